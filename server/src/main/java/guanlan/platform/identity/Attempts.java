package guanlan.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Failures counted in memory, for what has no row to count them in: addresses, and logins that do
 * not exist (which must answer like those that do).
 */
final class Attempts {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final Delays delays;
    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Attempts(InstantSource clock, Delays delays) {
        this.clock = clock;
        this.delays = delays;
    }

    /**
     * Counts an attempt as failed before it is made, so that many at once cannot slip through; or
     * says how long to wait.
     */
    Duration begin(String key) {
        Instant now = clock.instant();
        Failures[] before = new Failures[1];
        failures.asMap()
                .compute(
                        key,
                        (_, known) -> {
                            before[0] = known == null ? Failures.NONE : known;
                            return before[0].blocked(now)
                                    ? before[0]
                                    : before[0].oneMore(now, delays);
                        });
        return before[0].blocked(now) ? Duration.between(now, before[0].until()) : Duration.ZERO;
    }

    /** The attempt was good after all. */
    void forgive(String key) {
        failures.asMap().computeIfPresent(key, (_, known) -> known.oneLess());
    }

    private record Failures(int count, Instant until) {
        static final Failures NONE = new Failures(0, Instant.MIN);

        boolean blocked(Instant now) {
            return until.isAfter(now);
        }

        Failures oneMore(Instant now, Delays delays) {
            return new Failures(count + 1, now.plus(delays.after(count + 1)));
        }

        Failures oneLess() {
            return new Failures(Math.max(0, count - 1), Instant.MIN);
        }
    }
}
