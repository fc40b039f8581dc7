package guanlan.domain.lifecycle;

import guanlan.platform.problems.Code;

/** What goes wrong with how customers stand. */
public enum LifecycleProblem implements Code {
    /** Parameter {@code label}. */
    KEPT("lifecycle.kept", 422);

    private final String key;
    private final int status;

    LifecycleProblem(String key, int status) {
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
