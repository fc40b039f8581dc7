package guanlan.engine.exchange;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Query;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records on their way into a file: which of them, how they are written, how far it has come. */
public record Export(
        UUID id,
        ObjectName object,
        Wanted wanted,
        State state,
        Progress progress,
        Import.@Nullable Reason failure,
        Story story) {

    /**
     * What was ordered.
     *
     * @param sort as a list takes it; null: the newest change first
     * @param fields paths of the columns, in their order
     * @param ids whether the ids of records stand beside their names
     */
    public record Wanted(
            Filter filter,
            @Nullable String sort,
            List<String> fields,
            Format format,
            Heading heading,
            boolean ids) {
        public Wanted {
            fields = List.copyOf(fields);
        }

        Query query(ObjectName object) {
            return Query.of(object).filter(filter).sort(sort).fields(fields);
        }

        Wanted fields(List<String> paths) {
            return new Wanted(filter, sort, paths, format, heading, ids);
        }
    }

    /** What is written. */
    public enum Format {
        /** Commas between cells, UTF-8. */
        CSV("text/csv;charset=UTF-8"),
        /** A workbook; a sheet of it holds a million rows. */
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        /** One JSON object a line, as the API tells a record. */
        JSONL("application/jsonl");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String mediaType() {
            return type;
        }
    }

    /** What stands at the head of a column. */
    public enum Heading {
        /** What people call the field, in the language of who ordered it. */
        LABELS,
        /** What programs call it. */
        NAMES;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands. */
    public enum State {
        RUNNING,
        FINISHED,
        CANCELLED,
        FAILED,
        /** Its file is gone. */
        EXPIRED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How far it is.
     *
     * @param total records, once they are counted; fewer are written when some are deleted
     *     meanwhile
     * @param cut cells that were longer than a workbook takes
     * @param size of the file in bytes
     */
    public record Progress(@Nullable Long total, long done, long cut, @Nullable Long size) {}

    /** Who ordered it and when; until when its file is kept. */
    public record Story(
            Instant createdAt,
            @Nullable UUID createdBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt) {}
}
