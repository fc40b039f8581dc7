package guanlan.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks of the chains on this node, one at a time for each company, and what they found last. */
@Component
public class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final Verification verification;
    private final InstantSource clock;
    private final Map<String, Verdict> last = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Checks(Verification verification, InstantSource clock) {
        this.verification = verification;
        this.clock = clock;
    }

    public Optional<Verdict> last(String tenant) {
        return Optional.ofNullable(last.get(tenant));
    }

    public boolean running(String tenant) {
        return running.contains(tenant);
    }

    /** In the background; nothing new begins while one runs. */
    public void begin(String tenant) {
        if (running.add(tenant)) {
            Thread.ofVirtual().name("audit-check-" + tenant).start(() -> check(tenant));
        }
    }

    void checkIfOlder(String tenant, Duration age) {
        Instant due = last(tenant).map(Verdict::at).orElse(Instant.EPOCH).plus(age);
        if (!clock.instant().isBefore(due)) {
            begin(tenant);
        }
    }

    private void check(String tenant) {
        try {
            Verdict verdict = verification.check(tenant);
            last.put(tenant, verdict);
            if (!verdict.good()) {
                LOG.error(
                        "the audit trail of {} was tampered with: {}",
                        tenant,
                        verdict.faults().getFirst());
            }
        } catch (Exception failed) {
            LOG.error("the audit trail of {} could not be checked", tenant, failed);
        } finally {
            running.remove(tenant);
        }
    }
}
