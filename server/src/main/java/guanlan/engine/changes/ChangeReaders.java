package guanlan.engine.changes;

import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sets the readers to work: one thread each and company, which takes the reader's position as its
 * lease, so that of several servers one reads. They are woken by every write, on whichever node,
 * and look by themselves once a second.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ChangeReaders implements SmartLifecycle {
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final List<ChangeReader> readers;
    private final Tenants tenants;
    private final Steps steps;
    private final ReaderMetrics metrics;
    private final Signals signals;
    private final Map<String, List<Follower>> followers = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private Signals.@Nullable Ear ear;

    ChangeReaders(
            List<ChangeReader> readers,
            Tenants tenants,
            Steps steps,
            ReaderMetrics metrics,
            Signals signals) {
        this.readers = List.copyOf(readers);
        this.tenants = tenants;
        this.steps = steps;
        this.metrics = metrics;
        this.signals = signals;
    }

    @Override
    public synchronized void start() {
        for (String tenant : tenants.all()) {
            List<Follower> own =
                    followers.computeIfAbsent(tenant, _ -> new CopyOnWriteArrayList<>());
            for (ChangeReader reader : readers) {
                var follower = new Follower(reader, tenant, steps);
                own.add(follower);
                metrics.watch(reader, tenant);
                // Readers compute: on a virtual thread one would keep a processor from the requests
                // until it is done, here the operating system shares it out.
                threads.add(
                        Thread.ofPlatform()
                                .daemon()
                                .name("reader-" + reader.key() + "-" + tenant)
                                .start(follower));
            }
        }
        ear = signals.listen(Changes.TOPIC, this::wake);
    }

    @Override
    public synchronized void stop() {
        if (ear != null) {
            ear.close();
            ear = null;
        }
        followers.values().forEach(own -> own.forEach(Follower::stop));
        for (Thread thread : threads) {
            try {
                thread.join(FAREWELL);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        followers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return ear != null;
    }

    private void wake(String tenant) {
        followers.getOrDefault(tenant, List.of()).forEach(Follower::wake);
    }
}
