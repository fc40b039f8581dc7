package guanlan.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Failures counted for all nodes together, by account, address or code. An account that does not
 * exist is counted like one that does, and must answer like it.
 */
@Repository
class Attempts {
    /** After so long without an attempt, earlier failures are forgotten. */
    static final Duration FORGOTTEN = Duration.ofDays(1);

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    /** One statement, so that many at once cannot slip through: the row is locked while it runs. */
    private static final String BEGIN =
            """
            insert into system.attempt as known (key, failures, until, seen_at)
            values (:key, 1, :now + make_interval(secs => (:steps::int[])[1]), :now)
            on conflict (key) do update
               set failures = case when known.seen_at < :forgotten then 1
                                   else least(known.failures + 1, cardinality(:steps::int[])) end,
                   until = :now + make_interval(secs => (:steps::int[])[
                               case when known.seen_at < :forgotten then 1
                                    else least(known.failures + 1, cardinality(:steps::int[])) end]),
                   seen_at = :now
             where known.until <= :now
            returning true
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);

    Attempts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is made, in a transaction of its own; or says how long
     * to wait.
     */
    Duration begin(AttemptKey key, Delays delays) {
        Instant now = clock.instant();
        sweep(now);
        boolean begun =
                jdbc.sql(BEGIN)
                        .param("key", key.text())
                        .param("now", at(now))
                        .param("forgotten", at(now.minus(FORGOTTEN)))
                        .param(
                                "steps",
                                delays.steps().toString().replace('[', '{').replace(']', '}'))
                        .query(Boolean.class)
                        .optional()
                        .isPresent();
        return begun ? Duration.ZERO : left(key, now);
    }

    /** The attempt was good after all; what failed before it still counts. */
    void forgive(AttemptKey key) {
        jdbc.sql(
                        "update system.attempt set failures = greatest(failures - 1, 0), until = :now where key = :key")
                .param("now", at(clock.instant()))
                .param("key", key.text())
                .update();
    }

    void forget(AttemptKey key) {
        jdbc.sql("delete from system.attempt where key = ?").param(key.text()).update();
    }

    private Duration left(AttemptKey key, Instant now) {
        return jdbc.sql("select until from system.attempt where key = ?")
                .param(key.text())
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** Names that nobody has would otherwise be kept for ever. */
    private void sweep(Instant now) {
        Instant last = swept.get();
        if (last.isBefore(now.minus(SWEPT_EVERY)) && swept.compareAndSet(last, now)) {
            jdbc.sql("delete from system.attempt where seen_at < ? and until < ?")
                    .param(at(now.minus(FORGOTTEN)))
                    .param(at(now))
                    .update();
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
