package guanlan.domain.scoring;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts leads anew of which nothing was written: a rule has changed, or time has passed. Which
 * leads have other points than they should is one question to the table, and only they are written;
 * what they come to is counted in the write pipeline, where they are locked. It winds itself up
 * again every hour in the database, so one of several nodes rings.
 */
@Component
class Recount implements JobHandler {
    static final JobName JOB = new JobName("scoring.all");

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

    /** Something that differs from what is there; it is never written. */
    private static final Row DIFFERS = Row.of(Map.of(Score.TOTAL, -1L));

    private final ScoreRules rules;
    private final Queries queries;
    private final Records records;
    private final CompanyZone zone;
    private final Jobs jobs;
    private final Tenants tenants;

    Recount(
            ScoreRules rules,
            Queries queries,
            Records records,
            CompanyZone zone,
            Jobs jobs,
            Tenants tenants) {
        this.rules = rules;
        this.queries = queries;
        this.records = records;
        this.zone = zone;
        this.jobs = jobs;
        this.tenants = tenants;
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
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller.system(tenant).run(this::windUp);
        Caller company = Caller.system(tenant).call(zone::caller);
        ScopedValue.where(Caller.CURRENT, company).call(this::look);
    }

    private boolean look() throws InterruptedException {
        all();
        return true;
    }

    void all() throws InterruptedException {
        among("true");
    }

    /** Those that meet criteria in CEL. */
    void among(String these) throws InterruptedException {
        String differing = these + " && (" + rules.sound().differing() + ")";
        @Nullable String after = null;
        do {
            Page page = page(differing, after);
            knock(page.rows().stream().map(Row::id).toList());
            after = page.next();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } while (after != null);
    }

    /** By their ids, which every write leaves as they are. */
    private Page page(String where, @Nullable String after) {
        return queries.read(
                new Query(
                        LeadScores.LEAD,
                        Filter.ALL.where(where),
                        List.of(),
                        List.of("id"),
                        new Query.Window(Query.MOST, after, null),
                        Counting.NONE));
    }

    private void knock(List<UUID> leads) {
        if (leads.isEmpty()) {
            return;
        }
        Written written =
                records.write(
                        Batch.of(LeadScores.LEAD)
                                .update(
                                        leads.stream()
                                                .map(id -> new Batch.Change(id, null, DIFFERS))
                                                .toList())
                                .because(Cause.of(Cause.Kind.RULE)));
        if (!written.isClean()) {
            LOG.warn(
                    "{} leads of {} could not be scored: {}",
                    written.findings().size(),
                    Caller.current().tenant(),
                    written.findings().getFirst().code().key());
        }
    }
}
