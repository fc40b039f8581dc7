package guanlan.domain.pools;

import guanlan.platform.problems.Code;

/** What goes wrong with pools and with taking records out of them. */
public enum PoolProblem implements Code {
    /** Parameter {@code id}. */
    ABSENT("pools.absent", 404),
    /** Parameter {@code id}. */
    RULE_ABSENT("pools.rule_absent", 404),
    /** Leads are won as deals of customers. */
    NO_DEALS_OF_LEADS("pools.no_deals_of_leads", 422),
    /** Parameter {@code pool}. */
    NOT_MANAGED("pools.not_managed", 403),
    NOBODY("pools.nobody", 422),
    /** Parameter {@code most}. */
    TOO_MANY("pools.too_many", 400),
    NOTHING_NAMED("pools.nothing_named", 400),
    OTHER_POOL("pools.other_pool", 422),
    /** Parameter {@code pool}. */
    RETIRED("pools.retired", 422),
    OWNER_OR_POOL("pools.owner_or_pool", 422),
    OWNER_NEEDED("pools.owner_needed", 422),
    REASON_MISSING("pools.reason_missing", 422),
    /** Parameter {@code label}. */
    KEPT("pools.kept", 422),
    /** Parameter {@code pool}. */
    CLAIM_IT("pools.claim_it", 422),
    /** Parameter {@code pool}. */
    MOVED_BY_MANAGERS("pools.moved_by_managers", 422),
    TAKEN("pools.taken", 409),
    /** Parameters {@code pool}, {@code most}. */
    DAY_FULL("pools.day_full", 422),
    /** Parameters {@code limit}, {@code most}. */
    DAY_FULL_OF("pools.day_full_of", 422),
    /** Parameters {@code pool}, {@code most}. */
    HANDS_FULL("pools.hands_full", 422),
    /** Parameters {@code limit}, {@code most}. */
    HANDS_FULL_OF("pools.hands_full_of", 422),
    /** Parameters {@code days}, {@code until}. */
    RECLAIM_WAITS("pools.reclaim_waits", 422),
    RECLAIM_NEVER("pools.reclaim_never", 422),
    OBJECT_FIXED("pools.object_fixed", 422),
    /** Parameters {@code name}, {@code object}. */
    FIELD_ABSENT("pools.field_absent", 422),
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("pools.condition_unreadable", 422),
    /** Parameter {@code name}. */
    CONDITION_COMPUTED("pools.condition_computed", 422);

    private final String key;
    private final int status;

    PoolProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
