package guanlan.platform.database;

import java.time.Duration;

/**
 * How long somebody waits for one answer of the database. Bound at the border for those who wait,
 * and kept by every connection that is taken while it is; jobs and readers have all the time they
 * need.
 */
public final class Patience {
    public static final ScopedValue<Duration> CURRENT = ScopedValue.newInstance();

    private Patience() {}
}
