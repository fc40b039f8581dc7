package guanlan.domain.allocation;

import guanlan.platform.problems.Code;

/** What goes wrong with allocation. */
public enum AllocationProblem implements Code {
    /** Parameter {@code id}. */
    CHOICE_ABSENT("allocation.choice_absent", 404),
    NOT_YOURS("allocation.not_yours", 403),
    TOO_LATE("allocation.too_late", 409),
    NOBODY_TAKES_PART("allocation.nobody_takes_part", 422),
    OBJECT_FIXED("allocation.object_fixed", 422),
    OTHER_POOL("allocation.other_pool", 422),
    /** Parameter {@code given}. */
    TIME_UNREADABLE("allocation.time_unreadable", 422),
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("allocation.condition_unreadable", 422),
    /** Parameters {@code given}, {@code choices}. */
    OBJECT_UNKNOWN("allocation.object_unknown", 400),
    /** Parameters {@code least}, {@code most}. */
    DAYS_OUT_OF_RANGE("allocation.days_out_of_range", 400),
    NO_RULES("allocation.no_rules", 422);

    private final String key;
    private final int status;

    AllocationProblem(String key, int status) {
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
