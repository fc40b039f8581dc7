package guanlan.domain.matching;

import guanlan.platform.problems.Code;

/** What goes wrong in the search for duplicates. */
public enum MatchingProblem implements Code {
    /** Parameter {@code object}. */
    NOT_MATCHED("matching.not_matched", 404),
    PAIR_ABSENT("matching.pair_absent", 404),
    /** Parameters {@code count}, {@code name}. */
    FOUND("matching.found", 409),
    SETTING_REFUSED("matching.setting_refused", 422),
    /** Parameter {@code field}. */
    FIELD_UNKNOWN("matching.field_unknown", 422),
    /** Parameters {@code field}, {@code kind}. */
    FIELD_UNFIT("matching.field_unfit", 422),
    /** Parameter {@code field}. */
    FIELD_TWICE("matching.field_twice", 422),
    NO_FIELDS("matching.no_fields", 422),
    /** Parameter {@code rule}. */
    RULE_EMPTY("matching.rule_empty", 422),
    /** Parameters {@code rule}, {@code field}. */
    RULE_FIELD("matching.rule_field", 422),
    LIMITS("matching.limits", 422),
    MERGES_FROM("matching.merges_from", 422),
    /** Parameter {@code field}. */
    WEIGHT("matching.weight", 422),
    STATE("matching.state", 422),
    /** Parameter {@code most}. */
    TOO_MANY("matching.too_many", 422);

    private final String key;
    private final int status;

    MatchingProblem(String key, int status) {
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
