package guanlan.domain.lifecycle;

import guanlan.core.values.Ids;
import guanlan.platform.database.CompanySql;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/** Accounts of which something became known, until their state was looked at. */
@Repository
class LifecycleDue {
    static final JobName JOB = new JobName("lifecycle.due");

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

    /** They are looked at as soon as the transaction is done. */
    void add(Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into lifecycle_due (account)
                                        select distinct account from unnest(cast(? as uuid[])) as given (account) order by 1
                                        on conflict on constraint lifecycle_due_pk do nothing
                                        """)
                                .param(CompanySql.ids(accounts))
                                .update());
        jobs.schedule(JOB, ids.next());
        told.publishEvent(new FactsChanged(Standing.ACCOUNT, List.copyOf(accounts)));
    }

    /** Some that nobody else has in hand; they wait no longer once the transaction is done. */
    List<UUID> take(int most) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        delete from lifecycle_due
                                         where account in (select account from lifecycle_due
                                                            order by account limit ? for update skip locked)
                                        returning account
                                        """)
                                .param(most)
                                .query(UUID.class)
                                .list());
    }
}
