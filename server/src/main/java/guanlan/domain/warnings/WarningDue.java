package guanlan.domain.warnings;

import guanlan.core.values.Ids;
import guanlan.domain.lifecycle.FactsChanged;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Query;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that rules speak of and of which something changed: they wait in the database and are
 * looked at as soon as the change is done. So a warning goes with its reason. Who lets one wait
 * never waits himself, for he may hold records that people write.
 */
@Component
class WarningDue implements ChangeReader, JobHandler {
    static final JobName JOB = new JobName("warnings.due");

    private final WarningRules rules;
    private final Evaluations evaluations;
    private final WarningClock clock;
    private final CompanyZone zone;
    private final CompanySql sql;
    private final TransactionTemplate transactions;
    private final Jobs jobs;
    private final Ids ids;

    WarningDue(
            WarningRules rules,
            Evaluations evaluations,
            WarningClock clock,
            CompanyZone zone,
            CompanySql sql,
            TransactionTemplate transactions,
            Jobs jobs,
            Ids ids) {
        this.rules = rules;
        this.evaluations = evaluations;
        this.clock = clock;
        this.zone = zone;
        this.sql = sql;
        this.transactions = transactions;
        this.jobs = jobs;
        this.ids = ids;
    }

    private record Waiting(String object, UUID record) {}

    @Override
    public String key() {
        return "warnings";
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        if (changes.stream().anyMatch(change -> change.object().equals(WarningRules.OBJECT))) {
            jobs.schedule(WarningClock.JOB, ids.next());
        }
        Map<String, Set<UUID>> changed = new TreeMap<>();
        for (Change change : changes) {
            changed.computeIfAbsent(change.object().value(), _ -> new LinkedHashSet<>())
                    .add(change.record());
        }
        changed.forEach(this::add);
    }

    /** What is known of them beside what people write; in the transaction of the one who knows. */
    @EventListener
    void known(FactsChanged facts) {
        add(facts.object().value(), facts.records());
    }

    private void add(String object, Collection<UUID> records) {
        boolean concerned =
                rules.active().stream().anyMatch(rule -> rule.object().value().equals(object));
        if (!concerned || records.isEmpty()) {
            return;
        }
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into warning_due (object, record)
                                        select ?, record from unnest(cast(? as uuid[])) as given (record)
                                        """)
                                .param(object)
                                .param(CompanySql.ids(records))
                                .update());
        jobs.schedule(JOB, ids.next());
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller company = Caller.system(tenant).call(zone::caller);
        while (company.call(this::some)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Some of those that wait; tells whether there may be others. */
    private boolean some() {
        return Boolean.TRUE.equals(transactions.execute(_ -> looked(take())));
    }

    /**
     * Rules are held in one order, and the alarm is wound last, so that two who look never wait for
     * each other.
     */
    private boolean looked(List<Waiting> taken) {
        Map<String, Set<UUID>> objects =
                taken.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Waiting::object,
                                        TreeMap::new,
                                        Collectors.mapping(Waiting::record, Collectors.toSet())));
        objects.entrySet().stream()
                .map(each -> evaluations.some(each.getKey(), each.getValue()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .ifPresent(clock::ringAt);
        return !taken.isEmpty();
    }

    private List<Waiting> take() {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        delete from warning_due
                                         where id in (select id from warning_due order by id limit ? for update skip locked)
                                        returning object, record
                                        """)
                                .param(Query.MOST)
                                .query(
                                        (row, _) ->
                                                new Waiting(
                                                        row.getString("object"),
                                                        row.getObject("record", UUID.class)))
                                .list());
    }
}
