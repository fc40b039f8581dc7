package guanlan.engine.design;

import guanlan.platform.problems.Code;

/** Why a definition cannot be changed, and what is risky about a change that can be made. */
public enum DesignProblem implements Code {
    /** Carries the obstacles as findings. */
    REFUSED("design.refused", 422),
    NAME_MISSING("design.name_missing", 422),
    /** Parameters {@code name}, {@code proposal}. */
    NAME_UNFIT("design.name_unfit", 422),
    /** Parameters {@code length}, {@code most}. */
    NAME_TOO_LONG("design.name_too_long", 422),
    /** Parameters {@code name}, {@code proposal}. */
    NAME_TAKEN("design.name_taken", 409),
    /** Parameters {@code name}, {@code proposal}. */
    NAME_RESERVED("design.name_reserved", 422),
    /** Parameter {@code name}. */
    NAME_IN_BIN("design.name_in_bin", 409),
    /** Parameter {@code type}. */
    TYPE_UNKNOWN("design.type_unknown", 422),
    TARGET_MISSING("design.target_missing", 422),
    /** Parameter {@code most}. */
    TOO_MANY("design.too_many", 422),
    /** Part of the product itself. Parameter {@code name}. */
    CORE("design.core", 422),
    /** Kept by the engine on every object. Parameter {@code name}. */
    SYSTEM_FIELD("design.system_field", 422),
    /** Parameter {@code name}. */
    STANDARD_TYPE("design.standard_type", 422),
    /** Parameter {@code name}. */
    STANDARD_STAYS("design.standard_stays", 422),
    /** Parameter {@code name}. */
    NOT_IN_BIN("design.not_in_bin", 409),
    /** Parameters {@code name}, {@code by}. */
    IN_USE("design.in_use", 409),
    /** Parameters {@code rule}, {@code object}, {@code reason}. */
    RULE_BROKEN("design.rule_broken", 422),
    /** Parameters {@code rule}, {@code object}, {@code field}. */
    RULE_COMPUTED("design.rule_computed", 422),
    /** Parameters {@code view}, {@code object}, {@code reason}. */
    VIEW_BROKEN("design.view_broken", 422),
    /** Parameters {@code field}, {@code from}, {@code to}, {@code count}. */
    TYPE_WITH_VALUES("design.type_with_values", 422),
    /** Parameters {@code field}, {@code count}, {@code value}. */
    TYPE_MISFIT("design.type_misfit", 422),
    /** Parameters {@code field}, {@code most}. */
    TYPE_TOO_MANY("design.type_too_many", 422),
    /** Parameters {@code fields}, {@code count}. */
    DUPLICATES("design.duplicates", 422),
    /** Parameters {@code field}, {@code count}. */
    EMPTY_VALUES("design.empty_values", 422),
    /** Parameters {@code field}, {@code count}, {@code most}. */
    LONGER_VALUES("design.longer_values", 422),
    /** Parameters {@code field}, {@code count}, {@code value}. */
    CHOICES_IN_USE("design.choices_in_use", 422),
    /** Parameters {@code name}, {@code count}. */
    VALUES_HIDDEN("design.values_hidden", 422),
    /** Parameters {@code name}, {@code count}. */
    VALUES_GONE("design.values_gone", 422),
    /** Writers left no gap. */
    BUSY("design.busy", 503),
    CHANGE_ABSENT("design.change_absent", 404),
    /** Parameter {@code names}. */
    CHANGED_SINCE("design.changed_since", 409);

    private final String key;
    private final int status;

    DesignProblem(String key, int status) {
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
