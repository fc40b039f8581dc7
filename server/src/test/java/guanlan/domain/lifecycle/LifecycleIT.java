package guanlan.domain.lifecycle;

import static guanlan.domain.lifecycle.LifecycleKit.codes;
import static guanlan.domain.lifecycle.LifecycleKit.system;
import static guanlan.domain.lifecycle.LifecycleKit.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.lifecycle.LifecycleOverviews.Draft;
import guanlan.domain.lifecycle.LifecycleOverviews.Overview;
import guanlan.domain.lifecycle.LifecycleOverviews.RuleCount;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(120)
class LifecycleIT {
    private final Settlement settlement;
    private final LifecycleRules rules;
    private final LifecycleOverviews overviews;
    private final AccountLifecycles lifecycles;
    private final Reversals reversals;
    private final CompanyZone zone;
    private final JdbcClient jdbc;
    private final LifecycleKit kit;

    LifecycleIT(
            @Autowired Settlement settlement,
            @Autowired LifecycleRules rules,
            @Autowired LifecycleOverviews overviews,
            @Autowired AccountLifecycles lifecycles,
            @Autowired Reversals reversals,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.settlement = settlement;
        this.rules = rules;
        this.overviews = overviews;
        this.lifecycles = lifecycles;
        this.reversals = reversals;
        this.zone = zone;
        this.jdbc = jdbc;
        this.kit = new LifecycleKit(records, queries, jdbc);
    }

    private void timePasses() throws InterruptedException {
        Caller company = system(zone::caller);
        ScopedValue.where(Caller.CURRENT, company)
                .call(
                        () -> {
                            settlement.all();
                            return true;
                        });
    }

    @Test
    void aNewAccountIsPotentialAtOnce() {
        UUID account = kit.account(Map.of());
        assertThat(kit.state(account)).isEqualTo("potential");
        assertThat(kit.read(account).value(Standing.SINCE)).isNotNull();
        assertThat(kit.ruleOf(account)).isEqualTo("其他客户");
    }

    @Test
    void dealsMoveItUntilItIsActive() throws InterruptedException {
        UUID account = kit.account(Map.of());
        UUID first = kit.create("quick_order", Map.of("name", "一", "account", account));
        kit.becomes(account, "negotiating");
        kit.change("quick_order", first, Map.of("stage", kit.winning(first)));
        kit.becomes(account, "won");
        kit.create("quick_order", Map.of("name", "二", "account", account));
        kit.becomes(account, "active");
        assertThat(kit.ruleOf(account)).isEqualTo("成交后再次成交或有进行中的单据");
        assertThat(kit.read(account).value("won_deals")).isEqualTo(1L);
        assertThat(kit.read(account).value("open_deals")).isEqualTo(1L);
    }

    @Test
    void aDealThatChangesHandsCountsForOneOnly() throws InterruptedException {
        UUID before = kit.account(Map.of());
        UUID after = kit.account(Map.of());
        UUID deal = kit.create("quick_order", Map.of("name", "转", "account", before));
        kit.becomes(before, "negotiating");
        kit.change("quick_order", deal, Map.of("account", after));
        kit.becomes(before, "potential");
        kit.becomes(after, "negotiating");
    }

    @Test
    void aFollowUpMakesItIntent() throws InterruptedException {
        UUID account = kit.account(Map.of());
        kit.create("note", Map.of("about", "account/" + account, "body", "聊过"));
        kit.becomes(account, "intent");
    }

    @Test
    void timeMakesItAtRiskDormantAndLost() throws InterruptedException {
        UUID risk = kit.account(Map.of());
        UUID dormant = kit.account(Map.of());
        UUID lost = kit.account(Map.of());
        kit.known(risk, 200, 100, 0, 0);
        kit.known(dormant, 400, 10, 0, 0);
        kit.known(lost, 800, 500, 0, 0);
        timePasses();
        assertThat(kit.state(risk)).isEqualTo("at_risk");
        assertThat(kit.state(dormant)).isEqualTo("dormant");
        assertThat(kit.state(lost)).isEqualTo("lost");
        long version = kit.read(lost).version();
        timePasses();
        assertThat(kit.read(lost).version()).isEqualTo(version);
    }

    @Test
    void byHandItTakesAReasonAndIsKept() throws InterruptedException {
        UUID account = kit.account(Map.of());
        assertThat(codes(kit.change(account, Map.of("lifecycle", "lost"))))
                .containsExactly(LifecycleProblem.REASON_NEEDED);
        Outcome set = kit.change(account, Map.of("lifecycle", "lost", "lifecycle_reason", "工厂关闭"));
        assertThat(set).isInstanceOf(Outcome.Updated.class);
        assertThat(kit.read(account).value(Standing.RULE)).isNull();
        assertThat((LocalDate) kit.read(account).value(Standing.UNTIL))
                .isAfter(LocalDate.now(LifecycleKit.ZONE).plusDays(28));
        kit.known(account, 5, 5, 0, 0);
        timePasses();
        assertThat(kit.state(account)).isEqualTo("lost");

        jdbc.sql("update t_main.account set lifecycle_until = current_date - 3 where id = ?")
                .param(account)
                .update();
        timePasses();
        assertThat(kit.state(account)).isEqualTo("won");
        assertThat(kit.read(account).value(Standing.REASON)).isNull();
        assertThat(kit.read(account).value(Standing.UNTIL)).isNull();
    }

    @Test
    void clearedItIsUpToTheRulesAgain() {
        UUID account = kit.account(Map.of("lifecycle", "lost", "lifecycle_reason", "听说的"));
        assertThat(kit.state(account)).isEqualTo("lost");
        kit.change(account, values("lifecycle", null));
        assertThat(kit.state(account)).isEqualTo("potential");
        assertThat(kit.read(account).value(Standing.UNTIL)).isNull();
    }

    @Test
    void whatFollowsIsNotFilledIn() {
        UUID account = kit.account(Map.of());
        assertThat(codes(kit.change(account, Map.of("lifecycle_since", "2026-01-01T00:00:00Z"))))
                .containsExactly(LifecycleProblem.KEPT);
        assertThat(codes(kit.change(account, Map.of("open_deals", 4))))
                .containsExactly(LifecycleProblem.KEPT);
        assertThat(
                        codes(
                                kit.change(
                                        account,
                                        Map.of(
                                                "lifecycle",
                                                "lost",
                                                "lifecycle_reason",
                                                "旧",
                                                "lifecycle_until",
                                                "2020-01-01"))))
                .containsExactly(LifecycleProblem.UNTIL_PAST);
    }

    @Test
    void theLogTellsHowItCameThere() throws InterruptedException {
        UUID account = kit.account(Map.of());
        Instant begun = Instant.now().minus(Duration.ofMinutes(5));
        kit.known(account, 400, 400, 0, 0);
        timePasses();
        kit.change(account, Map.of("lifecycle", "at_risk", "lifecycle_reason", "还有希望"));
        var told = system(() -> lifecycles.of(account));
        assertThat(told.state()).isEqualTo("at_risk");
        assertThat(told.since()).isAfter(begun);
        assertThat(told.moves())
                .extracting(AccountLifecycles.Moved::to)
                .containsExactly("at_risk", "dormant", "potential");
        var byRule = Objects.requireNonNull(told.moves().get(1).rule());
        assertThat(byRule.nameEn()).isEqualTo("No win for a year, and nothing open");
        assertThat(told.moves().getFirst().reason()).isEqualTo("还有希望");
        assertThat(
                        jdbc.sql(
                                        """
                                        select s.cause_kind from t_main.change c join t_main.change_set s on s.id = c.set_id
                                         where c.record = ? and jsonb_exists(c.before, 'lifecycle')
                                         order by c.seq
                                        """)
                                .param(account)
                                .query(String.class)
                                .list())
                .containsExactly("rule", "screen");
    }

    @Test
    void whatFollowedByRuleHoldsNoUndoUp() throws InterruptedException {
        Cause brought = Cause.of(Cause.Kind.IMPORT, UUID.randomUUID());
        UUID account = kit.create(Standing.ACCOUNT, Map.of("name", "带来的"), brought);
        kit.known(account, 400, 400, 0, 0);
        timePasses();
        assertThat(kit.state(account)).isEqualTo("dormant");
        Reversals.Step step = system(() -> reversals.back(brought, Position.END, 100));
        assertThat(step.kept()).isEmpty();
        assertThat(step.removed()).isOne();
    }

    @Test
    void aPreviewTellsWhoWouldMove() {
        UUID account = kit.account(Map.of("city", "预览城"));
        Draft draft = new Draft(null, 0, true, "at_risk", Set.of("potential"), "city == \"预览城\"");
        Overview before = system(overviews::now);
        Overview after = system(() -> overviews.with(draft));
        RuleCount fresh =
                after.rules().stream()
                        .filter(rule -> rule.rule() == null)
                        .findFirst()
                        .orElseThrow();
        assertThat(fresh.fits()).isOne();
        assertThat(fresh.coming()).containsExactly(new LifecycleOverviews.Coming("potential", 1));
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(kit.state(account)).isEqualTo("potential");
        Overview broken =
                system(
                        () ->
                                overviews.with(
                                        new Draft(null, 0, true, "at_risk", null, "nothing > ")));
        assertThat(broken.rules().getFirst().fault()).isNotBlank();
        Caller somebody = kit.person();
        assertThatThrownBy(() -> somebody.call(overviews::now))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(AccessProblem.REFUSED));
    }

    @Test
    void aRuleAsksWhatAccountsCanAnswer() {
        UUID rule = system(rules::all).getLast().id();
        assertThat(codes(kit.change("lifecycle_rule", rule, Map.of("state", "heaven"))))
                .containsExactly(LifecycleProblem.STATE_ABSENT);
        assertThat(codes(kit.change("lifecycle_rule", rule, Map.of("from", List.of("hell")))))
                .containsExactly(LifecycleProblem.STATE_ABSENT);
        assertThat(codes(kit.change("lifecycle_rule", rule, Map.of("condition", "nothing > 1"))))
                .containsExactly(LifecycleProblem.CONDITION_UNREADABLE);
        assertThat(
                        codes(
                                kit.change(
                                        "lifecycle_rule",
                                        rule,
                                        Map.of("condition", "lifecycle == \"lost\""))))
                .containsExactly(LifecycleProblem.CONDITION_MOVING);
    }
}
