package guanlan.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(120)
class LatestIT {
    private final Latest latest;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SalesKit kit;

    LatestIT(
            @Autowired Latest latest,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.latest = latest;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kit = new SalesKit(records, queries);
    }

    /**
     * Deals are looked at with the first customer in hand and the second held by somebody else;
     * meanwhile a follow-up of the last is told and one of the first taken back.
     */
    @Test
    void whoFollowsDealsAndWhoFollowsActivitiesWaitForEachOtherInOneOrder() throws Exception {
        List<UUID> accounts =
                Stream.generate(kit::account)
                        .limit(3)
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList();
        accounts.forEach(
                each -> kit.create(Deals.OPPORTUNITY, Map.of("name", "锁", "account", each)));
        untilDealsAreKnown(accounts);
        long open = odds(accounts, 37);
        followed(accounts.getFirst());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both =
                    Objects.requireNonNull(
                            transactions.execute(_ -> whileOneIsHeld(accounts, threads)));
            for (Future<?> each : both) {
                each.get();
            }
        }
        assertThat(open).isEqualTo(3);
        assertThat(column("open_odds", accounts)).containsOnly("37").hasSize(3);
        assertThat(column("followed_at is null", accounts))
                .containsExactly("true", "true", "false");
    }

    private List<Future<?>> whileOneIsHeld(List<UUID> accounts, ExecutorService threads) {
        jdbc.sql("select id from t_main.account where id = ? for update")
                .param(accounts.get(1))
                .query(UUID.class)
                .single();
        Future<?> deals = threads.submit(() -> alone(() -> latest.deals(accounts)));
        untilWaiting(1);
        Future<?> activities =
                threads.submit(
                        () ->
                                alone(
                                        () ->
                                                latest.follow(
                                                        Map.of(
                                                                account(accounts.get(2)),
                                                                Instant.parse(
                                                                        "2026-01-05T08:00:00Z")),
                                                        Set.of(account(accounts.getFirst())))));
        untilWaiting(2);
        return List.of(deals, activities);
    }

    /** As a reader does: all of it in one transaction. */
    private void alone(Runnable work) {
        Caller.system("main").run(() -> transactions.executeWithoutResult(_ -> work.run()));
    }

    private static RecordName account(UUID id) {
        return new RecordName(SalesKit.ACCOUNT, id);
    }

    private void untilWaiting(int count) {
        int waiting = 0;
        for (int turn = 0; turn < 4000 && waiting < count; turn++) {
            waiting =
                    jdbc.sql(
                                    "select count(distinct pid) from pg_locks where not granted and pid in (select pid from pg_locks where locktype = 'relation' and relation = 't_main.account'::regclass)")
                            .query(Integer.class)
                            .single();
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(waiting).isGreaterThanOrEqualTo(count);
    }

    /** And nobody else has the customers in hand any more. */
    private void untilDealsAreKnown(List<UUID> accounts) throws InterruptedException {
        for (int turn = 0; turn < 400 && !isQuiet(accounts); turn++) {
            Thread.sleep(50);
        }
        assertThat(isQuiet(accounts)).isTrue();
    }

    private boolean isQuiet(List<UUID> accounts) {
        long waiting =
                jdbc.sql("select count(*) from t_main.lifecycle_due").query(Long.class).single();
        return waiting == 0 && column("open_deals", accounts).stream().allMatch("1"::equals);
    }

    private List<String> column(String expression, List<UUID> accounts) {
        return jdbc.sql(
                        "select coalesce(cast("
                                + expression
                                + " as text), '?') from t_main.account where id = any (cast(? as uuid[])) order by id")
                .param(CompanySql.ids(accounts))
                .query(String.class)
                .list();
    }

    /** Beside the log, so that no reader of the server is about. */
    private long odds(List<UUID> accounts, int probability) {
        return jdbc.sql(
                        "update t_main.opportunity set probability = ? where account = any (cast(? as uuid[]))")
                .param(probability)
                .param(CompanySql.ids(accounts))
                .update();
    }

    private void followed(UUID account) {
        jdbc.sql("update t_main.account set followed_at = now() where id = ?")
                .param(account)
                .update();
    }
}
