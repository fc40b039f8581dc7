package guanlan.platform.audit;

import guanlan.platform.database.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals, checks and clears the trails in the background. Starts before the first request and seals
 * once more after the last.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class Chains implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Chains.class);
    private static final Duration QUIET_START = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PHASE = 900;

    private final Sealing sealing;
    private final Retention retention;
    private final Checks checks;
    private final ApiUse use;
    private final Tenants tenants;
    private final AuditSettings settings;
    private final InstantSource clock;
    private final Map<String, Instant> cleared = new ConcurrentHashMap<>();
    private final Map<String, Instant> settled = new ConcurrentHashMap<>();
    private @Nullable Thread thread;

    Chains(
            Sealing sealing,
            Retention retention,
            Checks checks,
            ApiUse use,
            Tenants tenants,
            AuditSettings settings,
            InstantSource clock) {
        this.sealing = sealing;
        this.retention = retention;
        this.checks = checks;
        this.use = use;
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("audit").start(this::work);
    }

    @Override
    public synchronized void stop() {
        Thread working = thread;
        thread = null;
        if (working == null) {
            return;
        }
        working.interrupt();
        try {
            working.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        for (String tenant : tenants.all()) {
            settle(tenant);
            seal(tenant);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void work() {
        Instant begun = clock.instant();
        while (rest()) {
            for (String tenant : tenants.all()) {
                if (due(settled, tenant, MINUTE)) {
                    settle(tenant);
                }
                seal(tenant);
                clear(tenant);
                if (clock.instant().isAfter(begun.plus(QUIET_START))) {
                    checks.checkIfOlder(tenant, settings.check());
                }
            }
        }
    }

    private void seal(String tenant) {
        try {
            sealing.seal(tenant);
        } catch (Exception failed) {
            LOG.error("the audit trail of {} waits for its seal", tenant, failed);
        }
    }

    private void settle(String tenant) {
        try {
            use.settle(tenant);
        } catch (Exception failed) {
            LOG.error("the use of programs of {} could not be counted", tenant, failed);
        }
    }

    private boolean due(Map<String, Instant> last, String tenant, Duration pause) {
        Instant now = clock.instant();
        boolean due = !now.isBefore(last.getOrDefault(tenant, Instant.EPOCH).plus(pause));
        if (due) {
            last.put(tenant, now);
        }
        return due;
    }

    private void clear(String tenant) {
        Optional<Duration> kept = Optional.ofNullable(settings.kept());
        if (kept.isEmpty() || !due(cleared, tenant, HOUR)) {
            return;
        }
        try {
            long gone = retention.letGo(tenant, kept.get());
            if (gone > 0) {
                LOG.info("{} entries of the audit trail of {} were let go", gone, tenant);
            }
        } catch (Exception failed) {
            LOG.error("the audit trail of {} could not be cleared", tenant, failed);
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(settings.seal());
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }
}
