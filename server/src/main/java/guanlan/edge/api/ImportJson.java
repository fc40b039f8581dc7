package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.exchange.Column;
import guanlan.engine.exchange.Corrections;
import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Settings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as the API speaks of it. In a list it comes without its preview. */
record ImportJson(
        UUID id,
        String object,
        Import.State state,
        SourceFile file,
        Total rows,
        List<Column> columns,
        Map<String, @Nullable String> mapping,
        Duplicates duplicates,
        Import.Misfit misfit,
        Map<String, List<String>> defaults,
        int corrections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Preview preview,
        Progress progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Failure failure,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Undone undo,
        Instant createdAt,
        RecordJson.@Nullable Reference createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** {@code heading}: the line of the heading; 0 when the file has none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceFile(
            String name,
            long size,
            String format,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable String sheet,
            long heading) {}

    record Total(long total, boolean exact) {}

    record Duplicates(
            @Nullable String by, @Pattern(regexp = "skip|fill|update|create|ask") String policy) {

        static Duplicates of(Matching matching) {
            return new Duplicates(matching.by(), matching.policy().key());
        }

        Matching matching() {
            return new Matching(by, Matching.Policy.valueOf(policy.toUpperCase(Locale.ROOT)));
        }
    }

    /** {@code checked}: rows looked at; the other counts are of these, shown or not. */
    record Preview(
            List<Import.Preview.Line> rows,
            List<Trouble> problems,
            int checked,
            int rejected,
            int leftOut,
            List<Import.Preview.Corrected> corrected) {}

    /** {@code column} counts from 0; none: the row as a whole. */
    record Trouble(
            long line,
            @Nullable Integer column,
            @Nullable String field,
            String code,
            String message,
            boolean leftOut) {}

    record Progress(
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long rejected,
            long leftOut,
            long asked,
            long total,
            long rowsPerSecond,
            @Nullable Long secondsLeft) {}

    record Failure(String code, String message) {}

    record Undone(long removed, long reverted, long kept) {}

    /** What a request changes; a column named with no field is left out. */
    record Settled(
            @Nullable Map<Integer, @Nullable String> mapping,
            @Valid @Nullable Duplicates duplicates,
            @Pattern(regexp = "reject|leave_out") @Nullable String misfit,
            @Nullable List<Corrections.Fix> fixes,
            @Nullable Map<String, List<String>> defaults) {

        Settings settings() {
            return new Settings(
                    mapping,
                    duplicates == null ? null : duplicates.matching(),
                    misfit == null ? null : Import.Misfit.valueOf(misfit.toUpperCase(Locale.ROOT)),
                    fixes,
                    defaults);
        }
    }
}
