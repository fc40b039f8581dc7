package guanlan.edge.webhooks;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures: three times as long each time, up to a limit, and up to a fifth
 * more or less, so that those who failed together do not come back together.
 */
record Pauses(Duration first, Duration longest, DoubleSupplier chance) {
    private static final int GROWTH = 3;
    private static final double SPREAD = 0.2;

    /**
     * @param failures from 1 on
     */
    Duration after(int failures) {
        double millis = first.toMillis() * Math.pow(GROWTH, Math.max(0, failures - 1));
        double limited = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(
                Math.round(limited * (1 - SPREAD + 2 * SPREAD * chance.getAsDouble())));
    }
}
