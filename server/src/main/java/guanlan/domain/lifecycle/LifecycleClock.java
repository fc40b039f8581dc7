package guanlan.domain.lifecycle;

import guanlan.core.values.Ids;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has all accounts looked at when rules have changed, and every full hour, since conditions speak
 * of days. It winds itself up again in the database, so one of several nodes rings.
 */
@Component
class LifecycleClock implements JobHandler, ChangeReader {
    static final JobName JOB = new JobName("lifecycle.all");

    private final Settlement settlement;
    private final CompanyZone zone;
    private final Jobs jobs;
    private final Tenants tenants;
    private final Ids ids;

    LifecycleClock(Settlement settlement, CompanyZone zone, Jobs jobs, Tenants tenants, Ids ids) {
        this.settlement = settlement;
        this.zone = zone;
        this.jobs = jobs;
        this.tenants = tenants;
        this.ids = ids;
    }

    @EventListener(ApplicationReadyEvent.class)
    void wind() {
        tenants.all().forEach(tenant -> Caller.system(tenant).run(this::windUp));
    }

    private void windUp() {
        jobs.scheduleNext(JOB, Duration.ofHours(1));
    }

    @Override
    public String key() {
        return "lifecycle_rules";
    }

    @Override
    public void read(List<Change> changes) {
        if (changes.stream().anyMatch(change -> change.object().equals(LifecycleRules.OBJECT))) {
            jobs.schedule(JOB, ids.next());
        }
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller.system(tenant).run(this::windUp);
        Caller company = Caller.system(tenant).call(zone::caller);
        ScopedValue.where(Caller.CURRENT, company).call(this::look);
    }

    private boolean look() throws InterruptedException {
        settlement.all();
        return true;
    }
}
