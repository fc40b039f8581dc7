package guanlan.platform.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the trail.
 *
 * @param seal the number of the seal it concerns
 * @param entry the entry it concerns
 */
public record Fault(What what, @Nullable Long seal, @Nullable UUID entry) {

    public enum What {
        /** Its text is not what was sealed. */
        ENTRY_CHANGED,
        /** The seal knows it, the table does not. */
        ENTRY_REMOVED,
        /** The table knows it, its seal does not; or it was never written by this installation. */
        ENTRY_INSERTED,
        /** Its content or its signature is not the one it was given. */
        SEAL_CHANGED,
        SEAL_REMOVED,
        /** It does not follow from the one before it. */
        SEAL_OUT_OF_ORDER,
        /** The chain is shorter than it was, or another one: its end was cut off or replaced. */
        END_REMOVED,
        /** Somebody let entries go who may not. */
        FAREWELL_FORGED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Fault entry(What what, @Nullable Long seal, UUID entry) {
        return new Fault(what, seal, entry);
    }

    static Fault seal(What what, long seal) {
        return new Fault(what, seal, null);
    }

    /** In words, for an operator. */
    @Override
    public String toString() {
        String name = what.key().replace('_', ' ');
        return entry == null
                ? "%s: seal %d".formatted(name, seal)
                : "%s: entry %s%s".formatted(name, entry, seal == null ? "" : " of seal " + seal);
    }
}
