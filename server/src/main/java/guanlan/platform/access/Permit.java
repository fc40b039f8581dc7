package guanlan.platform.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do with the records of one object: the one answer that queries, writes, exports
 * and pushes are built from.
 *
 * @param scope the records he sees, as criteria in CEL; none: all of them
 * @param hidden fields that do not exist for him
 * @param locked fields that he reads but does not change
 */
public record Permit(
        Set<Right> rights, @Nullable String scope, Set<String> hidden, Set<String> locked) {

    /** An act on the records of an object. */
    public enum Right {
        SEE,
        CREATE,
        EDIT,
        DELETE,
        IMPORT,
        EXPORT,
        /** Changes what the object is: its fields, layouts and rules. */
        CONFIGURE
    }

    public Permit {
        rights = Set.copyOf(rights);
        hidden = Set.copyOf(hidden);
        locked = Set.copyOf(locked);
    }

    public boolean allows(Right right) {
        return rights.contains(right);
    }

    public boolean shows(String field) {
        return !hidden.contains(field);
    }

    public boolean edits(String field) {
        return shows(field) && !locked.contains(field);
    }
}
