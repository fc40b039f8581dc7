package guanlan.edge.webhooks;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends couriers out: one dispatcher per company, a bounded number of couriers of the node. A node
 * that dies leaves leases behind that end by themselves; its letters are then sent again.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class Couriers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Courier courier;
    private final Deliveries deliveries;
    private final Tenants tenants;
    private final WebhookSettings settings;
    private final Signals signals;
    private final InstantSource clock;
    private final Semaphore free;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private Signals.@Nullable Ear ear;
    private volatile boolean running;

    Couriers(
            Courier courier,
            Deliveries deliveries,
            Tenants tenants,
            WebhookSettings settings,
            Signals signals,
            InstantSource clock) {
        this.courier = courier;
        this.deliveries = deliveries;
        this.tenants = tenants;
        this.settings = settings;
        this.signals = signals;
        this.clock = clock;
        this.free = new Semaphore(settings.parallel());
    }

    @Override
    public synchronized void start() {
        running = true;
        ear = signals.listen(WebhookReader.NEWS, _ -> bell.release());
        for (String tenant : tenants.all()) {
            threads.add(
                    Thread.ofVirtual().name("couriers-" + tenant).start(() -> dispatch(tenant)));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        bell.release(tenants.all().size());
        if (ear != null) {
            ear.close();
            ear = null;
        }
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(3));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    private void dispatch(String tenant) {
        Instant swept = Instant.EPOCH;
        while (running) {
            try {
                if (clock.instant().isAfter(swept.plus(SWEEP))) {
                    swept = clock.instant();
                    Instant before = swept.minus(settings.kept());
                    Caller.system(tenant).call(() -> deliveries.forget(before));
                }
                Caller.system(tenant).run(() -> round(tenant));
            } catch (Exception failed) {
                if (running) {
                    LOG.error("webhooks of {} wait", tenant, failed);
                }
            }
            rest();
        }
    }

    private void round(String tenant) {
        int most = free.drainPermits();
        if (most == 0) {
            return;
        }
        List<Delivery> claimed = List.of();
        try {
            claimed = deliveries.claim(most, courier.lease());
        } finally {
            free.release(most - claimed.size());
        }
        for (Delivery delivery : claimed) {
            Thread.ofVirtual()
                    .name("courier-" + delivery.id())
                    .start(() -> Caller.system(tenant).run(() -> carry(delivery)));
        }
    }

    private void carry(Delivery delivery) {
        try {
            courier.carry(delivery);
        } catch (Exception failed) {
            if (running) {
                LOG.error("delivery {} stays leased for a while", delivery.id(), failed);
            }
        } finally {
            free.release();
            bell.release();
        }
    }

    private void rest() {
        try {
            if (bell.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
