package guanlan.engine.merging;

import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many merges, done one after the other, and how far they have come.
 *
 * @param failure the code of what ended it
 */
public record Run(
        UUID id,
        ObjectName object,
        State state,
        Counts counts,
        Back back,
        @Nullable String failure,
        Story story) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        FINISHED,
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

    /** Of {@code total} groups {@code done} are through, merged or not. */
    public record Counts(long total, long done, long merged, long rejected) {}

    /** How many merges were taken back; {@code kept} could not be. */
    public record Back(long undone, long kept) {}

    /** Who ordered it, and when. */
    public record Story(
            Instant createdAt, @Nullable UUID createdBy, @Nullable Instant finishedAt) {}

    /**
     * Records that are to become one.
     *
     * @param survivor none: the rules choose
     */
    public record Group(List<UUID> records, @Nullable UUID survivor) {
        public Group {
            records = List.copyOf(records);
        }
    }

    /** A group that was not merged, or a merge that was not taken back. */
    public record Refusal(List<UUID> records, String code, Map<String, @Nullable Object> params) {}
}
