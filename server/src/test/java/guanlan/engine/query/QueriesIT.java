package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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
class QueriesIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final ObjectName CONTACT = new ObjectName("contact");
    private static final long SEED = 20_261_122;

    private final Records records;
    private final Queries queries;
    private final Aggregator aggregator;
    private final Values values;
    private final JdbcClient jdbc;

    QueriesIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Aggregator aggregator,
            @Autowired Values values,
            @Autowired JdbcClient jdbc) {
        this.records = records;
        this.queries = queries;
        this.aggregator = aggregator;
        this.values = values;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyTables() {
        for (String table : List.of("account", "contact", "change", "change_set")) {
            jdbc.sql("delete from t_main." + table).update();
        }
    }

    @Test
    void ordersNamesByPinyinWithEmptyOnesLastEitherWay() {
        for (String city : List.of("重庆", "上海", "北京", "安庆")) {
            create(ACCOUNT, Map.of("name", "客户", "city", city));
        }
        create(ACCOUNT, Map.of("name", "客户"));

        assertThat(column("city", "city")).containsExactly("安庆", "北京", "重庆", "上海", null);
        assertThat(column("-city", "city")).containsExactly("上海", "重庆", "北京", "安庆", null);
    }

    @Test
    void pagesMeetWithoutGapOrRepetitionInBothDirections() {
        var random = new Random(SEED);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 157; i++) {
            Map<String, @Nullable Object> row = new HashMap<>(Map.of("name", "客户" + i % 7));
            row.put("city", random.nextInt(4) == 0 ? null : "城" + random.nextInt(3));
            row.put("revenue", random.nextInt(4) == 0 ? null : random.nextInt(5));
            row.put("employees", random.nextInt(3));
            rows.add(Row.of(row));
        }
        as(() -> records.write(Batch.of(ACCOUNT).create(rows)));
        for (String order :
                List.of(
                        "name",
                        "-revenue",
                        "city,-revenue",
                        "-city,name",
                        "revenue,-city,name",
                        "-id")) {
            List<UUID> all = ids(read(Query.of(ACCOUNT).sort(order).limit(1000)));
            assertThat(all).hasSize(157);
            assertThat(forwards(order, 10)).as(order).isEqualTo(all);
            assertThat(backwards(order, 10)).as(order).isEqualTo(all);
        }
    }

    private List<UUID> forwards(String order, int size) {
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page page = read(Query.of(ACCOUNT).sort(order).limit(size).after(cursor));
            seen.addAll(ids(page));
            assertThat(page.previous() == null).isEqualTo(cursor == null);
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private List<UUID> backwards(String order, int size) {
        Page page = read(Query.of(ACCOUNT).sort(order).limit(size));
        while (page.next() != null) {
            page = read(Query.of(ACCOUNT).sort(order).limit(size).after(page.next()));
        }
        List<UUID> seen = new ArrayList<>(ids(page));
        while (page.previous() != null) {
            page = read(Query.of(ACCOUNT).sort(order).limit(size).before(page.previous()));
            seen.addAll(0, ids(page));
        }
        return seen;
    }

    @Test
    void readsAndSortsThroughReferences() {
        UUID group = create(ACCOUNT, Map.of("name", "集团", "revenue", 900));
        UUID large = create(ACCOUNT, Map.of("name", "大", "revenue", 300, "parent", group));
        UUID small = create(ACCOUNT, Map.of("name", "小", "revenue", 100));
        create(CONTACT, Map.of("name", "甲", "account", small));
        create(CONTACT, Map.of("name", "乙", "account", large));
        create(CONTACT, Map.of("name", "丙"));

        Page page =
                read(
                        Query.of(CONTACT)
                                .sort("-account.revenue")
                                .fields(List.of("name", "account.name", "account.parent.name")));

        assertThat(page.rows().stream().map(row -> row.value("name")))
                .containsExactly("乙", "甲", "丙");
        assertThat(page.rows().getFirst().fields())
                .containsExactlyInAnyOrder(
                        "id", "version", "name", "account.name", "account.parent.name");
        assertThat(page.rows().getFirst().value("account.parent.name")).isEqualTo("集团");
        assertThat(page.rows().getLast().value("account.name")).isNull();
    }

    @Test
    void refusesPathsThatLeadNowhereOrTooFar() {
        refused("query.too_far", Query.of(CONTACT).sort("account.parent.parent.parent.name"));
        refused("field.absent", Query.of(CONTACT).sort("account.nothing"));
        refused("field.absent", Query.of(CONTACT).fields(List.of("name.name")));
        refused("query.both_cursors", Query.of(CONTACT).after("a").before("b"));
    }

    private void refused(String code, Query query) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code().key()).isEqualTo(code));
    }

    @Test
    void countsAsFarAsAsked() {
        as(
                () ->
                        records.write(
                                Batch.of(ACCOUNT)
                                        .create(
                                                IntStream.range(0, 12)
                                                        .mapToObj(
                                                                i ->
                                                                        Row.of(
                                                                                Map.of(
                                                                                        "name",
                                                                                        "数" + i)))
                                                        .toList())));
        Query ten = Query.of(ACCOUNT).limit(10);

        assertThat(read(ten))
                .extracting(Page::count, Page::countIsExact)
                .containsExactly(12L, true);
        assertThat(read(ten.counting(Counting.EXACT)).count()).isEqualTo(12);
        assertThat(read(ten.counting(Counting.ESTIMATED)).countIsExact()).isFalse();
        assertThat(read(ten.counting(Counting.NONE)))
                .extracting(Page::count, Page::countIsExact)
                .containsExactly(0L, false);
    }

    @Test
    void estimatesBeyondTenThousand() {
        jdbc.sql(
                        """
                        insert into t_main.account (id, version, name, created_at, updated_at)
                        select gen_random_uuid(), 1, 'n' || i, now(), now() from generate_series(1, 12000) i
                        """)
                .update();
        jdbc.sql("analyze t_main.account").update();

        Page page = read(Query.of(ACCOUNT).limit(1));

        assertThat(page.countIsExact()).isFalse();
        assertThat(page.count()).isBetween(11_000L, 13_000L);
    }

    @Test
    void computesFiguresByGroupsWithTotalsAndTheRest() {
        for (int i = 1; i <= 10; i++) {
            create(
                    ACCOUNT,
                    Map.of(
                            "name",
                            "客户" + i,
                            "city",
                            i <= 5 ? "上海" : i <= 8 ? "北京" : "城" + i,
                            "revenue",
                            i * 100));
        }
        var sum = new Aggregation.Measure(Aggregation.Function.SUM, "revenue");
        var median = new Aggregation.Measure(Aggregation.Function.MEDIAN, "revenue");
        var count = new Aggregation.Measure(Aggregation.Function.COUNT, null);
        var asked =
                new Aggregation(
                        ACCOUNT,
                        Filter.ALL,
                        List.of(new Aggregation.Group("city", null)),
                        List.of(count, sum, median),
                        List.of(),
                        2,
                        true);

        Aggregates found = as(() -> aggregator.compute(asked));

        assertThat(found.lines().stream().map(line -> line.values().getFirst()))
                .containsExactly("上海", "北京");
        assertThat(found.lines().getFirst().figures().getFirst()).isEqualTo(5);
        assertThat(number(found.lines().getFirst().figures().get(1))).isEqualByComparingTo("1500");
        assertThat(number(found.lines().getFirst().figures().get(2))).isEqualByComparingTo("300");
        assertThat(number(found.totals().get(1))).isEqualByComparingTo("5500");
        assertThat(number(found.other().get(1))).isEqualByComparingTo("1900");
        assertThat(found.more()).isTrue();
    }

    @Test
    void gathersMomentsIntoTheCallersMonths() {
        UUID id = create(ACCOUNT, Map.of("name", "跨月"));
        jdbc.sql("update t_main.account set created_at = '2026-01-31T17:00:00Z' where id = ?")
                .param(id)
                .update();
        var asked =
                new Aggregation(
                        ACCOUNT,
                        Filter.ALL,
                        List.of(new Aggregation.Group("created_at", Aggregation.Span.MONTH)),
                        List.of(),
                        List.of(),
                        10,
                        false);

        assertThat(as(() -> aggregator.compute(asked)).lines().getFirst().values().getFirst())
                .hasToString("2026-02-01");
    }

    @Test
    void listsTheValuesOfAFieldWithTheirCounts() {
        create(ACCOUNT, Map.of("name", "一", "city", "Shanghai"));
        create(ACCOUNT, Map.of("name", "二", "city", "Shanghai"));
        create(ACCOUNT, Map.of("name", "三", "city", "Beijing"));

        var all = as(() -> values.of(ACCOUNT, "city", new Values.Wanted(Filter.ALL, null, 10)));
        var some = as(() -> values.of(ACCOUNT, "city", new Values.Wanted(Filter.ALL, "bei", 10)));

        assertThat(all.values())
                .containsExactly(new Values.Value("Shanghai", 2), new Values.Value("Beijing", 1));
        assertThat(some.values()).containsExactly(new Values.Value("Beijing", 1));
    }

    private static BigDecimal number(@Nullable Object figure) {
        return new BigDecimal(String.valueOf(figure));
    }

    private List<@Nullable Object> column(String order, String field) {
        List<@Nullable Object> column = new ArrayList<>();
        read(Query.of(ACCOUNT).sort(order)).rows().forEach(row -> column.add(row.value(field)));
        return column;
    }

    private static List<UUID> ids(Page page) {
        return page.rows().stream().map(Row::id).toList();
    }

    private Page read(Query query) {
        return as(() -> queries.read(query));
    }

    private UUID create(ObjectName object, Map<String, ?> row) {
        var written = as(() -> records.write(Batch.of(object).create(List.of(Row.of(row)))));
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }

    private <T> T as(Supplier<T> work) {
        var caller =
                new Caller(
                        null,
                        "main",
                        Set.of(Role.MEMBER),
                        Locale.CHINESE,
                        ZoneId.of("Asia/Shanghai"));
        return caller.call(work::get);
    }
}
