package guanlan.domain.warnings;

import guanlan.platform.problems.Code;

/** What goes wrong with warnings and their rules. */
public enum WarningProblem implements Code {
    /** Parameter {@code id}. */
    ABSENT("warnings.absent", 404),
    NOBODY("warnings.nobody", 403),
    /** Parameter {@code given}. */
    WHICH_UNKNOWN("warnings.which_unknown", 400),
    /** Parameter {@code most}. */
    UNTIL_PAST("warnings.until_past", 422),
    /** Parameter {@code object}. */
    OBJECT_ABSENT("warnings.object_absent", 422),
    NO_MOMENT("warnings.no_moment", 422),
    /** Parameters {@code name}, {@code object}. */
    MOMENT_UNFIT("warnings.moment_unfit", 422),
    /** Parameter {@code name}. */
    DAYS_UNFIT("warnings.days_unfit", 422),
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("warnings.condition_unreadable", 422),
    /** Only goals are behind. */
    NO_GOAL("warnings.no_goal", 422);

    private final String key;
    private final int status;

    WarningProblem(String key, int status) {
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
