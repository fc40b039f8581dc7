package guanlan.domain.performance;

import guanlan.platform.problems.Code;

/** What goes wrong with figures of selling. */
public enum PerformanceProblem implements Code {
    PERIOD_BACKWARDS("performance.period_backwards", 400),
    PERIOD_LONG("performance.period_long", 400),
    SINCE_FUTURE("performance.since_future", 400),
    /** Parameters {@code given}, {@code known}. */
    DIMENSION_UNKNOWN("performance.dimension_unknown", 400),
    /** Parameters {@code given}, {@code by}. */
    GROUP_UNKNOWN("performance.group_unknown", 400),
    /** Parameters {@code by}, {@code object}. */
    DIMENSION_ABSENT("performance.dimension_absent", 422);

    private final String key;
    private final int status;

    PerformanceProblem(String key, int status) {
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
