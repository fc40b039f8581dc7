package guanlan.domain.sales;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.Funnel.Asked;
import guanlan.domain.sales.Funnel.Counted;
import guanlan.domain.sales.Funnel.Layer;
import guanlan.domain.sales.NaiveFunnel.Deal;
import guanlan.domain.sales.NaiveFunnel.Stay;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
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

/** Funnels over random histories equal what the bare change log tells. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class FunnelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private final Funnels funnels;
    private final Queries queries;
    private final JdbcClient jdbc;
    private final SalesKit kit;
    private final NaiveFunnel naive;

    FunnelIT(
            @Autowired Funnels funnels,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.funnels = funnels;
        this.queries = queries;
        this.jdbc = jdbc;
        this.kit = new SalesKit(records, queries);
        this.naive = new NaiveFunnel(jdbc);
    }

    static List<Long> seeds() {
        long first = Long.getLong("sales.seed", 1);
        return LongStream.range(first, first + 3).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsWhatTheChangeLogTells(long seed) {
        var chance = new Random(seed);
        Way way = way();
        Way other = way();
        List<UUID> deals = new ArrayList<>();
        Caller who = kit.member();
        UUID account = kit.account();
        for (int at = 0; at < 25; at++) {
            deals.add(history(who, account, way, other, chance));
        }
        List<Deal> told = naive.deals(way.pipeline());
        awaitSteps(way, told);
        for (Counted counted : Counted.values()) {
            LocalDate from = FIRST.plusDays(chance.nextInt(60));
            LocalDate to = from.plusDays(chance.nextInt(90));
            compare(way, told, new Asked(way.pipeline(), from, to, counted, Filter.ALL), who);
        }
        assertThat(deals).hasSize(25);
    }

    /** A question, with what a naive answer needs. */
    private record Question(
            Asked asked, List<String> order, List<Deal> counted, Predicate<Instant> meant) {
        boolean isCohort() {
            return asked.counted() == Counted.COHORT;
        }
    }

    private static Question question(Way way, List<Deal> told, Asked asked) {
        boolean cohort = asked.counted() == Counted.COHORT;
        Instant from = asked.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = asked.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Predicate<Instant> inside = at -> !at.isBefore(from) && at.isBefore(to);
        return new Question(
                asked,
                way.stages().values().stream().map(UUID::toString).toList(),
                told.stream().filter(deal -> !cohort || inside.test(entered(deal))).toList(),
                cohort ? _ -> true : inside);
    }

    private void compare(Way way, List<Deal> told, Asked asked, Caller who) {
        Funnel funnel = who.call(() -> funnels.of(Deals.OPPORTUNITY, asked));
        Question question = question(way, told, asked);
        for (Layer layer : funnel.layers()) {
            String what = asked + " " + layer.name();
            reached(layer, question, what);
            stays(layer, question, what);
            List<Deal> counted = question.counted();
            assertThat(layer.here()).as(what).isEqualTo(now(counted, layer, "open", _ -> true));
            assertThat(layer.lost())
                    .as(what)
                    .isEqualTo(now(counted, layer, "lost", question.meant()));
            if (question.isCohort()) {
                assertThat(listed(asked, layer, way, who)).as(what).isEqualTo(layer.reached());
            }
        }
        assertThat(funnel.won())
                .isEqualTo(
                        question.counted().stream()
                                .filter(deal -> "won".equals(deal.now().get("status")))
                                .filter(deal -> question.meant().test(closed(deal)))
                                .count());
    }

    private static void reached(Layer layer, Question question, String what) {
        int place = question.order().indexOf(layer.stage().toString());
        List<Deal> reached =
                question.counted().stream()
                        .filter(
                                deal ->
                                        deal.stays().stream()
                                                .filter(
                                                        stay ->
                                                                question.order()
                                                                                .indexOf(
                                                                                        stay
                                                                                                .stage())
                                                                        >= place)
                                                .map(Stay::from)
                                                .min(Instant::compareTo)
                                                .filter(question.meant())
                                                .isPresent())
                        .toList();
        assertThat(layer.reached()).as(what).isEqualTo(reached.size());
        assertThat(layer.amount())
                .as(what)
                .isEqualByComparingTo(
                        reached.stream()
                                .map(Deal::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void stays(Layer layer, Question question, String what) {
        List<Duration> stays =
                question.counted().stream()
                        .flatMap(deal -> deal.stays().stream())
                        .filter(stay -> stay.stage().equals(layer.stage().toString()))
                        .filter(stay -> !stay.status().equals("lost") && stay.until() != null)
                        .filter(stay -> question.meant().test(Objects.requireNonNull(stay.until())))
                        .map(stay -> Duration.between(stay.from(), stay.until()))
                        .toList();
        assertThat(layer.stays()).as(what).isEqualTo(stays.size());
        if (!stays.isEmpty()) {
            double mean =
                    stays.stream().mapToLong(Duration::toSeconds).average().orElseThrow() / 86_400;
            assertThat(Objects.requireNonNull(layer.averageDays()).doubleValue())
                    .as(what)
                    .isCloseTo(mean, Offset.offset(0.011));
        }
    }

    /** The list that one comes to from a layer holds exactly its deals. */
    private long listed(Asked asked, Layer layer, Way way, Caller who) {
        int place = List.copyOf(way.stages().values()).indexOf(layer.stage()) + 1;
        String where =
                String.format(
                        "pipeline == \"%s\" && opened_at >= date(\"%s\") && opened_at <= date(\"%s\") && furthest.position >= %d",
                        asked.pipeline(), asked.from(), asked.to(), place);
        return who.call(() -> queries.count(Deals.OPPORTUNITY, Filter.ALL.where(where)));
    }

    private static long now(
            List<Deal> deals, Layer layer, String status, Predicate<Instant> meant) {
        return deals.stream()
                .filter(deal -> layer.stage().toString().equals(deal.now().get("stage")))
                .filter(deal -> status.equals(deal.now().get("status")))
                .filter(deal -> status.equals("open") || meant.test(closed(deal)))
                .count();
    }

    private static Instant closed(Deal deal) {
        return NaiveFunnel.instant(Objects.requireNonNull(deal.now().get("closed_at")));
    }

    /** Into this pipeline for the last time: a deal that came back begins again. */
    private static Instant entered(Deal deal) {
        return deal.stays().getFirst().from();
    }

    private Way way() {
        return kit.way(
                Map.of(),
                List.of(
                        Said.of("一"),
                        Said.of("二"),
                        Said.of("三"),
                        new Said("四", Map.of("outcome", "won")),
                        new Said("五", Map.of("outcome", "won"))));
    }

    private UUID history(Caller who, UUID account, Way way, Way other, Random chance) {
        Instant at =
                FIRST.atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(chance.nextInt(100 * 24), ChronoUnit.HOURS);
        Map<String, Object> row = new HashMap<>();
        row.put("name", "商机");
        row.put("account", account);
        row.put("amount", 1 + chance.nextInt(1000));
        // Some come from elsewhere, and never went on there.
        boolean comes = chance.nextInt(6) == 0;
        row.put("pipeline", comes ? other.pipeline() : way.pipeline());
        row.put("stage_entered_at", at);
        UUID deal = SalesKit.id(kit.create(who, Kind.IMPORT, row));
        if (comes) {
            at = at.plus(1 + chance.nextInt(40), ChronoUnit.HOURS);
            move(who, deal, Map.of("pipeline", way.pipeline(), "stage_entered_at", at));
        }
        for (int moves = chance.nextInt(7); moves > 0; moves--) {
            at = at.plus(1 + chance.nextInt(300), ChronoUnit.HOURS);
            step(who, deal, way, at, chance);
        }
        return deal;
    }

    private void step(Caller who, UUID deal, Way way, Instant at, Random chance) {
        List<UUID> stages = List.copyOf(way.stages().values());
        String status = String.valueOf(kit.deal(deal).value("status"));
        UUID to = stages.get(chance.nextInt(stages.size()));
        if (status.equals("open") && chance.nextInt(4) == 0) {
            move(who, deal, Map.of("status", "lost", "lost_reason", "price", "closed_at", at));
        } else if (status.equals("lost")) {
            Map<String, Object> reopened = new HashMap<>(Map.of("status", "open", "stage", to));
            reopened.put("stage_entered_at", at);
            if (stages.indexOf(to) > 2) {
                reopened.put("status", "won");
            }
            kit.change(who, Kind.IMPORT, deal, reopened);
        } else {
            kit.change(who, Kind.IMPORT, deal, Map.of("stage", to, "stage_entered_at", at));
        }
    }

    private void move(Caller who, UUID deal, Map<String, ? extends @Nullable Object> values) {
        assertThat(kit.change(who, Kind.IMPORT, deal, values)).isInstanceOf(Outcome.Updated.class);
    }

    private void awaitSteps(Way way, List<Deal> told) {
        ToLongFunction<Deal> stays = deal -> deal.stays().size();
        long expected = told.stream().mapToLong(stays).sum();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (steps(way) < expected && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(steps(way)).isEqualTo(expected);
    }

    private long steps(Way way) {
        return jdbc.sql("select count(*) from t_main.stage_move where pipeline = ?")
                .param(way.pipeline())
                .query(Long.class)
                .single();
    }

    @Test
    void refusesWhatIsNoPeriodAndWhatIsNoDeal() {
        Way way = way();
        assertThat(refused(Deals.OPPORTUNITY, way, FIRST.minusDays(1)))
                .isEqualTo(SalesProblem.PERIOD_BACKWARDS);
        assertThat(refused(SalesKit.ACCOUNT, way, FIRST)).isEqualTo(SalesProblem.NO_DEALS);
    }

    private @Nullable Code refused(ObjectName object, Way way, LocalDate to) {
        var asked = new Asked(way.pipeline(), FIRST, to, Counted.COHORT, Filter.ALL);
        try {
            SalesKit.system(() -> funnels.of(object, asked));
            return null;
        } catch (Problem problem) {
            return problem.code();
        }
    }
}
