package guanlan.engine.mass;

import guanlan.platform.problems.Code;

/** Why an act on many records is refused. */
public enum MassProblem implements Code {
    ABSENT("mass.absent", 404),
    /** Parameters {@code expected}, {@code count}. */
    COUNT_MOVED("mass.count_moved", 409),
    NO_COUNT("mass.no_count", 400),
    NO_VALUES("mass.no_values", 400),
    VALUES_REFUSED("mass.values_refused", 422),
    /** Parameter {@code state}. */
    STATE("mass.state", 409),
    /** Parameter {@code trace}. */
    FAILED("mass.failed", 500);

    private final String key;
    private final int status;

    MassProblem(String key, int status) {
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
