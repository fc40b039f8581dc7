package guanlan.domain.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** When things begin in a maker's year: little around the Spring Festival, much before its ends. */
final class Seasons {
    /** January to December, of three. */
    private static final double[] LIVELY = {
        1.0, 0.5, 2.6, 1.8, 1.9, 2.3, 1.4, 1.5, 2.4, 1.7, 2.4, 3.0
    };

    private Seasons() {}

    /** Some moment of the last days, in working hours, more often in a lively month. */
    static Instant any(Instant now, int days, RandomGenerator chance) {
        while (true) {
            Instant day = now.minus(1 + chance.nextInt(days), ChronoUnit.DAYS);
            int month = day.atOffset(ZoneOffset.UTC).getMonthValue();
            if (chance.nextDouble() * 3 < LIVELY[month - 1]) {
                return day.truncatedTo(ChronoUnit.DAYS)
                        .plus(Duration.ofMinutes(60 + chance.nextInt(9 * 60)));
            }
        }
    }

    /** How long something takes that usually takes some days: mostly less, sometimes far more. */
    static Duration around(double days, RandomGenerator chance) {
        double hours = days * 24 * Math.exp(chance.nextGaussian() * 0.6 - 0.15);
        return Duration.ofMinutes(Math.max(30, Math.round(hours * 60)));
    }
}
