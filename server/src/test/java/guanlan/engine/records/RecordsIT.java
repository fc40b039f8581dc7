package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class RecordsIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final ObjectName CONTACT = new ObjectName("contact");
    private static final String USCC = "91110000802100433B";

    private final Records records;
    private final Queries queries;
    private final JdbcClient jdbc;

    RecordsIT(@Autowired Records records, @Autowired Queries queries, @Autowired JdbcClient jdbc) {
        this.records = records;
        this.queries = queries;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyTables() {
        for (String table : List.of("account", "contact", "change", "change_set")) {
            jdbc.sql("delete from t_main." + table).update();
        }
    }

    @Test
    void createsARecordOfTypedValuesAndLogsIt() {
        UUID id =
                create(
                        Map.of(
                                "name",
                                " 百度（中国）有限公司 ",
                                "revenue",
                                "1.2亿",
                                "phone",
                                "010-5992 8888",
                                "level",
                                "A 级"));

        Row row = as(() -> queries.require(ACCOUNT, id));
        assertThat(row.value("name")).isEqualTo("百度（中国）有限公司");
        assertThat((BigDecimal) row.value("revenue")).isEqualByComparingTo("120000000");
        assertThat(row.value("phone")).isEqualTo("+861059928888");
        assertThat(row.value("level")).isEqualTo("a");
        assertThat(row.version()).isEqualTo(1);
        assertThat(log()).containsExactly("c account null");
    }

    @Test
    void refusesEveryWrongFieldOfARowAtOnce() {
        Written written =
                write(
                        Batch.of(ACCOUNT)
                                .create(
                                        List.of(
                                                row(
                                                        Map.of(
                                                                "revenue", "much", "mail", "nobody",
                                                                "colour", "red")))));

        assertThat(written.findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("revenue", "mail", "colour");
        assertThat(log()).isEmpty();
    }

    @Test
    void refusesARowWithoutItsRequiredField() {
        Written written =
                write(
                        Batch.of(ACCOUNT)
                                .create(
                                        List.of(
                                                row(Map.of("city", "上海")),
                                                row(Map.of("name", "甲")))));

        assertThat(codes(written)).containsExactly(RecordProblem.REQUIRED);
        assertThat(written.count(Outcome.Created.class)).isEqualTo(1);
    }

    @Test
    void writesNothingOfABatchThatIsAllOrNothing() {
        Batch batch =
                Batch.of(ACCOUNT)
                        .create(List.of(row(Map.of("name", "甲")), row(Map.of("city", "上海"))))
                        .allOrNothing();

        assertThatThrownBy(() -> write(batch))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(RecordProblem.REJECTED);
                            assertThat(problem.findings()).hasSize(1);
                        });
        assertThat(log()).isEmpty();
    }

    @Test
    void updatesOnlyWhatChangedAndKeepsWhatWas() {
        UUID id = create(Map.of("name", "甲", "city", "上海", "employees", 10));

        Written written = write(update(id, 1L, Map.of("city", "北京", "employees", 10)));

        assertThat(written.outcomes()).containsExactly(new Outcome.Updated(id, 2));
        assertThat(log()).containsExactly("c account null", "u account {\"city\": \"上海\"}");
        assertThat(write(update(id, 2L, Map.of("city", "北京"))).outcomes())
                .containsExactly(new Outcome.Unchanged(id));
    }

    @Test
    void refusesAnUpdateOfAnOlderVersion() {
        UUID id = create(Map.of("name", "甲"));
        write(update(id, 1L, Map.of("city", "北京")));

        assertThat(codes(write(update(id, 1L, Map.of("city", "上海")))))
                .containsExactly(RecordProblem.STALE);
    }

    @Test
    void clearsAFieldThatIsGivenEmpty() {
        UUID id = create(Map.of("name", "甲", "city", "上海"));
        Map<String, Object> empty = new HashMap<>();
        empty.put("city", null);

        write(Batch.of(ACCOUNT).update(List.of(new Batch.Change(id, null, Row.of(empty)))));

        assertThat(as(() -> queries.require(ACCOUNT, id)).value("city")).isNull();
    }

    @Test
    void deletesIntoTheBinAndRestoresFromIt() {
        UUID id = create(Map.of("name", "甲", "uscc", USCC));

        assertThat(write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(id)))).outcomes())
                .containsExactly(new Outcome.Deleted(id));
        assertThat(as(() -> queries.read(Query.of(ACCOUNT))).rows()).isEmpty();
        assertThat(as(() -> queries.read(Query.of(ACCOUNT).deleted(true))).rows()).hasSize(1);
        assertThat(codes(write(update(id, null, Map.of("city", "上海")))))
                .containsExactly(RecordProblem.DELETED);
        assertThat(write(Batch.of(ACCOUNT).restore(Batch.Target.of(List.of(id)))).outcomes())
                .containsExactly(new Outcome.Restored(id));
        assertThat(as(() -> queries.read(Query.of(ACCOUNT))).rows()).hasSize(1);
    }

    @Test
    void keepsUniqueValuesUniqueAlsoWhenARecordComesBack() {
        UUID first = create(Map.of("name", "甲", "uscc", USCC));
        Row twin = row(Map.of("name", "乙", "uscc", USCC));

        assertThat(codes(write(Batch.of(ACCOUNT).create(List.of(twin)))))
                .containsExactly(RecordProblem.NOT_UNIQUE);
        write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(first))));
        assertThat(codes(write(Batch.of(ACCOUNT).create(List.of(twin, twin)))))
                .containsExactly(RecordProblem.NOT_UNIQUE);
        assertThat(codes(write(Batch.of(ACCOUNT).restore(Batch.Target.of(List.of(first))))))
                .containsExactly(RecordProblem.NOT_UNIQUE);
    }

    @Test
    void keepsUniqueValuesUniqueUnderConcurrency() throws Exception {
        List<Callable<Written>> writers =
                IntStream.range(0, 16)
                        .<Callable<Written>>mapToObj(
                                at ->
                                        () ->
                                                write(
                                                        Batch.of(ACCOUNT)
                                                                .create(
                                                                        List.of(
                                                                                row(
                                                                                        Map.of(
                                                                                                "name",
                                                                                                "甲"
                                                                                                        + at,
                                                                                                "uscc",
                                                                                                USCC))))))
                        .toList();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            long created = 0;
            for (var written : pool.invokeAll(writers)) {
                created += written.get().count(Outcome.Created.class);
            }
            assertThat(created).isEqualTo(1);
        }
    }

    @Test
    void refusesReferencesToWhatIsNotThere() {
        UUID account = create(Map.of("name", "甲"));
        Row good = row(Map.of("name", "林涛", "account", account.toString()));
        Row bad = row(Map.of("name", "王伟", "account", UUID.randomUUID().toString()));

        Written written = write(Batch.of(CONTACT).create(List.of(good, bad)));

        assertThat(written.count(Outcome.Created.class)).isEqualTo(1);
        assertThat(codes(written)).containsExactly(RecordProblem.REFERENCE_ABSENT);
    }

    @Test
    void upsertsByAKeyOneRowAfterTheOther() {
        List<Row> rows =
                List.of(
                        row(Map.of("name", "甲", "city", "上海")),
                        row(Map.of("name", "乙", "city", "苏州")),
                        row(Map.of("name", "甲", "city", "北京")));

        Written written = write(Batch.of(ACCOUNT).upsert(rows, "name", Batch.OnMatch.UPDATE));

        assertThat(written.outcomes())
                .extracting(Outcome::key)
                .containsExactly("created", "created", "updated");
        assertThat(as(() -> queries.read(Query.of(ACCOUNT).sort("name"))).rows())
                .extracting(row -> row.value("name") + " " + row.value("city"))
                .containsExactly("甲 北京", "乙 苏州");
        assertThat(write(Batch.of(ACCOUNT).upsert(rows, "name", Batch.OnMatch.SKIP)).outcomes())
                .extracting(Outcome::key)
                .containsExactly("skipped", "skipped", "skipped");
    }

    @Test
    void pagesThroughEveryRowOnceInAnyOrder() {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < 137; at++) {
            Map<String, Object> values = new HashMap<>(Map.of("name", "客户" + at));
            if (at % 3 != 0) {
                values.put("revenue", at % 7);
            }
            rows.add(Row.of(values));
        }
        write(Batch.of(ACCOUNT).create(rows));

        for (String order :
                List.of("revenue", "-revenue", "-revenue,name", "updated_at", "-city,revenue")) {
            Set<UUID> seen = new HashSet<>();
            String after = null;
            do {
                String cursor = after;
                Page page =
                        as(
                                () ->
                                        queries.read(
                                                Query.of(ACCOUNT)
                                                        .sort(order)
                                                        .limit(10)
                                                        .after(cursor)));
                page.rows().forEach(row -> assertThat(seen.add(row.id())).isTrue());
                assertThat(page.count()).isEqualTo(137);
                after = page.next();
            } while (after != null);
            assertThat(seen).hasSize(137);
        }
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        write(
                Batch.of(ACCOUNT)
                        .create(List.of(row(Map.of("name", "甲")), row(Map.of("name", "乙")))));
        String cursor = as(() -> queries.read(Query.of(ACCOUNT).sort("name").limit(1))).next();

        assertThatThrownBy(
                        () -> as(() -> queries.read(Query.of(ACCOUNT).sort("-name").after(cursor))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(QueryProblem.CURSOR_INVALID));
        assertThatThrownBy(() -> as(() -> queries.read(Query.of(ACCOUNT).after("%%%"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void keepsPeopleFromMembers() {
        Caller member =
                new Caller(
                        UUID.randomUUID(),
                        "main",
                        Set.of(Role.MEMBER),
                        Locale.ENGLISH,
                        ZoneOffset.UTC);
        Batch batch = Batch.of(ObjectName.USER).create(List.of(row(Map.of("name", "林涛"))));

        assertThatThrownBy(() -> member.call(() -> records.write(batch)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(AccessProblem.REFUSED));
    }

    private UUID create(Map<String, ?> values) {
        Written written = write(Batch.of(ACCOUNT).create(List.of(row(values))));
        assertThat(written.findings()).isEmpty();
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }

    private Written write(Batch batch) {
        return as(() -> records.write(batch));
    }

    private static Batch update(UUID id, @Nullable Long version, Map<String, ?> values) {
        return Batch.of(ACCOUNT).update(List.of(new Batch.Change(id, version, row(values))));
    }

    private static Row row(Map<String, ?> values) {
        return Row.of(new HashMap<>(values));
    }

    private static <T> T as(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    private static List<Code> codes(Written written) {
        return written.findings().stream().map(Finding::code).toList();
    }

    private List<String> log() {
        return jdbc.sql(
                        "select operation::text || ' ' || object || ' ' || coalesce(before::text, 'null') from t_main.change order by xid, seq")
                .query(String.class)
                .list();
    }
}
