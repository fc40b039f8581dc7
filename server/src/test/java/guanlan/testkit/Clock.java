package guanlan.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test lets time pass. */
public final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-05T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
