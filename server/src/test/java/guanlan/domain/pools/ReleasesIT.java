package guanlan.domain.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import guanlan.app.Application;
import guanlan.engine.mass.Mass;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ReleasesIT {
    private final Releases releases;
    private final Warnings warnings;
    private final RuleStore rules;
    private final RuleClock clock;
    private final MassOperations mass;
    private final JdbcClient jdbc;
    private final PoolKit kit;

    ReleasesIT(
            @Autowired Releases releases,
            @Autowired Warnings warnings,
            @Autowired RuleStore rules,
            @Autowired RuleClock clock,
            @Autowired MassOperations mass,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.releases = releases;
        this.warnings = warnings;
        this.rules = rules;
        this.clock = clock;
        this.mass = mass;
        this.jdbc = jdbc;
        this.kit = new PoolKit(records, queries);
    }

    @AfterEach
    void noRuleStays() {
        jdbc.sql("delete from t_main.pool_rule").update();
    }

    /** An account that somebody has kept for so many days without a word. */
    private UUID quiet(Caller owner, int days, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("owner", PoolKit.id(owner));
        UUID account = kit.account(all);
        jdbc.sql(
                        "update t_main.account set created_at = now() - make_interval(days => ?) where id = ?")
                .param(days)
                .param(account)
                .update();
        return account;
    }

    private Rule rule(UUID pool, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("pool", pool);
        all.putIfAbsent("name", "规则" + UUID.randomUUID());
        all.putIfAbsent("active", true);
        UUID id = kit.create(PoolChecks.RULE, all);
        return PoolKit.system(() -> rules.require(id));
    }

    private void released(Optional<UUID> ordered) throws InterruptedException {
        UUID id = ordered.orElseThrow();
        for (int turn = 0; turn < 600; turn++) {
            if (PoolKit.system(() -> mass.require(id)).state() == Mass.State.FINISHED) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the mass job did not end");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    @Timeout(120)
    void whatNobodyFollowsUpGoesIntoThePool() throws Exception {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("protects", "level == \"a\""));
        UUID old = quiet(rep, 40, Map.of("city", "一号城"));
        UUID young = quiet(rep, 10, Map.of("city", "一号城"));
        UUID key = quiet(rep, 40, Map.of("city", "一号城", "level", "a"));
        UUID kept = quiet(rep, 40, Map.of("city", "一号城", "protected_until", "2099-01-01"));
        UUID elsewhere = quiet(rep, 40, Map.of("city", "别处"));
        UUID followed = quiet(rep, 40, Map.of("city", "一号城"));
        jdbc.sql("update t_main.account set followed_at = now() - interval '3 days' where id = ?")
                .param(followed)
                .update();
        Rule rule = rule(pool, Map.of("idle_days", 30, "applies", "city == \"一号城\""));

        Releases.Preview preview = PoolKit.system(() -> releases.preview(rule.id()));
        assertThat(preview.count()).isOne();
        assertThat(preview.owners())
                .extracting(Releases.Share::owner, Releases.Share::count)
                .containsExactly(tuple(rep.user(), 1L));
        released(PoolKit.system(() -> releases.daily(rule, today())));

        assertThat(kit.poolOf(old)).isEqualTo(pool);
        assertThat(kit.account(old).value("pool_reason")).isEqualTo("rule");
        assertThat(kit.account(old).value("former_owner")).isEqualTo(rep.user());
        assertThat(List.of(young, key, kept, elsewhere, followed))
                .allSatisfy(account -> assertThat(kit.owner(account)).isEqualTo(rep.user()));
        assertThat(
                        jdbc.sql("select way from t_main.pool_move where record = ?")
                                .param(old)
                                .query(String.class)
                                .list())
                .containsExactly("recycle");
    }

    @Test
    @Timeout(120)
    void withoutADealOnlyTheDaysOfTheOwnerCount() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of());
        UUID sold = quiet(rep, 100, Map.of("city", "二号城"));
        jdbc.sql("update t_main.account set won_at = now() - interval '20 days' where id = ?")
                .param(sold)
                .update();
        quiet(rep, 100, Map.of("city", "二号城"));
        UUID given = quiet(kit.person(), 100, Map.of("city", "二号城"));
        kit.change(given, Map.of("owner", PoolKit.id(rep)));
        Rule rule = rule(pool, Map.of("dealless_days", 90, "applies", "city == \"二号城\""));

        assertThat(PoolKit.system(() -> releases.preview(rule.id())).count()).isOne();
        assertThat(kit.account(given).value("claimed_at")).isNotNull();
    }

    @Test
    @Timeout(120)
    void twoNodesReleaseOnce() throws Exception {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of());
        quiet(rep, 40, Map.of("city", "三号城"));
        Rule rule = rule(pool, Map.of("idle_days", 30, "applies", "city == \"三号城\""));

        List<Callable<Optional<UUID>>> nodes = new ArrayList<>();
        for (int node = 0; node < 8; node++) {
            nodes.add(() -> PoolKit.system(() -> releases.daily(rule, today())));
        }
        List<UUID> ordered = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(nodes)) {
                done.get().ifPresent(ordered::add);
            }
        }
        assertThat(ordered).hasSize(1);
        released(Optional.of(ordered.getFirst()));
    }

    @Test
    @Timeout(120)
    void theOwnerIsWarnedOnce() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of());
        UUID account = quiet(rep, 28, Map.of("city", "四号城"));
        quiet(rep, 20, Map.of("city", "四号城"));
        Rule rule =
                rule(
                        pool,
                        Map.of(
                                "idle_days", 30,
                                "remind_days", 3,
                                "applies", "city == \"四号城\""));

        for (int turn = 0; turn < 3; turn++) {
            Caller.system("main").run(() -> warnings.warn(rule));
        }
        assertThat(warned(rep)).containsExactly(account);

        jdbc.sql("update t_main.account set followed_at = now() - interval '27 days' where id = ?")
                .param(account)
                .update();
        Caller.system("main").run(() -> warnings.warn(rule));
        assertThat(warned(rep)).as("a new stretch of silence").containsExactly(account, account);
    }

    private List<UUID> warned(Caller who) {
        return jdbc.sql(
                        "select record from t_main.notification where person = ? and kind = 'releasing'")
                .param(who.user())
                .query(UUID.class)
                .list();
    }

    @Test
    void aRuleRunsAtItsHourAndNotOnTheDayItWasMade() {
        UUID pool = kit.pool(Map.of());
        Rule rule = rule(pool, Map.of("idle_days", 30, "runs_at", 3));
        Instant noon = Instant.parse("2026-03-05T12:00:00Z");

        assertThat(Releases.next(rule, noon, ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-03-06T03:00:00Z"));
        assertThat(Releases.next(rule, noon.minusSeconds(36_000), ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-03-05T03:00:00Z"));
        Caller.system("main").run(clock::ring);
        assertThat(
                        jdbc.sql("select count(*) from t_main.pool_run where rule = ?")
                                .param(rule.id())
                                .query(Integer.class)
                                .single())
                .isZero();

        jdbc.sql("update t_main.pool_rule set updated_at = now() - interval '2 days', runs_at = 0")
                .update();
        Caller.system("main").run(clock::ring);
        Caller.system("main").run(clock::ring);
        assertThat(
                        jdbc.sql("select count(*) from t_main.pool_run where rule = ?")
                                .param(rule.id())
                                .query(Integer.class)
                                .single())
                .isOne();
    }

    @Test
    void whatARuleCannotAskIsSaid() {
        UUID leads = kit.pool(Map.of("object", "lead"));
        assertThatThrownBy(() -> rule(leads, Map.of("dealless_days", 30)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.findings().getFirst().code())
                                        .isEqualTo(PoolProblem.NO_DEALS_OF_LEADS));
        Rule rule = rule(leads, Map.of("idle_days", 30));
        assertThatThrownBy(() -> kit.person().call(() -> releases.preview(rule.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(AccessProblem.REFUSED));
        assertThat(
                        PoolKit.codes(
                                kit.change(
                                        Caller.system("main"),
                                        Cause.Kind.API,
                                        PoolChecks.RULE,
                                        rule.id(),
                                        Map.of("applies", "colour == \"red\""))))
                .containsExactly(PoolProblem.CONDITION_UNREADABLE);
    }
}
