package guanlan.domain.pools;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The alarm clock of release rules: a job in the database that rings every full hour and winds
 * itself up again. A rule whose hour passed while no node ran is made up for on the same day.
 */
@Component
class RuleClock implements JobHandler {
    static final JobName JOB = new JobName("pools.rules");

    private final RuleStore rules;
    private final Releases releases;
    private final Warnings warnings;
    private final CompanyZone zone;
    private final Jobs jobs;
    private final Tenants tenants;
    private final InstantSource clock;

    RuleClock(
            RuleStore rules,
            Releases releases,
            Warnings warnings,
            CompanyZone zone,
            Jobs jobs,
            Tenants tenants,
            InstantSource clock) {
        this.rules = rules;
        this.releases = releases;
        this.warnings = warnings;
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
                            releases.company().run(this::ring);
                        });
    }

    /** What is due now, and was not done today. */
    void ring() {
        ZonedDateTime now = clock.instant().atZone(zone.now());
        for (Rule rule : rules.all()) {
            ZonedDateTime hour = now.truncatedTo(ChronoUnit.DAYS).withHour(rule.hour());
            boolean fresh = rule.changedAt().isAfter(hour.toInstant());
            if (rule.active() && !hour.isAfter(now) && !fresh) {
                releases.daily(rule, now.toLocalDate());
                warnings.warn(rule);
            }
        }
    }
}
