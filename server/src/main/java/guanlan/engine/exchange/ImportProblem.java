package guanlan.engine.exchange;

import guanlan.platform.problems.Code;

/** What can be wrong with an imported file, with one of its rows, or with an import's settings. */
public enum ImportProblem implements Code {
    UNREADABLE("import.unreadable", 422),
    DAMAGED("import.damaged", 422),
    EMPTY("import.empty", 422),
    NO_ROWS("import.no_rows", 422),
    TOO_LARGE("import.too_large", 413),
    INFLATED("import.inflated", 422),
    TOO_MANY_COLUMNS("import.too_many_columns", 422),
    ABSENT("import.absent", 404),
    STATE("import.state", 409),
    FIELD_UNKNOWN("import.field_unknown", 422),
    FIELD_TWICE("import.field_twice", 422),
    FIELD_MISSING("import.field_missing", 422),
    COLUMN_UNKNOWN("import.column_unknown", 422),
    KEY_UNUSABLE("import.key_unusable", 422),
    KEY_NOT_MAPPED("import.key_not_mapped", 422),
    NOTHING_MAPPED("import.nothing_mapped", 422),
    TOO_MANY_FIXES("import.too_many_fixes", 422),
    DEFAULT_UNFIT("import.default_unfit", 422),
    MAPPING_ABSENT("import.mapping_absent", 404),
    MAPPING_NAME("import.mapping_name", 422),
    NOT_COMPARED("import.not_compared", 422),
    ASKED_ABSENT("import.asked_absent", 404),
    ASKED_RECORD("import.asked_record", 422),
    ASKED_UNFIT("import.asked_unfit", 422),
    FAILED("import.failed", 500),

    ROW_WIDTH("import.row_width", 422),
    ROW_QUOTE("import.row_quote", 422),
    ROW_TOO_LONG("import.row_too_long", 422),
    ROW_CELL_TOO_LONG("import.row_cell_too_long", 422),
    ROW_REFUSED("import.row_refused", 422),
    ROW_BYTES("import.row_bytes", 422),
    ROW_CELL_ERROR("import.row_cell_error", 422),
    REFERENCE_ABSENT("import.reference_absent", 422),
    REFERENCE_AMBIGUOUS("import.reference_ambiguous", 422);

    private final String key;
    private final int status;

    ImportProblem(String key, int status) {
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
