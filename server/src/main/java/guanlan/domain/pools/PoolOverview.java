package guanlan.domain.pools;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it is for the caller.
 *
 * @param member whether he may look into it and claim
 * @param manages whether he may assign, move and change what is in it
 * @param count records in it, for members only
 * @param exact whether the count is more than an estimate
 * @param quotas how far the limits that concern him are used
 */
public record PoolOverview(
        UUID id,
        ObjectName object,
        String name,
        boolean retired,
        boolean member,
        boolean manages,
        @Nullable Long count,
        boolean exact,
        List<Quota> quotas) {
    public PoolOverview {
        quotas = List.copyOf(quotas);
    }

    /**
     * A limit and how far it is used.
     *
     * @param name empty: the pool's own
     * @param perDay null: any number
     * @param claimed today
     * @param holding null: any number
     */
    public record Quota(
            String name,
            @Nullable Integer perDay,
            int claimed,
            @Nullable Integer holding,
            int held) {}
}
