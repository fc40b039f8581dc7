package guanlan.engine.exchange;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into an object: what was found in it, what its columns are to become, how far
 * it has come, and what was taken back.
 */
public record Import(
        UUID id,
        ObjectName object,
        State state,
        SourceFile file,
        Total rows,
        List<Column> columns,
        ImportPlan plan,
        Preview preview,
        Counts counts,
        @Nullable Reason failure,
        Undone undone,
        History history) {

    public Import {
        columns = List.copyOf(columns);
    }

    public Map<Integer, String> mapping() {
        return plan.mapping();
    }

    public Matching matching() {
        return plan.matching();
    }

    public Misfit misfit() {
        return plan.misfit();
    }

    /** The same under another plan, its first rows judged by that. */
    Import with(ImportPlan other, Preview judged) {
        return new Import(
                id, object, state, file, rows, columns, other, judged, counts, failure, undone,
                history);
    }

    /**
     * Where an import stands; a change of it is one statement that names the states it may leave.
     */
    public enum State {
        ANALYSED,
        RUNNING,
        PAUSED,
        FINISHED,
        /** Ended before its file did; what was written stays. */
        CANCELLED,
        FAILED,
        UNDOING,
        UNDONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The file as it was recognised.
     *
     * @param size in bytes
     * @param heading the line of the heading; 0 when there is none
     */
    public record SourceFile(
            String name,
            long size,
            String format,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable String sheet,
            long heading) {}

    /** How many rows the file has; for a workbook that is at first only known roughly. */
    public record Total(long count, boolean exact) {}

    /**
     * What is done with a row whose record is there already.
     *
     * @param by the field that tells; none: what is alike is asked about, anything else made
     */
    public record Matching(@Nullable String by, Policy policy) {
        /** The ways. */
        public enum Policy {
            SKIP,
            /** Only what the record has nothing of. */
            FILL,
            UPDATE,
            CREATE,
            /** The row is laid aside until somebody decides. */
            ASK;

            /** Whether a row may say less than a new record needs, as it meets one. */
            boolean meets() {
                return this == UPDATE || this == FILL;
            }

            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }

            static Policy of(String key) {
                return valueOf(key.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** What is done with a value that its field does not take, when the field can stay empty. */
    public enum Misfit {
        /** Its whole row stays out. */
        REJECT,
        /** The row comes in without it, and is listed. */
        LEAVE_OUT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Misfit of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The first rows and some faulty ones from further down, and what is wrong with them under the
     * present mapping.
     *
     * @param checked rows that were looked at, from the beginning of the file
     * @param rejected how many of these will stay out, shown or not
     * @param leftOut how many will come in without some value
     * @param corrected the cells among these that were corrected
     */
    public record Preview(
            List<Line> rows,
            List<RowProblem> problems,
            int checked,
            int rejected,
            int leftOut,
            @Nullable List<Corrected> corrected) {
        static final Preview NONE = new Preview(List.of(), List.of(), 0, 0, 0, List.of());

        /** A cell that was corrected, and what the file says there. */
        public record Corrected(long line, int column, String was) {}

        /** A row as it stands in the file. */
        public record Line(long line, List<String> cells) {}

        /**
         * What is wrong, in which column if it concerns one.
         *
         * @param leftOut only the value stays out, not its row
         */
        public record RowProblem(
                long line, @Nullable Integer column, Reason reason, boolean leftOut) {}
    }

    /** A finding as it is kept: said in the reader's language when it is read. */
    public record Reason(@Nullable String field, String code, Map<String, Object> params) {
        static Reason of(Finding finding) {
            return new Reason(finding.field(), finding.code().key(), Map.copyOf(finding.params()));
        }
    }

    /**
     * What became of the rows. Once finished, read is the sum of the others.
     *
     * @param leftOut rows that came in without a value that did not fit
     * @param asked rows that wait for a decision
     * @param working the time spent on it, pauses left out
     */
    public record Counts(
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long rejected,
            long leftOut,
            long asked,
            Duration working) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

        public long settled() {
            return created + updated + unchanged + skipped + rejected + asked;
        }
    }

    /** What an undo did: records removed, changed back, and left as somebody changed them since. */
    public record Undone(long removed, long reverted, long kept) {}

    /** When, and by whom it was brought. */
    public record History(
            Instant createdAt,
            @Nullable UUID createdBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}
}
