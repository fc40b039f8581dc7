package guanlan.domain.sales;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.NaiveFunnel.Deal;
import guanlan.domain.sales.NaiveFunnel.Stay;
import guanlan.domain.sales.Replay.Lane;
import guanlan.domain.sales.Replay.Standing;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Every day of a replay equals what the bare change log tells of it. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final List<String> NAMES = List.of("Need", "Offer", "Talk", "Signed");

    private final Replays replays;
    private final JdbcClient jdbc;
    private final SalesKit kit;
    private final NaiveFunnel naive;

    ReplayIT(
            @Autowired Replays replays,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.replays = replays;
        this.jdbc = jdbc;
        this.kit = new SalesKit(records, queries);
        this.naive = new NaiveFunnel(jdbc);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyDayIsAsTheLogTells(long seed) {
        var chance = new Random(seed);
        Way way = way();
        Caller who = kit.member();
        UUID account = kit.account();
        for (int deals = 0; deals < 25; deals++) {
            deal(who, account, way, chance);
        }
        List<Deal> told = naive.deals(way.pipeline());
        awaitSteps(way, told);
        LocalDate to = FIRST.plusDays(90 + chance.nextInt(40));
        for (boolean cohort : List.of(true, false)) {
            var asked =
                    new Replay.Asked(way.pipeline(), FIRST.plusDays(20), to, cohort, Filter.ALL);
            compare(way, told, asked, who.call(() -> replays.of(Deals.OPPORTUNITY, asked)));
        }
        cards(way, told, who, FIRST.plusDays(60));
    }

    private static void compare(Way way, List<Deal> told, Replay.Asked asked, Replay replay) {
        assertThat(replay.days().getFirst()).isEqualTo(asked.from());
        assertThat(replay.days().getLast()).isEqualTo(asked.to());
        List<Deal> counted =
                told.stream()
                        .filter(
                                deal ->
                                        !asked.cohort()
                                                || !entered(deal).isBefore(start(asked.from()))
                                                        && entered(deal)
                                                                .isBefore(
                                                                        start(
                                                                                asked.to()
                                                                                        .plusDays(
                                                                                                1))))
                        .toList();
        for (int at = 0; at < replay.days().size(); at++) {
            Instant end = start(replay.days().get(at).plusDays(1));
            assertThat(replay.entered().get(at))
                    .isEqualTo(
                            counted.stream().filter(deal -> entered(deal).isBefore(end)).count());
            for (Lane lane : replay.stages()) {
                compare(way, counted, lane, at, end);
            }
        }
    }

    private static void compare(Way way, List<Deal> counted, Lane lane, int at, Instant end) {
        String what = lane.name() + " before " + end;
        String stage = lane.stage().toString();
        assertThat(lane.open().get(at)).as(what).isEqualTo(standing(counted, stage, "open", end));
        assertThat(lane.won().get(at)).as(what).isEqualTo(standing(counted, stage, "won", end));
        assertThat(lane.lost().get(at)).as(what).isEqualTo(standing(counted, stage, "lost", end));
        List<String> order = way.stages().values().stream().map(UUID::toString).toList();
        Predicate<Deal> came =
                deal ->
                        deal.stays().stream()
                                .anyMatch(
                                        stay ->
                                                stay.from().isBefore(end)
                                                        && order.indexOf(stay.stage())
                                                                >= order.indexOf(stage));
        assertThat(lane.reached().get(at))
                .as(what)
                .isEqualTo(counted.stream().filter(came).count());
        assertThat(Objects.requireNonNull(lane.reachedAmount()).get(at))
                .as(what)
                .isEqualByComparingTo(
                        counted.stream()
                                .filter(came)
                                .map(Deal::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(Objects.requireNonNull(lane.amount()).get(at))
                .as(what)
                .isEqualByComparingTo(
                        counted.stream()
                                .filter(
                                        deal ->
                                                stands(deal, stage, "open", end)
                                                        || stands(deal, stage, "won", end))
                                .map(Deal::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private void cards(Way way, List<Deal> told, Caller who, LocalDate day) {
        List<Standing> cards =
                who.call(
                        () -> replays.standing(Deals.OPPORTUNITY, way.pipeline(), day, Filter.ALL));
        Instant end = start(day.plusDays(1));
        for (UUID stage : way.stages().values()) {
            long expected =
                    standing(told, stage.toString(), "open", end)
                            + standing(told, stage.toString(), "won", end);
            assertThat(cards.stream().filter(card -> card.stage().equals(stage)))
                    .hasSize((int) expected)
                    .allMatch(card -> card.since().isBefore(end));
        }
    }

    private static long standing(List<Deal> deals, String stage, String status, Instant end) {
        return deals.stream().filter(deal -> stands(deal, stage, status, end)).count();
    }

    private static boolean stands(Deal deal, String stage, String status, Instant end) {
        return deal.stays().stream()
                .filter(stay -> stay.stage().equals(stage) && stay.status().equals(status))
                .anyMatch(stay -> stay.from().isBefore(end) && isThere(stay, end));
    }

    private static boolean isThere(Stay stay, Instant end) {
        Instant until = stay.until();
        return until == null || !until.isBefore(end);
    }

    private static Instant entered(Deal deal) {
        return deal.stays().getFirst().from();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Way way() {
        return kit.way(
                Map.of(),
                List.of(
                        Said.of("Need"),
                        Said.of("Offer"),
                        Said.of("Talk"),
                        new Said("Signed", Map.of("outcome", "won"))));
    }

    private void deal(Caller who, UUID account, Way way, Random chance) {
        LocalDate day = FIRST.plusDays(chance.nextInt(80));
        List<String> course = new ArrayList<>(List.of(NAMES.get(chance.nextInt(2)) + " " + day));
        for (int steps = chance.nextInt(5); steps > 0; steps--) {
            day = day.plusDays(chance.nextInt(25));
            boolean lost = chance.nextInt(5) == 0;
            String word = lost ? "lost" : NAMES.get(chance.nextInt(NAMES.size()));
            course.add(word + " " + day + " " + (10 + steps) + ":00");
            day = day.plusDays(1);
        }
        Map<String, Object> row = new HashMap<>();
        row.put("name", "商机");
        row.put("account", account);
        row.put("amount", 1 + chance.nextInt(1000));
        row.put("pipeline", way.pipeline());
        row.put("course", String.join("; ", course));
        SalesKit.id(kit.create(who, Kind.IMPORT, row));
    }

    private void awaitSteps(Way way, List<Deal> told) {
        long expected = told.stream().mapToLong(deal -> deal.stays().size()).sum();
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
    void ofALongPeriodTheLastDayIsTold() {
        Way way = way();
        var asked = new Replay.Asked(way.pipeline(), FIRST, FIRST.plusYears(3), false, Filter.ALL);
        Replay replay = SalesKit.system(() -> replays.of(Deals.OPPORTUNITY, asked));
        assertThat(replay.days()).hasSizeBetween(180, 366).endsWith(FIRST.plusYears(3));
        assertThat(replay.stages()).hasSize(4);
    }

    @Test
    void refusesWhatIsNoPeriod() {
        Way way = way();
        assertThat(refused(way, FIRST.minusDays(1))).isEqualTo(SalesProblem.PERIOD_BACKWARDS);
        assertThat(refused(way, FIRST.plusYears(11))).isEqualTo(SalesProblem.PERIOD_LONG);
    }

    private @Nullable Code refused(Way way, LocalDate to) {
        var asked = new Replay.Asked(way.pipeline(), FIRST, to, false, Filter.ALL);
        try {
            SalesKit.system(() -> replays.of(Deals.OPPORTUNITY, asked));
            return null;
        } catch (Problem problem) {
            return problem.code();
        }
    }
}
