package guanlan.domain.warnings;

import guanlan.domain.pools.CompanyZone;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The alarm clock of warnings: a job in the database that rings at the next deadline there is, and
 * every full hour, and winds itself up again. One of several nodes rings.
 */
@Component
class WarningClock implements JobHandler {
    static final JobName JOB = new JobName("warnings.all");

    /** Where there are a million deadlines one is always next: it rests longer than it works. */
    private static final int REST = 20;

    private final Evaluations evaluations;
    private final CompanyZone zone;
    private final Jobs jobs;
    private final Tenants tenants;
    private final InstantSource clock;

    WarningClock(
            Evaluations evaluations,
            CompanyZone zone,
            Jobs jobs,
            Tenants tenants,
            InstantSource clock) {
        this.evaluations = evaluations;
        this.zone = zone;
        this.jobs = jobs;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void wind() {
        tenants.all().forEach(tenant -> Caller.system(tenant).run(this::windUp));
    }

    private void windUp() {
        jobs.scheduleNext(JOB, Duration.ofHours(1));
    }

    /** One alarm for all deadlines of a second, however many nodes and records wind it. */
    void ringAt(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        Instant at = second.equals(moment) ? second : second.plusSeconds(1);
        if (at.isAfter(clock.instant().plus(2, ChronoUnit.HOURS))) {
            return;
        }
        jobs.scheduleAt(JOB, at);
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(this::windUp);
        Instant begun = clock.instant();
        Optional<Instant> next = Caller.system(tenant).call(zone::caller).call(evaluations::all);
        Instant ended = clock.instant();
        Instant rested = ended.plus(Duration.between(begun, ended).multipliedBy(REST));
        Caller.system(tenant)
                .run(() -> next.ifPresent(at -> ringAt(at.isAfter(rested) ? at : rested)));
    }
}
