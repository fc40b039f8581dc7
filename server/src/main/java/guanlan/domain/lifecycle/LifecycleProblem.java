package guanlan.domain.lifecycle;

import guanlan.platform.problems.Code;

/** What goes wrong with how customers stand. */
public enum LifecycleProblem implements Code {
    /** Parameter {@code label}. */
    KEPT("lifecycle.kept", 422),
    REASON_NEEDED("lifecycle.reason_needed", 422),
    UNTIL_PAST("lifecycle.until_past", 422),
    /** Parameters {@code state}, {@code states}. */
    STATE_ABSENT("lifecycle.state_absent", 422),
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("lifecycle.condition_unreadable", 422),
    /** Parameter {@code name}. */
    CONDITION_COMPUTED("lifecycle.condition_computed", 422),
    /** Parameter {@code name}. */
    CONDITION_MOVING("lifecycle.condition_moving", 422),
    /** Parameter {@code most}. */
    TOO_MANY("lifecycle.too_many", 422),
    /** Parameter {@code id}. */
    RULE_ABSENT("lifecycle.rule_absent", 404);

    private final String key;
    private final int status;

    LifecycleProblem(String key, int status) {
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
