package guanlan.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.performance.GoalProgress.Drill;
import guanlan.domain.performance.GoalProgress.Of;
import guanlan.domain.performance.GoalProgress.State;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Goals of people, teams and the company beside what was reached. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class GoalsIT {
    private static final ObjectName GOAL = new ObjectName("goal");
    private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC);

    private final Goals goals;
    private final Queries queries;
    private final Histories histories;
    private final SalesKit kit;

    GoalsIT(@Autowired Goals goals, @Autowired Queries queries, @Autowired Records records) {
        this.goals = goals;
        this.queries = queries;
        this.histories = new Histories(records, queries);
        this.kit = histories.kit();
    }

    @Test
    void countsWhatAPersonAndATeamWithTheTeamsBelowItReached() {
        UUID team = kit.create(ObjectName.DEPARTMENT, Map.of("name", histories.name("部")));
        UUID below =
                kit.create(
                        ObjectName.DEPARTMENT, Map.of("name", histories.name("部"), "parent", team));
        UUID lin = kit.member().user();
        won(lin, team, 100);
        won(lin, below, 50);
        won(kit.member().user(), below, 25);
        won(kit.member().user(), null, 1000);
        UUID person = goal("won_amount", 100, Map.of("person", lin));
        UUID whole = goal("won_amount", 100_000, Map.of("team", team));
        UUID often = goal("won_count", 3, Map.of("team", team, "model", "opportunity"));
        assertThat(progress(person))
                .satisfies(
                        goal -> {
                            assertThat(goal.of()).isEqualTo(Of.PERSON);
                            assertThat(goal.actual()).isEqualByComparingTo("150");
                            assertThat(goal.state()).isEqualTo(State.REACHED);
                            assertThat(goal.coverage()).isNull();
                            assertThat(goal.title()).isNotBlank();
                        });
        assertThat(progress(whole))
                .satisfies(
                        goal -> {
                            assertThat(goal.actual()).isEqualByComparingTo("175");
                            assertThat(goal.state()).isEqualTo(State.BEHIND);
                            assertThat(goal.coverage()).isEqualByComparingTo("0");
                            assertThat(listed(goal.records())).isEqualTo(3);
                        });
        assertThat(progress(often).actual()).isEqualByComparingTo("3");
    }

    @Test
    void anEvenPaceAndTheCoverageOfWhatIsMissing() {
        UUID lin = kit.member().user();
        won(lin, null, 400);
        open(lin, 1200);
        GoalProgress goal = progress(goal("won_amount", 1000, Map.of("person", lin)));
        int days = MONTH.lengthOfMonth();
        int gone = LocalDate.now(ZoneOffset.UTC).getDayOfMonth();
        assertThat(goal.expected().doubleValue()).isEqualTo(1000.0 * gone / days, within());
        assertThat(goal.projected())
                .isNotNull()
                .satisfies(
                        ends ->
                                assertThat(ends.doubleValue())
                                        .isEqualTo(400.0 * days / gone, within()));
        assertThat(goal.coverage()).isEqualByComparingTo("2");
    }

    private static Offset<Double> within() {
        return Offset.offset(0.01);
    }

    private long listed(List<Drill> records) {
        return caller().call(
                        () ->
                                records.stream()
                                        .mapToLong(
                                                drill ->
                                                        queries.count(
                                                                new ObjectName(drill.object()),
                                                                Filter.ALL.where(drill.where())))
                                        .sum());
    }

    private Caller caller() {
        return histories.somebody(ZoneOffset.UTC);
    }

    private GoalProgress progress(UUID goal) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return caller().call(() -> goals.on(today)).stream()
                .filter(each -> each.id().equals(goal))
                .findFirst()
                .orElseThrow();
    }

    private UUID goal(String measure, int target, Map<String, Object> whose) {
        Map<String, Object> row = new HashMap<>(whose);
        row.put("name", histories.name("目标"));
        row.put("measure", measure);
        row.put("target", BigDecimal.valueOf(target));
        row.put("starts_on", MONTH.atDay(1));
        row.put("ends_on", MONTH.atEndOfMonth());
        return kit.create(GOAL, row);
    }

    private void won(@Nullable UUID owner, @Nullable UUID team, int amount) {
        deal(owner, team, amount, "赢");
    }

    private void open(@Nullable UUID owner, int amount) {
        deal(owner, null, amount, "一");
    }

    private void deal(@Nullable UUID owner, @Nullable UUID team, int amount, String stage) {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), new Said("赢", Map.of("outcome", "won"))));
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("name", histories.name("商机"));
        row.put("account", kit.account());
        row.put("owner", owner);
        row.put("department", team);
        row.put("amount", amount);
        row.put("pipeline", way.pipeline());
        row.put("stage", way.at(stage));
        row.put("stage_entered_at", Instant.now().minusSeconds(1));
        row.put("expected_close", MONTH.atEndOfMonth());
        histories.bring(Deals.OPPORTUNITY, row);
    }
}
