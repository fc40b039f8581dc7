package guanlan.engine.mass;

import guanlan.engine.query.Filter;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act on all records of a filter, and how far it has come.
 *
 * @param values the fields to set, as they were given; empty for other acts
 * @param failure the code of what ended it
 */
public record Mass(
        UUID id,
        ObjectName object,
        Act act,
        Filter filter,
        Map<String, @Nullable Object> values,
        State state,
        Counts counts,
        @Nullable String failure,
        Undone undone,
        Story story) {

    /** What is done with each record. */
    public enum Act {
        UPDATE,
        DELETE,
        RESTORE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Act of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

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

    /** Of {@code total} records {@code done} are through, each in one of three ways. */
    public record Counts(long total, long done, long changed, long unchanged, long rejected) {}

    /** What was taken back; {@code kept} were changed by somebody since and stay as they are. */
    public record Undone(long removed, long reverted, long kept) {}

    /** Who ordered it, and when. */
    public record Story(
            Instant createdAt, @Nullable UUID createdBy, @Nullable Instant finishedAt) {}

    /** A record that did not take the change. */
    public record Refusal(
            UUID record,
            @Nullable String field,
            String code,
            Map<String, @Nullable Object> params) {}
}
