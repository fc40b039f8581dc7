package guanlan.domain.response;

import guanlan.platform.problems.Code;

/** What goes wrong with response targets. */
public enum ResponseProblem implements Code {
    /** Parameter {@code reason}. */
    CONDITION_UNREADABLE("response.condition_unreadable", 422),
    /** Parameter {@code name}. */
    CONDITION_COMPUTED("response.condition_computed", 422),
    /** Parameter {@code given}. */
    TIME_UNREADABLE("response.time_unreadable", 422);

    private final String key;
    private final int status;

    ResponseProblem(String key, int status) {
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
