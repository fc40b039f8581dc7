package guanlan.platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Entries outside of any transaction: whoever comes while others write waits, and then writes for
 * all who wait with him. Everybody leaves only when his own entry is kept.
 */
@Component
class Gathering {
    private static final int TOGETHER = 1_000;

    private final AuditEntries entries;
    private final TransactionTemplate apart;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    Gathering(AuditEntries entries, PlatformTransactionManager transactions) {
        this.entries = entries;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Read and written under the lock. */
    private static final class Waiting {
        private final AuditEntry entry;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(AuditEntry entry) {
            this.entry = entry;
        }
    }

    void add(AuditEntry entry) {
        var mine = new Waiting(entry);
        queue.add(mine);
        writing.lock();
        try {
            while (!mine.done) {
                writeSome();
            }
            if (mine.failure != null) {
                throw new IllegalStateException("an act could not be noted", mine.failure);
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeSome() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
            if (batch.size() == TOGETHER) {
                break;
            }
        }
        Map<String, List<Waiting>> byCompany =
                batch.stream().collect(Collectors.groupingBy(each -> each.entry.who().tenant()));
        byCompany.forEach(this::write);
    }

    /** One that cannot be kept must not take the others with it. */
    private void write(String tenant, List<Waiting> batch) {
        @Nullable RuntimeException failure = attempt(tenant, batch);
        if (failure != null && batch.size() > 1) {
            batch.forEach(each -> write(tenant, List.of(each)));
            return;
        }
        for (Waiting each : batch) {
            each.failure = failure;
            each.done = true;
        }
    }

    private @Nullable RuntimeException attempt(String tenant, List<Waiting> batch) {
        try {
            apart.executeWithoutResult(
                    _ -> entries.add(tenant, batch.stream().map(each -> each.entry).toList()));
            return null;
        } catch (RuntimeException broken) {
            return broken;
        }
    }
}
