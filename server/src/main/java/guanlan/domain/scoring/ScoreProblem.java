package guanlan.domain.scoring;

import guanlan.platform.problems.Code;

/** What goes wrong with scoring. */
public enum ScoreProblem implements Code {
    /** Parameter {@code label}. */
    KEPT("scoring.kept", 422),
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("scoring.condition_unreadable", 422),
    /** Parameter {@code name}. */
    CONDITION_COMPUTED("scoring.condition_computed", 422),
    /** Parameter {@code name}. */
    CONDITION_COUNTED("scoring.condition_counted", 422),
    /** Parameter {@code most}. */
    TOO_MANY("scoring.too_many", 422),
    /** Parameter {@code id}. */
    RULE_ABSENT("scoring.rule_absent", 404),
    /** Parameters {@code given}, {@code known}. */
    DIMENSION_ABSENT("scoring.dimension_absent", 422);

    private final String key;
    private final int status;

    ScoreProblem(String key, int status) {
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
