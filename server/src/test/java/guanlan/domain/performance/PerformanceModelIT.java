package guanlan.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.performance.Asked.Period;
import guanlan.domain.performance.Performance.Line;
import guanlan.domain.performance.Performance.Told;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.domain.sales.SalesProblem;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * Over random histories every figure, of the whole and of every group, equals a plain count of the
 * rows, and the criteria that come with it list as many records as it is made of.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PerformanceModelIT {
    private static final Offset<BigDecimal> EXACT = Offset.offset(new BigDecimal("0.0011"));

    private final Performances performances;
    private final Queries queries;
    private final JdbcClient jdbc;
    private final Histories histories;

    PerformanceModelIT(
            @Autowired Performances performances,
            @Autowired Queries queries,
            @Autowired Records records,
            @Autowired JdbcClient jdbc) {
        this.performances = performances;
        this.queries = queries;
        this.jdbc = jdbc;
        this.histories = new Histories(records, queries);
    }

    static List<Long> seeds() {
        long first = Long.getLong("performance.seed", 1);
        return LongStream.range(first, first + 2).boxed().toList();
    }

    private Caller who(Random chance) {
        List<String> zones = List.of("Asia/Shanghai", "+08:00", "-03:30", "UTC");
        return histories.somebody(ZoneId.of(zones.get(chance.nextInt(zones.size()))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dealsEqualAPlainCount(long seed) {
        var chance = new Random(seed);
        var scene = histories.deals(chance, 70);
        List<JsonNode> rows = NaivePerformance.deals(jdbc, scene.pipeline());
        assertThat(rows).hasSize(70);
        LocalDate from = LocalDate.now(ZoneId.of("UTC")).minusDays(200 + chance.nextInt(100));
        var period = new Period(from, from.plusDays(60 + chance.nextInt(150)));
        String where = "pipeline == \"" + scene.pipeline() + "\"";
        Caller caller = who(chance);
        for (Dimension by : Dimension.values()) {
            var asked = new Asked(Deals.OPPORTUNITY, period, by, Map.of(), where);
            compare(caller, asked, rows);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leadsEqualAPlainCount(long seed) {
        var chance = new Random(seed + 1000);
        var owner = histories.leads(chance, 60);
        List<JsonNode> rows = NaivePerformance.leads(jdbc, owner);
        assertThat(rows).hasSize(60);
        LocalDate from = LocalDate.now(ZoneId.of("UTC")).minusDays(80);
        var period = new Period(from, from.plusDays(100));
        Caller caller = who(chance);
        Map<Dimension, String> only = Map.of(Dimension.OWNER, owner.toString());
        for (Dimension by : List.of(Dimension.SOURCE, Dimension.REGION, Dimension.MONTH)) {
            compare(caller, new Asked(Deals.OPPORTUNITY, period, by, only, null), rows);
        }
    }

    private void compare(Caller caller, Asked asked, List<JsonNode> rows) {
        Performance told = caller.call(() -> performances.of(asked));
        var naive =
                new NaivePerformance(asked.period(), caller.zone(), LocalDate.now(caller.zone()));
        boolean ofLeads = asked.where() == null;
        List<Told> figures =
                told.whole().stream()
                        .filter(figure -> ofLeads == figure.basis().equals("leads"))
                        .toList();
        assertThat(figures).hasSize(ofLeads ? 4 : 20);
        Dimension by = Objects.requireNonNull(asked.by());
        for (Told figure : figures) {
            String what = by + " " + figure.figure();
            equal(what, figure.value(), naive.figure(figure.figure(), rows));
            assertThat(listed(caller, figure, figure.where())).as(what).isEqualTo(figure.records());
            for (Line line : told.rows()) {
                String narrower = line.where().get(figure.basis());
                if (narrower == null) {
                    assertThat(line.values()).doesNotContainKey(figure.figure());
                    continue;
                }
                String key = Objects.requireNonNullElse(line.key(), "");
                List<JsonNode> own =
                        rows.stream()
                                .filter(row -> naive.key(by, figure.figure(), row).equals(key))
                                .toList();
                String which = what + " of " + key;
                equal(
                        which,
                        line.values().get(figure.figure()),
                        naive.figure(figure.figure(), own));
                assertThat(listed(caller, figure, figure.where() + " && " + narrower))
                        .as(which)
                        .isEqualTo(line.records().get(figure.figure()));
            }
        }
        assertThat(told.rows()).hasSizeGreaterThan(1);
    }

    /** Where nothing is counted there may be no row of it at all. */
    private static void equal(
            String what, @Nullable BigDecimal told, @Nullable BigDecimal expected) {
        if (told == null) {
            assertThat(expected == null || expected.signum() == 0).as(what).isTrue();
        } else {
            assertThat(told).as(what).isCloseTo(Objects.requireNonNull(expected), EXACT);
        }
    }

    private long listed(Caller caller, Told figure, String where) {
        return caller.call(
                () -> queries.count(new ObjectName(figure.object()), Filter.ALL.where(where)));
    }

    @Test
    void campaignsCostByTheDayAndReturnBySource() {
        var chance = new Random(7);
        String source = "渠道 \"甲\" " + chance.nextInt(1_000_000);
        LocalDate first = LocalDate.of(2025, 3, 22);
        histories.campaign(source, first, first.plusDays(19), 2000);
        histories.wonDeal(source, LocalDate.of(2025, 3, 25), 3000);
        Caller caller = who(chance);
        var march = new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31));
        var asked =
                new Asked(Deals.OPPORTUNITY, march, null, Map.of(Dimension.SOURCE, source), null);
        Performance told = caller.call(() -> performances.of(asked));
        assertThat(value(told, "cost")).isEqualByComparingTo("1000");
        assertThat(value(told, "return")).isEqualByComparingTo("200");
        var both = new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 30));
        var byMonth =
                new Asked(
                        Deals.OPPORTUNITY,
                        both,
                        Dimension.MONTH,
                        Map.of(Dimension.SOURCE, source),
                        null);
        assertThat(caller.call(() -> performances.of(byMonth)).rows())
                .extracting(line -> line.values().get("cost"))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1000"), new BigDecimal("1000"));
        var bySource = new Asked(Deals.OPPORTUNITY, march, Dimension.SOURCE, Map.of(), null);
        assertThat(caller.call(() -> performances.of(bySource)).rows())
                .filteredOn(line -> source.equals(line.key()))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.values().get("return"))
                                        .isEqualByComparingTo("200"));
    }

    private static @Nullable BigDecimal value(Performance told, String figure) {
        return told.whole().stream()
                .filter(one -> one.figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void refusesWhatIsNoQuestion() {
        var day = LocalDate.of(2026, 1, 1);
        assertThatThrownBy(() -> new Period(day, day.minusDays(1)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(PerformanceProblem.PERIOD_BACKWARDS));
        refused(SalesKit.ACCOUNT, null, Map.of(), SalesProblem.NO_DEALS);
        refused(Deals.PROJECT, Dimension.CAMPAIGN, Map.of(), PerformanceProblem.DIMENSION_ABSENT);
        refused(
                Deals.OPPORTUNITY,
                null,
                Map.of(Dimension.OWNER, "nobody"),
                PerformanceProblem.GROUP_UNKNOWN);
    }

    private void refused(
            ObjectName object,
            @Nullable Dimension by,
            Map<Dimension, String> only,
            Object expected) {
        var day = LocalDate.of(2026, 1, 1);
        var asked = new Asked(object, new Period(day, day), by, only, null);
        assertThatThrownBy(() -> SalesKit.system(() -> performances.of(asked)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(expected));
    }
}
