package guanlan.edge.live;

import guanlan.domain.notifications.Telling;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.Position;
import guanlan.platform.access.Caller;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All open pages of this node. A company's log is followed only while somebody looks. Stops before
 * the web server does, which would otherwise wait for streams without an end.
 */
@Component
final class LiveHub implements SmartLifecycle {
    private final Changes changes;
    private final LiveNews news;
    private final LiveSettings settings;
    private final Signals signals;
    private final Onlookers onlookers;
    private final Map<String, LiveCompany> companies = new ConcurrentHashMap<>();
    private Signals.@Nullable Ear ear;
    private Signals.@Nullable Ear bell;
    private Signals.@Nullable Ear door;

    LiveHub(
            Changes changes,
            LiveNews news,
            LiveSettings settings,
            Signals signals,
            Onlookers onlookers,
            MeterRegistry meters) {
        this.changes = changes;
        this.news = news;
        this.settings = settings;
        this.signals = signals;
        this.onlookers = onlookers;
        Gauge.builder("guanlan.live.clients", this, LiveHub::size).register(meters);
    }

    /** The caller's page, from now on. */
    LiveClient join() {
        Caller caller = Caller.current();
        if (size() >= settings.clients()) {
            throw new Problem(LiveProblem.FULL);
        }
        return company(caller.tenant()).join(caller, settings.room());
    }

    void leave(LiveClient client) {
        company(client.caller().tenant()).leave(client);
    }

    Optional<LiveFrame> missed(LiveClient client, Position known) {
        return company(client.caller().tenant()).missed(client, known);
    }

    int size() {
        return companies.values().stream().mapToInt(LiveCompany::size).sum();
    }

    @Override
    public synchronized void start() {
        ear =
                signals.listen(
                        Changes.TOPIC,
                        tenant ->
                                Optional.ofNullable(companies.get(tenant))
                                        .ifPresent(LiveCompany::wake));
        bell = signals.listen(Telling.NEWS, whose -> tell(whose, LiveCompany::ring));
        door = signals.listen(Onlookers.TOPIC, which -> tell(which, LiveCompany::looked));
    }

    /** A company, and perhaps whom or what in it, in one word. */
    private void tell(String whose, BiConsumer<LiveCompany, @Nullable UUID> act) {
        String[] parts = whose.split(":", 2);
        Optional.ofNullable(companies.get(parts[0]))
                .ifPresent(
                        company ->
                                act.accept(
                                        company,
                                        parts.length == 2 ? UUID.fromString(parts[1]) : null));
    }

    @Override
    public synchronized void stop() {
        if (ear != null) {
            ear.close();
            ear = null;
        }
        if (bell != null) {
            bell.close();
            bell = null;
        }
        if (door != null) {
            door.close();
            door = null;
        }
        companies.values().forEach(LiveCompany::stop);
        companies.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return ear != null;
    }

    private LiveCompany company(String tenant) {
        return companies.computeIfAbsent(
                tenant,
                name -> {
                    var company = new LiveCompany(name, changes, news, onlookers);
                    Thread.ofVirtual().name("live-" + name).start(company);
                    return company;
                });
    }
}
