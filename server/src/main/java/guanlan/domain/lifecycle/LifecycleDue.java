package guanlan.domain.lifecycle;

import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/**
 * Accounts of which something became known, until their state was looked at. The same may wait
 * twice: who lets one wait holds its record, and must not wait for who looks at it.
 */
@Repository
class LifecycleDue {
    static final JobName JOB = new JobName("lifecycle.due");
    private static final ObjectName LEAD = new ObjectName("lead");

    private final CompanySql sql;
    private final Jobs jobs;
    private final Ids ids;
    private final ApplicationEventPublisher told;

    LifecycleDue(CompanySql sql, Jobs jobs, Ids ids, ApplicationEventPublisher told) {
        this.sql = sql;
        this.jobs = jobs;
        this.ids = ids;
        this.told = told;
    }

    /** They are looked at as soon as the transaction is done; leads have no state. */
    void add(Latest.Known known) {
        if (!known.accounts().isEmpty()) {
            letWait(known.accounts());
            told.publishEvent(new FactsChanged(Standing.ACCOUNT, known.accounts()));
        }
        if (!known.leads().isEmpty()) {
            told.publishEvent(new FactsChanged(LEAD, known.leads()));
        }
    }

    private void letWait(List<UUID> accounts) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        "insert into lifecycle_due (account) select * from unnest(cast(? as uuid[]))")
                                .param(CompanySql.ids(accounts))
                                .update());
        jobs.schedule(JOB, ids.next());
    }

    /** Some that nobody else has in hand; they wait no longer once the transaction is done. */
    List<UUID> take(int most) {
        return sql
                .run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                delete from lifecycle_due
                                                 where id in (select id from lifecycle_due order by id limit ? for update skip locked)
                                                returning account
                                                """)
                                        .param(most)
                                        .query(UUID.class)
                                        .list())
                .stream()
                .distinct()
                .toList();
    }
}
