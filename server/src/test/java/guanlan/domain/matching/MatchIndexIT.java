package guanlan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Readers;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever kills the reader of the index, and however often it reads the same again. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MatchIndexIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final MatchIndex index;
    private final Changes changes;
    private final Readers readers;
    private final Records records;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    /** Other tests write customers too. */
    private final List<UUID> own = Stream.generate(UUID::randomUUID).limit(24).toList();

    MatchIndexIT(
            MatchIndex index,
            Changes changes,
            Readers readers,
            Records records,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.index = index;
        this.changes = changes;
        this.readers = readers;
        this.records = records;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatWasNotCommittedIsNotThereAndWhatIsReadTwiceIsThereOnce() {
        Position before = system(changes::end);
        live();
        caughtUp();
        List<String> whole = told();
        assertThat(whole).hasSizeGreaterThan(20);
        List<Change> all =
                system(() -> changes.after(before, 10_000)).stream()
                        .filter(change -> own.contains(change.record()))
                        .toList();

        jdbc.sql("delete from t_main.match_key where record = any(cast(? as uuid[]))")
                .param(CompanySql.ids(own))
                .update();
        jdbc.sql("delete from t_main.match_entry where record = any(cast(? as uuid[]))")
                .param(CompanySql.ids(own))
                .update();
        for (int part = 1; part <= 3; part++) {
            List<Change> some = all.subList(0, all.size() * part / 3);
            assertThatThrownBy(() -> read(some, true)).isInstanceOf(Killed.class);
            assertThat(told()).as("killed in part " + part).isEmpty();
        }
        read(all.subList(0, all.size() * 2 / 3), false);
        read(all.subList(all.size() / 3, all.size()), false);
        assertThat(told()).isEqualTo(whole);
        read(all, false);
        assertThat(told()).isEqualTo(whole);
        leavesAloneWhatIsNotCompared();
    }

    private void leavesAloneWhatIsNotCompared() {
        UUID record = own.getFirst();
        jdbc.sql("delete from t_main.match_entry where record = any(cast(? as uuid[]))")
                .param(CompanySql.ids(own))
                .update();
        read(List.of(updated(record, "employees")), false);
        assertThat(told()).noneMatch(line -> line.startsWith("entry"));
        read(List.of(updated(record, "phone")), false);
        assertThat(told()).filteredOn(line -> line.startsWith("entry")).hasSize(1);
    }

    private static Change updated(UUID record, String field) {
        return new Change(
                Position.START,
                ACCOUNT,
                record,
                Change.Operation.UPDATE,
                Set.of(field),
                Instant.EPOCH,
                null);
    }

    /** Some are made, some change, one goes. */
    private void live() {
        List<Row> rows =
                IntStream.range(0, own.size())
                        .mapToObj(
                                at ->
                                        Row.of(
                                                Map.of(
                                                        "id",
                                                        own.get(at),
                                                        "name",
                                                        "舟山" + (char) ('一' + 37 * at) + "渔业有限公司",
                                                        "phone",
                                                        "1380014%04d".formatted(at))))
                        .toList();
        system(() -> records.write(Batch.of(ACCOUNT).create(rows)));
        var renamed =
                own.stream()
                        .limit(5)
                        .map(id -> new Batch.Change(id, null, Row.of(Map.of("name", "定海" + id))))
                        .toList();
        system(() -> records.write(Batch.of(ACCOUNT).update(renamed)));
        system(() -> records.write(Batch.of(ACCOUNT).delete(Batch.Target.of(own.subList(5, 6)))));
    }

    private void read(List<Change> some, boolean killed) {
        system(
                () ->
                        transactions.execute(
                                _ -> {
                                    index.read(some);
                                    if (killed) {
                                        throw new Killed();
                                    }
                                    return true;
                                }));
    }

    private List<String> told() {
        return jdbc.sql(
                        """
                        select 'entry ' || record || ' ' || cells || ' ' || forms
                          from t_main.match_entry where record = any(cast(:own as uuid[]))
                        union all
                        select 'key ' || record || ' ' || key
                          from t_main.match_key where record = any(cast(:own as uuid[]))
                        order by 1
                        """)
                .param("own", CompanySql.ids(own))
                .query(String.class)
                .list();
    }

    private void caughtUp() {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (system(() -> readers.require("matching")).lag().rows() == 0 && !told().isEmpty()) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        throw new AssertionError("the reader does not catch up");
    }

    private static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
