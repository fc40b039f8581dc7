package guanlan.edge.live;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.Position;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients of one company on this node, and the thread that follows the log for them. */
final class LiveCompany implements Runnable {
    private static final int AT_ONCE = 1000;
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(LiveCompany.class);

    private final String tenant;
    private final Changes changes;
    private final LiveNews news;
    private final Onlookers onlookers;
    private final Semaphore bell = new Semaphore(0);
    private final Set<LiveClient> clients = new HashSet<>();
    private final Set<UUID> looked = ConcurrentHashMap.newKeySet();
    private Position position = Position.START;
    private Duration idle = SHORTEST;
    private volatile boolean running = true;

    LiveCompany(String tenant, Changes changes, LiveNews news, Onlookers onlookers) {
        this.tenant = tenant;
        this.changes = changes;
        this.news = news;
        this.onlookers = onlookers;
    }

    /** Opens a client that is told everything from now on. */
    LiveClient join(Caller caller, int room) {
        Position now = Caller.system(tenant).call(changes::end);
        synchronized (clients) {
            if (clients.isEmpty()) {
                position = now;
            }
            var client = new LiveClient(caller, position, room);
            clients.add(client);
            bell.release();
            return client;
        }
    }

    void leave(LiveClient client) {
        synchronized (clients) {
            clients.remove(client);
        }
    }

    int size() {
        synchronized (clients) {
            return clients.size();
        }
    }

    /**
     * What a client missed between a place it knows and its start; null: too much, or the place is
     * none of this log.
     */
    Optional<LiveFrame> missed(LiveClient client, Position known) {
        if (known.compareTo(client.start()) > 0) {
            return Optional.of(LiveFrame.resync(client.start()));
        }
        List<Change> since = changes.after(known, AT_ONCE + 1);
        List<Change> before =
                since.stream()
                        .filter(change -> change.position().compareTo(client.start()) <= 0)
                        .toList();
        if (before.size() > AT_ONCE) {
            return Optional.of(LiveFrame.resync(client.start()));
        }
        return Optional.ofNullable(news.told(news.batch(before)))
                .map(told -> new LiveFrame("change", client.start(), told));
    }

    /** For everybody, where nobody in particular is named. */
    void ring(@Nullable UUID person) {
        for (LiveClient client : everybody()) {
            if (person == null || person.equals(client.caller().user())) {
                client.note("bell", "{}");
            }
        }
    }

    /**
     * Somebody came to a record or left it; null: nobody knows which, so whoever looks at one asks.
     */
    void looked(@Nullable UUID record) {
        if (record == null) {
            everybody().forEach(client -> client.note("onlookers", "{}"));
        } else {
            looked.add(record);
            bell.release();
        }
    }

    void wake() {
        bell.release();
    }

    void stop() {
        running = false;
        synchronized (clients) {
            clients.forEach(client -> client.end("restart"));
        }
        bell.release();
    }

    @Override
    public void run() {
        while (running) {
            try {
                rest(Caller.system(tenant).call(this::turn));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }

    private Duration turn() {
        try {
            tellOnlookers();
            if (size() == 0) {
                return IDLE.multipliedBy(60);
            }
            Position from = position();
            List<Change> some = changes.after(from, AT_ONCE);
            if (some.isEmpty()) {
                idle = idle.multipliedBy(2).compareTo(IDLE) < 0 ? idle.multipliedBy(2) : IDLE;
                return idle;
            }
            tell(some, from);
            idle = SHORTEST;
            return Duration.ZERO;
        } catch (Exception failed) {
            LOG.error("live screens of {} wait", tenant, failed);
            return IDLE;
        }
    }

    /** Only to those who look at the record themselves. */
    private void tellOnlookers() {
        for (Iterator<UUID> records = looked.iterator(); records.hasNext(); ) {
            UUID record = records.next();
            records.remove();
            Set<UUID> people = size() == 0 ? Set.of() : onlookers.of(record);
            everybody().stream()
                    .filter(client -> people.contains(client.caller().user()))
                    .forEach(client -> client.note("onlookers", "{\"record\":\"" + record + "\"}"));
        }
    }

    private Position position() {
        synchronized (clients) {
            return position;
        }
    }

    private void tell(List<Change> some, Position from) {
        LiveNews.Batch batch = news.batch(some);
        Map<LiveNews.Eyes, Optional<String>> told = new HashMap<>();
        for (LiveClient client : everybody()) {
            told.computeIfAbsent(
                    news.eyes(client.caller(), batch), _ -> told(client.caller(), batch));
        }
        Position upTo = some.getLast().position();
        synchronized (clients) {
            if (!position.equals(from)) {
                return;
            }
            position = upTo;
            for (LiveClient client : clients) {
                Optional<String> own = told.get(news.eyes(client.caller(), batch));
                if (own == null) {
                    own = told(client.caller(), batch);
                }
                client.told(own.orElse(null), upTo);
            }
        }
    }

    /** Rights that cannot be answered for hide everything, and from nobody else anything. */
    private Optional<String> told(Caller caller, LiveNews.Batch batch) {
        try {
            return caller.call(() -> Optional.ofNullable(news.told(batch)));
        } catch (Problem unanswerable) {
            LOG.warn("user {} is told nothing: {}", caller.user(), unanswerable.code().key());
            return Optional.empty();
        }
    }

    private List<LiveClient> everybody() {
        synchronized (clients) {
            return List.copyOf(clients);
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        if (pause.isPositive() && bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
            idle = SHORTEST;
        }
    }
}
