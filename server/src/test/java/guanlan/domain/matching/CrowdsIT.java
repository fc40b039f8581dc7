package guanlan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.Readers;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A pass over a table finds what looks at single records find. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class CrowdsIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final int COMPANIES = 30;

    private final Crowds crowds;
    private final Readers readers;
    private final Records records;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    /** Two records of each company; other tests write customers too. */
    private final List<UUID> own = Stream.generate(UUID::randomUUID).limit(2 * COMPANIES).toList();

    CrowdsIT(
            Crowds crowds,
            Readers readers,
            Records records,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.crowds = crowds;
        this.readers = readers;
        this.records = records;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void companiesWithTwins() {
        List<Row> rows =
                IntStream.range(0, own.size())
                        .mapToObj(
                                at ->
                                        Row.of(
                                                Map.of(
                                                        "id",
                                                        own.get(at),
                                                        "name",
                                                        name(at / 2, at % 2 == 0),
                                                        "phone",
                                                        "1370015%04d".formatted(at / 2))))
                        .toList();
        system(() -> records.write(Batch.of(ACCOUNT).create(rows)));
        await(() -> system(() -> readers.require("matching")).lag().rows() == 0);
        await(() -> waiting().isEmpty() && !found().isEmpty());
    }

    private static String name(int company, boolean whole) {
        String brand = "" + (char) ('一' + 41 * company) + (char) ('丁' + 67 * company);
        return whole ? "岱山" + brand + "船舶有限公司" : brand + "船舶（岱山）有限责任公司";
    }

    @Test
    void aPassFindsWhatLooksAtSingleRecordsFind() {
        List<String> alone = found().stream().filter(this::areOfOneCompany).toList();
        assertThat(alone).hasSize(COMPANIES);
        unseen(
                () -> {
                    jdbc.sql(
                                    "delete from t_main.match_pair where one = any(cast(:own as uuid[])) or two = any(cast(:own as uuid[]))")
                            .param("own", CompanySql.ids(own))
                            .update();
                    putDown();
                    pass();
                    assertThat(found()).containsAll(alone);
                    assertThat(waiting()).isEmpty();
                    List<String> whole = found();
                    putDown();
                    pass();
                    assertThat(found()).as("a pass again changes nothing").isEqualTo(whole);
                });
    }

    /** How many of the others are asked depends on what else is in the table. */
    private boolean areOfOneCompany(String pair) {
        String[] words = pair.split(" ");
        int one = own.indexOf(UUID.fromString(words[0]));
        int two = own.indexOf(UUID.fromString(words[1]));
        return one >= 0 && two >= 0 && one / 2 == two / 2;
    }

    @Test
    void whatChangedSinceTheTableWasReadGoesOnWaiting() {
        UUID changed = own.get(3);
        unseen(
                () -> {
                    putDown();
                    try (Crowds.Pass pass = crowds.pass(ACCOUNT).orElseThrow()) {
                        jdbc.sql(
                                        "update t_main.match_entry set keys = keys[2:] where record = :one")
                                .param("one", changed)
                                .update();
                        follow(pass);
                    }
                    assertThat(waiting()).containsExactly(changed);
                    pass();
                    assertThat(waiting()).isEmpty();
                });
    }

    @Test
    void oneIsOnATableAtATime() {
        try (Crowds.Pass first = system(() -> crowds.pass(ACCOUNT)).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(system(() -> crowds.pass(ACCOUNT))).isEmpty();
        }
        try (Crowds.Pass again = system(() -> crowds.pass(ACCOUNT)).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    /** In one transaction that is taken back: the job never sees what is put down here. */
    private void unseen(Runnable work) {
        system(
                () ->
                        transactions.execute(
                                status -> {
                                    status.setRollbackOnly();
                                    work.run();
                                    return true;
                                }));
    }

    private void pass() {
        try (Crowds.Pass pass = crowds.pass(ACCOUNT).orElseThrow()) {
            follow(pass);
        }
    }

    private static void follow(Crowds.Pass pass) {
        boolean more = true;
        while (more) {
            more = pass.step();
        }
    }

    private void putDown() {
        jdbc.sql(
                        "insert into t_main.match_todo (record, object) select unnest(cast(? as uuid[])), 'account' on conflict do nothing")
                .param(CompanySql.ids(own))
                .update();
    }

    private List<UUID> waiting() {
        return jdbc.sql(
                        "select record from t_main.match_todo where record = any(cast(? as uuid[]))")
                .param(CompanySql.ids(own))
                .query(UUID.class)
                .list();
    }

    private List<String> found() {
        return jdbc.sql(
                        """
                        select one || ' ' || two || ' ' || decision from t_main.match_pair
                         where state = 'open' and (one = any(cast(:own as uuid[])) or two = any(cast(:own as uuid[]))) order by 1
                        """)
                .param("own", CompanySql.ids(own))
                .query(String.class)
                .list();
    }

    private static void await(BooleanSupplier holds) {
        for (int attempt = 0; attempt < 600 && !holds.getAsBoolean(); attempt++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
