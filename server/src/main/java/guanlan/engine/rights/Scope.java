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
        ALL(Extent.ALL),
        OWN(Extent.meets("owner == me()")),
        SUBORDINATES(OWN.extent.or(Extent.meets("owner in mySubordinates()"))),
        DEPARTMENT(OWN.extent.or(Extent.meets("department in myDepartments()"))),
        DEPARTMENT_TREE(OWN.extent.or(Extent.meets("department in myDepartmentTree()"))),
        SHARED(Extent.NONE),
        WHERE(Extent.NONE);

        private final Extent extent;

        Kind(Extent extent) {
            this.extent = extent;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
        }
    }

    public Extent extent() {
        return kind == Kind.WHERE && where != null ? Extent.meets(where) : kind.extent;
    }
}
