package guanlan.domain.scoring;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A word with a lead is kept beside the lead, which nobody writes for it; so leads that were spoken
 * with lately are counted within the minute.
 */
@Component
class FollowedLeads implements ChangeReader, JobHandler {
    private static final JobName JOB = new JobName("scoring.followed");

    /** Until what was said is kept with the lead, which another reader does. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    private static final long STEP = 30;

    /** Long enough for a node that was away. */
    private static final Duration LATELY = Duration.ofHours(1);

    private static final Set<ObjectName> ACTIVITIES =
            Set.of(
                    new ObjectName("note"),
                    new ObjectName("call"),
                    new ObjectName("meeting"),
                    new ObjectName("task"));

    private final Recount recount;
    private final CompanyZone zone;
    private final Jobs jobs;
    private final InstantSource clock;

    FollowedLeads(Recount recount, CompanyZone zone, Jobs jobs, InstantSource clock) {
        this.recount = recount;
        this.zone = zone;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "scoring_follow_ups";
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        if (changes.stream().anyMatch(change -> ACTIVITIES.contains(change.object()))) {
            long soon = clock.instant().plus(KEPT).getEpochSecond();
            jobs.scheduleAt(JOB, Instant.ofEpochSecond(Math.ceilDiv(soon, STEP) * STEP));
        }
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller company = Caller.system(tenant).call(zone::caller);
        ScopedValue.where(Caller.CURRENT, company).call(this::look);
    }

    private boolean look() throws InterruptedException {
        recount.among("followed_at >= timestamp(\"" + clock.instant().minus(LATELY) + "\")");
        return true;
    }
}
