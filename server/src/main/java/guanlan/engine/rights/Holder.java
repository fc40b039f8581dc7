package guanlan.engine.rights;

import guanlan.platform.access.Standing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A person with all that rights are compiled from.
 *
 * @param above his departments and all above them
 * @param roles the keys of the roles he holds now
 * @param shared objects of which records are shared with him one by one
 * @param rules what is shared with him by criteria
 * @param standsFor the absent people for whom he stands in now
 * @param until when a grant, a share or an absence begins or ends next
 */
record Holder(
        UUID person,
        @Nullable UUID department,
        Set<UUID> departments,
        Set<UUID> departmentTree,
        Set<UUID> above,
        @Nullable String position,
        Set<String> roles,
        Set<String> shared,
        List<SharedBy> rules,
        Set<UUID> standsFor,
        @Nullable Instant until,
        Supplier<Set<UUID>> below)
        implements Standing {

    /** Records of an object that meet criteria are shared. */
    record SharedBy(String object, String where, boolean toEdit) {}

    Holder until(@Nullable Instant moment) {
        return new Holder(
                person,
                department,
                departments,
                departmentTree,
                above,
                position,
                roles,
                shared,
                rules,
                standsFor,
                moment,
                below);
    }

    Holder holding(String role) {
        Set<String> more = new HashSet<>(roles);
        more.add(role);
        return new Holder(
                person,
                department,
                departments,
                departmentTree,
                above,
                position,
                Set.copyOf(more),
                shared,
                rules,
                standsFor,
                until,
                below);
    }

    /** The sooner of two moments; none is never. */
    static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    @Override
    public Set<UUID> subordinates() {
        return below.get();
    }
}
