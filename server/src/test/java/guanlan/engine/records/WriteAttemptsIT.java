package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class WriteAttemptsIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final Records records;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    WriteAttemptsIT(
            @Autowired Records records,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.records = records;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whoever waits first for the other is the one whom PostgreSQL turns away. */
    @Test
    void writesAgainAfterItAndAnotherWaitedForEachOther() throws InterruptedException {
        Written made =
                write(
                        Batch.of(ACCOUNT)
                                .create(
                                        List.of(
                                                Row.of(Map.of("name", "对锁甲")),
                                                Row.of(Map.of("name", "对锁乙")))));
        List<UUID> ids =
                made.outcomes().stream()
                        .map(outcome -> ((Outcome.Created) outcome).id())
                        .sorted()
                        .toList();
        var holds = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.submit(() -> lockBackwards(ids, holds));
            holds.await();
            Row there = Row.of(Map.of("city", "苏州"));
            Written written =
                    write(
                            Batch.of(ACCOUNT)
                                    .update(
                                            ids.stream()
                                                    .map(id -> new Batch.Change(id, null, there))
                                                    .toList()));
            assertThat(written.count(Outcome.Updated.class)).isEqualTo(2);
        }
    }

    private UUID lockBackwards(List<UUID> ids, CountDownLatch holds) {
        return transactions.execute(
                _ -> {
                    lock(ids.getLast());
                    holds.countDown();
                    awaitSomebodyWaiting();
                    return lock(ids.getFirst());
                });
    }

    private Written write(Batch batch) {
        return Caller.system("main").call(() -> records.write(batch));
    }

    private UUID lock(UUID account) {
        return jdbc.sql("select id from t_main.account where id = ? for update")
                .param(account)
                .query(UUID.class)
                .single();
    }

    private void awaitSomebodyWaiting() {
        for (int look = 0; look < 1_000; look++) {
            boolean waits =
                    jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                            .query(Boolean.class)
                            .single();
            if (waits) {
                return;
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
