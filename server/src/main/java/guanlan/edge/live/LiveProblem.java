package guanlan.edge.live;

import guanlan.platform.problems.Code;

/** What goes wrong with following changes. */
enum LiveProblem implements Code {
    /** The node serves as many as it can. */
    FULL("live.full", 503);

    private final String key;
    private final int status;

    LiveProblem(String key, int status) {
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
