package guanlan.domain.lifecycle;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Written;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves accounts that stand elsewhere than the rules say: those that wait to be looked at, or all.
 * Only they are written; which they are is one question to the table.
 */
@Component
class Settlement implements JobHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final LifecycleRules rules;
    private final LifecycleDue due;
    private final Knock knock;
    private final Queries queries;
    private final CompanyZone zone;
    private final TransactionTemplate transactions;

    Settlement(
            LifecycleRules rules,
            LifecycleDue due,
            Knock knock,
            Queries queries,
            CompanyZone zone,
            TransactionTemplate transactions) {
        this.rules = rules;
        this.due = due;
        this.knock = knock;
        this.queries = queries;
        this.zone = zone;
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return LifecycleDue.JOB;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        while (Caller.system(tenant).call(this::some)) {
            going();
        }
    }

    /** Some of those that wait; tells whether there may be others. */
    private boolean some() {
        return zone.caller().call(() -> Boolean.TRUE.equals(transactions.execute(_ -> taken())));
    }

    private boolean taken() {
        List<UUID> accounts = due.take(Query.MOST);
        if (accounts.isEmpty()) {
            return false;
        }
        String among =
                accounts.stream()
                        .sorted()
                        .map(id -> "\"" + id + "\"")
                        .collect(Collectors.joining(", ", "id in [", "]"));
        knock(page(among + " && " + rules.ladder().moving(), null));
        return true;
    }

    /** Every account of the company, for time has passed or rules have changed. */
    void all() throws InterruptedException {
        String moving = rules.ladder().moving();
        @Nullable String after = null;
        do {
            Page page = page(moving, after);
            knock(page);
            after = page.next();
            going();
        } while (after != null);
    }

    /** By their ids, which every write leaves as they are. */
    private Page page(String where, @Nullable String after) {
        return queries.read(
                new Query(
                        Standing.ACCOUNT,
                        Filter.ALL.where(where),
                        List.of(),
                        List.of("id"),
                        new Query.Window(Query.MOST, after, null),
                        Counting.NONE));
    }

    private void knock(Page page) {
        if (page.rows().isEmpty()) {
            return;
        }
        Written written = knock.on(page.rows().stream().map(Row::id).toList());
        if (!written.isClean()) {
            LOG.warn(
                    "{} accounts of {} could not move: {}",
                    written.findings().size(),
                    Caller.current().tenant(),
                    written.findings().getFirst().code().key());
        }
    }

    private static void going() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
