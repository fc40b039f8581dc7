package guanlan.platform.audit;

import guanlan.platform.problems.Code;

/** What can be wrong with a question to the trail. */
public enum AuditProblem implements Code {
    /** Parameters {@code kind}, {@code known}. */
    KIND_UNKNOWN("audit.kind_unknown", 400),
    CURSOR_INVALID("audit.cursor_invalid", 400);

    private final String key;
    private final int status;

    AuditProblem(String key, int status) {
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
