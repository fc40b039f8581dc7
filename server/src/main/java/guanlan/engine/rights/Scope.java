package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of an object that a role reaches, beside those that are shared.
 *
 * @param where criteria in CEL; only with {@link Kind#WHERE}
 */
public record Scope(Kind kind, @Nullable String where) {
    public static final Scope ALL = new Scope(Kind.ALL, null);

    /** The usual scopes, and any other. */
    public enum Kind {
        ALL("true"),
        OWN("owner == me()"),
        SUBORDINATES("owner == me() || owner in mySubordinates()"),
        DEPARTMENT("owner == me() || department in myDepartments()"),
        DEPARTMENT_TREE("owner == me() || department in myDepartmentTree()"),
        SHARED("false"),
        WHERE("false");

        private final String cel;

        Kind(String cel) {
            this.cel = cel;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
        }
    }

    public Extent extent() {
        return switch (kind) {
            case ALL -> Extent.ALL;
            case SHARED -> Extent.NONE;
            case WHERE -> where == null ? Extent.NONE : Extent.meets(where);
            case OWN, SUBORDINATES, DEPARTMENT, DEPARTMENT_TREE -> Extent.meets(kind.cel);
        };
    }
}
