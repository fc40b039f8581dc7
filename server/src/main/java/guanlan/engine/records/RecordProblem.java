package guanlan.engine.records;

import guanlan.platform.problems.Code;

/** Why a row, or a whole batch, is refused. */
public enum RecordProblem implements Code {
    REJECTED("record.rejected", 422),
    STALE("record.stale", 412),
    GONE("record.gone", 404),
    DELETED("record.deleted", 409),
    NOT_DELETED("record.not_deleted", 409),
    REQUIRED("value.required", 422),
    NOT_UNIQUE("value.not_unique", 422),
    REFERENCE_ABSENT("value.reference_absent", 422),
    /** Parameters {@code currency}, {@code base}, {@code day}. */
    NO_RATE("value.no_rate", 422),
    NO_CURRENCY("money.no_currency", 422),
    /** Parameter {@code currency}. */
    CURRENCY_IN_USE("money.currency_in_use", 409),
    FILE_ABSENT("value.file_absent", 422),
    /** Parameter {@code message}: what the company wrote to its rule. */
    RULE("value.rule", 422),
    /** Parameters {@code count}, {@code object}, {@code field}. */
    PROTECTED("record.protected", 409),
    /** Parameter {@code most}. */
    TAKES_TOO_MANY("record.takes_too_many", 422),
    OWN_PARENT("value.own_parent", 422),
    FIELD_LOCKED("access.field_locked", 403),
    NO_KEY("batch.no_key", 400),
    KEY_REUSED("request.key_reused", 422);

    private final String key;
    private final int status;

    RecordProblem(String key, int status) {
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
