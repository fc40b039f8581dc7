package guanlan.platform.access;

import guanlan.platform.problems.Code;

/** What goes wrong with rights. */
public enum AccessProblem implements Code {
    /** The caller is known, and may not. */
    REFUSED("access.refused", 403),
    /** He looks through somebody's eyes. */
    READ_ONLY("access.read_only", 403);

    private final String key;
    private final int status;

    AccessProblem(String key, int status) {
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
