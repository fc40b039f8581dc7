package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import guanlan.platform.access.Mask;
import org.jspecify.annotations.Nullable;

/**
 * What a role says of a field.
 *
 * @param when criteria in CEL on the record; where they do not hold, {@code otherwise} counts
 * @param denied whether no other role lifts it
 */
public record FieldRule(
        Access access,
        @Nullable String when,
        Access otherwise,
        @Nullable Mask mask,
        boolean denied) {
    /** Of fields that a role does not mention. */
    static final FieldRule UNSAID = new FieldRule(Access.EDIT, null, Access.HIDDEN, null, false);

    /** The records whose field it lets be used that far. */
    Extent where(Access level) {
        if (when == null) {
            return access.reaches(level) ? Extent.ALL : Extent.NONE;
        }
        Extent inside = access.reaches(level) ? Extent.meets(when) : Extent.NONE;
        return inside.or(otherwise.reaches(level) ? Extent.ALL : Extent.NONE);
    }

    boolean fills() {
        return access == Access.EDIT || (when != null && otherwise == Access.EDIT);
    }
}
