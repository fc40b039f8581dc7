package guanlan.domain.matching;

import guanlan.core.matching.Judge.Decision;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that may be one.
 *
 * @param rule by which they are; null: the model thinks so
 * @param decided by whom, when and why; null: nobody yet
 */
public record Pair(
        UUID id,
        ObjectName object,
        UUID one,
        UUID two,
        double probability,
        Decision decision,
        @Nullable String rule,
        State state,
        Instant foundAt,
        @Nullable Decided decided) {

    /** The same, as somebody sees it who may not read all that it was found by. */
    Pair as(double likely, Decision said, @Nullable String by) {
        return new Pair(id, object, one, two, likely, said, by, state, foundAt, decided);
    }

    /** Who said what. */
    public record Decided(Instant at, @Nullable UUID by, @Nullable String note) {}

    /** What people said. */
    public enum State {
        OPEN,
        SAME,
        DIFFERENT,
        LATER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
