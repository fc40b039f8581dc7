package guanlan.platform.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person stands in the organisation: what criteria may ask about the one who asks. */
public interface Standing {
    /** Nobody, or the product itself. */
    Standing ALONE =
            new Standing() {
                @Override
                public @Nullable UUID department() {
                    return null;
                }

                @Override
                public Set<UUID> departments() {
                    return Set.of();
                }

                @Override
                public Set<UUID> departmentTree() {
                    return Set.of();
                }

                @Override
                public Set<UUID> subordinates() {
                    return Set.of();
                }
            };

    /** The department that his record names first of all. */
    @Nullable UUID department();

    /** The departments he belongs to. */
    Set<UUID> departments();

    /** Those, and all below them. */
    Set<UUID> departmentTree();

    /** The people he leads, and all whom they lead. */
    Set<UUID> subordinates();
}
