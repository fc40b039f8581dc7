package guanlan.engine.changes;

import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as readers see it: which record of which object changed, and how, when and
 * by whom.
 *
 * @param fields that an update changed; null: all of them, or it is not known which
 * @param actor the person; null: the product itself
 */
public record Change(
        Position position,
        ObjectName object,
        UUID record,
        Operation operation,
        @Nullable Set<String> fields,
        Instant at,
        @Nullable UUID actor) {

    /** Whether it may have changed one of these fields. */
    public boolean touches(Predicate<String> some) {
        return fields == null || fields.stream().anyMatch(some);
    }

    /** What was done to the record. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE;

        /** Its word in the API. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Operation of(String letter) {
            return switch (letter) {
                case "c" -> CREATE;
                case "u" -> UPDATE;
                case "d" -> DELETE;
                case "r" -> RESTORE;
                default -> throw new IllegalArgumentException("no operation is written " + letter);
            };
        }

        String letter() {
            return key().substring(0, 1);
        }
    }
}
