package guanlan.engine.records;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a batch is written: by which door it came and, where there is one, the id of the act it
 * belongs to.
 */
public record Cause(Kind kind, @Nullable UUID id) {

    /** The doors. */
    public enum Kind {
        SCREEN,
        API,
        IMPORT,
        MASS,
        UNDO,
        MERGE,
        /** What takes a merge back. */
        UNMERGE,
        SAMPLE,
        /** What follows by a rule of the company from other changes, or from time that passes. */
        RULE,
        SYSTEM;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public static Cause of(Kind kind) {
        return new Cause(kind, null);
    }

    public static Cause of(Kind kind, UUID id) {
        return new Cause(kind, id);
    }
}
