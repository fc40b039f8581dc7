package guanlan.platform.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long to wait after so many failures: nothing for the first {@code free}, then {@code first},
 * then three times as long each time, up to {@code longest}.
 */
record Delays(int free, Duration first, Duration longest) {
    private static final int FACTOR = 3;

    /** Ten wrong passwords lock an account for a quarter of an hour. */
    static final Delays ACCOUNT = new Delays(4, Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** A whole office may share an address. */
    static final Delays ADDRESS = new Delays(30, Duration.ofSeconds(5), Duration.ofMinutes(15));

    Duration after(int failures) {
        Duration delay = failures > free ? first : Duration.ZERO;
        for (int n = free + 1; n < failures && delay.compareTo(longest) < 0; n++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /** Whole seconds after the first failure, after the second …; the last is the longest. */
    List<Integer> steps() {
        var steps = new ArrayList<Integer>();
        Duration step;
        do {
            step = after(steps.size() + 1);
            steps.add(Math.toIntExact(step.toSeconds()));
        } while (step.compareTo(longest) < 0);
        return steps;
    }
}
