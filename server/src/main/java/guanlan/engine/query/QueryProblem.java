package guanlan.engine.query;

import guanlan.platform.problems.Code;

/** What can be wrong with a question. */
public enum QueryProblem implements Code {
    RECORD_ABSENT("record.absent", 404),
    NOT_SORTABLE("query.not_sortable", 400),
    TOO_MANY_SORTS("query.too_many_sorts", 400),
    TOO_FAR("query.too_far", 400),
    BOTH_CURSORS("query.both_cursors", 400),
    TOO_MANY("query.too_many", 400),
    NOT_A_DAY("query.not_a_day", 400),
    NOT_A_NUMBER("query.not_a_number", 400),
    NOT_GROUPED("query.not_grouped", 400),
    MEASURE_WITHOUT_FIELD("query.measure_without_field", 400),
    CURSOR_INVALID("query.cursor_invalid", 400),
    CRITERIA_INVALID("query.criteria_invalid", 400);

    private final String key;
    private final int status;

    QueryProblem(String key, int status) {
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
