package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Silence;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SilenceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Records records;
    private final Changes changes;
    private final Silence silence;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    SilenceIT(
            @Autowired Records records,
            @Autowired Changes changes,
            @Autowired Silence silence,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc) {
        this.records = records;
        this.changes = changes;
        this.silence = silence;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void readersWaitForATransactionThatMayStillWriteAnOlderLine() {
        UUID id = UUID.randomUUID();
        Position before = as(changes::end);
        transactions.executeWithoutResult(
                _ -> {
                    jdbc.sql("select pg_current_xact_id()").query((_, _) -> true).single();
                    elsewhere(() -> create(id));
                    assertThat(elsewhere(() -> after(before))).doesNotContain(id);
                });
        await(before, id);
    }

    @Test
    void readersDoNotWaitForATransactionThatKeepsSilence() {
        UUID id = UUID.randomUUID();
        Position before = as(changes::end);
        transactions.executeWithoutResult(
                _ -> {
                    silence.keep();
                    silence.keep();
                    elsewhere(() -> create(id));
                    elsewhere(() -> await(before, id));
                });
    }

    @Test
    void silenceEndsWithItsTransaction() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                transactions.executeWithoutResult(
                                        _ -> {
                                            silence.keep();
                                            create(id);
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("promised to write no records");
        Position before = as(changes::end);
        create(id);
        await(before, id);
    }

    private boolean create(UUID id) {
        var row = Row.of(Map.of("id", id, "name", "静默" + id));
        var written =
                as(() -> records.write(Batch.of(new ObjectName("account")).create(List.of(row))));
        assertThat(written.count(Outcome.Created.class)).isOne();
        return true;
    }

    private List<UUID> after(Position place) {
        return as(() -> changes.after(place, 1000)).stream().map(Change::record).toList();
    }

    /** Other test classes share the server, whose transactions may hold the log back. */
    private boolean await(Position before, UUID id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!after(before).contains(id)) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        return true;
    }

    /** In a thread, and so in a transaction, of its own. */
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).join();
    }

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
