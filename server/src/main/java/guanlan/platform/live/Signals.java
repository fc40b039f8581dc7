package guanlan.platform.live;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rings on this node as soon as the surrounding transaction commits, and a moment later on every
 * other. The database's own {@code NOTIFY} inside the writing transaction would let commits pass
 * one by one, so it is sent apart and once for many.
 */
@Component
public final class Signals {
    static final String CHANNEL = "guanlan";

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final Duration GATHERED = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final String node = UUID.randomUUID().toString();
    private final Map<String, List<Consumer<String>>> ears = new ConcurrentHashMap<>();
    private final Set<String> unsent = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sending = new AtomicBoolean();

    Signals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that listens; closed, it hears no more. */
    public interface Ear extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells everybody who listens to the topic of a company, once the open transaction is kept. */
    public void ring(String topic, String tenant) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            pass(topic, tenant);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        pass(topic, tenant);
                    }
                });
    }

    /**
     * Calls back with the company's name, on the thread that rings: only to wake another. May be
     * called without need.
     */
    public Ear listen(String topic, Consumer<String> heard) {
        List<Consumer<String>> listening =
                ears.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>());
        listening.add(heard);
        return () -> listening.remove(heard);
    }

    /** A note from the wire; this node's own are old news. */
    void arrived(String note) {
        String[] parts = note.split(" ", 3);
        if (parts.length == 3 && !parts[0].equals(node)) {
            wake(parts[1], parts[2]);
        }
    }

    /** Notes may have been missed: everybody looks. */
    void missed(List<String> tenants) {
        ears.keySet().forEach(topic -> tenants.forEach(tenant -> wake(topic, tenant)));
    }

    private void pass(String topic, String tenant) {
        wake(topic, tenant);
        unsent.add(topic + " " + tenant);
        if (sending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("signals").start(this::send);
        }
    }

    private void wake(String topic, String tenant) {
        Optional.ofNullable(ears.get(topic))
                .ifPresent(listening -> listening.forEach(ear -> ear.accept(tenant)));
    }

    private void send() {
        try {
            Thread.sleep(GATHERED);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        sending.set(false);
        try {
            for (Iterator<String> notes = unsent.iterator(); notes.hasNext(); ) {
                String note = notes.next();
                notes.remove();
                jdbc.sql("select pg_notify(?, ?)")
                        .param(CHANNEL)
                        .param(node + " " + note)
                        .query((_, _) -> true)
                        .single();
            }
        } catch (DataAccessException | TransactionException lost) {
            LOG.warn("other nodes were not told, they look by themselves: {}", lost.getMessage());
        }
    }
}
