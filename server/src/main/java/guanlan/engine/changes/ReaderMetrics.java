package guanlan.engine.changes;

import guanlan.platform.access.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * What is measured of readers: how far behind they are (asked when somebody scrapes), and how old
 * each change was when its effect was kept.
 */
@Component
class ReaderMetrics {
    private static final String DELAY = "guanlan.reader.delay";

    private final MeterRegistry meters;
    private final Changes changes;
    private final Positions positions;
    private final DeadLetters letters;
    private final InstantSource clock;

    ReaderMetrics(
            MeterRegistry meters,
            Changes changes,
            Positions positions,
            DeadLetters letters,
            InstantSource clock) {
        this.meters = meters;
        this.changes = changes;
        this.positions = positions;
        this.letters = letters;
        this.clock = clock;
    }

    void watch(ChangeReader reader, String tenant) {
        gauge("guanlan.reader.lag.seconds", reader, tenant, key -> seconds(lag(key).time()));
        gauge("guanlan.reader.lag.rows", reader, tenant, key -> lag(key).rows());
        gauge("guanlan.reader.dead.letters", reader, tenant, letters::count);
    }

    void read(ChangeReader reader, String tenant, List<Change> read) {
        Timer delay =
                Timer.builder(DELAY)
                        .tags(tags(reader, tenant))
                        .publishPercentiles(0.5, 0.95, 0.99)
                        .register(meters);
        Instant now = clock.instant();
        for (Change change : read) {
            Duration age = Duration.between(change.at(), now);
            delay.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    private void gauge(
            String name, ChangeReader reader, String tenant, ToDoubleFunction<String> figure) {
        Gauge.builder(
                        name,
                        reader,
                        of -> Caller.system(tenant).call(() -> figure.applyAsDouble(of.key())))
                .tags(tags(reader, tenant))
                .strongReference(true)
                .register(meters);
    }

    private Changes.Lag lag(String reader) {
        return positions
                .find(reader)
                .map(place -> changes.lag(place.position()))
                .orElse(new Changes.Lag(0, true, Duration.ZERO));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Tags tags(ChangeReader reader, String tenant) {
        return Tags.of("reader", reader.key(), "company", tenant);
    }
}
