package guanlan.engine.query;

import guanlan.platform.problems.Code;

/** What can be wrong with a question. */
public enum QueryProblem implements Code {
    RECORD_ABSENT("record.absent", 404),
    NOT_SORTABLE("query.not_sortable", 400),
    TOO_MANY_SORTS("query.too_many_sorts", 400),
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
