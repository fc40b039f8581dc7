package guanlan.domain.notifications;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Rings every quarter of an hour, since there are time zones whose morning begins at one: a job in
 * the database that winds itself up again, so that one node sends, whichever.
 */
@Component
class DigestClock implements JobHandler {
    static final JobName JOB = new JobName("notifications.digest");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Digests digests;
    private final Jobs jobs;
    private final Tenants tenants;
    private final InstantSource clock;

    DigestClock(Digests digests, Jobs jobs, Tenants tenants, InstantSource clock) {
        this.digests = digests;
        this.jobs = jobs;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void wind() {
        tenants.all().forEach(tenant -> Caller.system(tenant).run(this::windUp));
    }

    private void windUp() {
        jobs.scheduleNext(JOB, QUARTER);
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () -> {
                            windUp();
                            digests.send(clock.instant());
                        });
    }
}
