package guanlan.domain.scoring;

import static guanlan.domain.scoring.ScoringKit.codes;
import static guanlan.domain.scoring.ScoringKit.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import guanlan.app.Application;
import guanlan.domain.pools.CompanyZone;
import guanlan.domain.scoring.ScoreOverviews.Draft;
import guanlan.domain.scoring.ScoreOverviews.Overview;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(120)
class ScoringIT {
    private final ScoreOverviews overviews;
    private final Scorecards scorecards;
    private final Reversals reversals;
    private final FollowedLeads followed;
    private final JdbcClient jdbc;
    private final ScoringKit kit;

    ScoringIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Recount recount,
            @Autowired ScoreOverviews overviews,
            @Autowired Scorecards scorecards,
            @Autowired Reversals reversals,
            @Autowired FollowedLeads followed,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc) {
        this.overviews = overviews;
        this.scorecards = scorecards;
        this.reversals = reversals;
        this.followed = followed;
        this.jdbc = jdbc;
        this.kit = new ScoringKit(records, queries, recount, zone);
    }

    @BeforeEach
    void onlyOurOwnRules() {
        jdbc.sql("update t_main.score_rule set active = false").update();
    }

    @AfterEach
    void thoseThatAreShipped() {
        jdbc.sql("delete from t_main.score_rule where name like '理由%'").update();
        jdbc.sql("update t_main.score_rule set active = true").update();
    }

    private long version(UUID lead) {
        return kit.read(lead).version();
    }

    private @Nullable Object score(UUID lead) {
        return kit.read(lead).value(Score.TOTAL);
    }

    @Test
    void pointsFollowEveryWrite() {
        kit.rule("budget", "budget > 1000", 50);
        kit.rule("authority", "decides", 30);
        UUID lead = kit.lead(Map.of("budget", 5000));

        assertThat(score(lead)).isEqualTo(50L);
        assertThat(kit.read(lead).value("grade")).isEqualTo("b");
        assertThat(kit.read(lead).value("score_budget")).isEqualTo(50L);
        assertThat(kit.read(lead).value("score_need")).isEqualTo(0L);

        kit.change("lead", lead, Map.of("decides", true));
        assertThat(score(lead)).isEqualTo(80L);
        assertThat(kit.read(lead).value("grade")).isEqualTo("a");

        kit.change("lead", lead, Map.of("budget", 10));
        assertThat(score(lead)).isEqualTo(30L);
        assertThat(kit.read(lead).value("score_budget")).isEqualTo(0L);
    }

    @Test
    void whatFollowsFromTheWriteCountsToo() {
        kit.rule("engagement", "!empty(responded_at) && status == \"working\"", 20);
        UUID lead = kit.lead(Map.of());
        kit.change("lead", lead, Map.of("status", "working"));
        assertThat(score(lead)).isEqualTo(20L);
    }

    @Test
    void whatSpeaksAgainstALeadCountsDownToNothing() {
        kit.rule("engagement", "empty(mail)", -15);
        UUID lead = kit.lead(Map.of());

        assertThat(score(lead)).isEqualTo(0L);
        assertThat(kit.read(lead).value("score_engagement")).isEqualTo(-15L);
        assertThat(kit.read(lead).value("grade")).isEqualTo("d");
    }

    @Test
    void aChangedRuleCountsAllLeadsAnewAndWritesThoseThatDiffer() throws InterruptedException {
        UUID rule = kit.rule("need", "!empty(need)", 20);
        UUID lead = kit.lead(Map.of("need", "换一套"));
        UUID other = kit.lead(Map.of());
        long before = version(other);

        kit.change("score_rule", rule, Map.of("points", 45));
        kit.timePasses();

        assertThat(score(lead)).isEqualTo(45L);
        assertThat(kit.read(lead).value("grade")).isEqualTo("b");
        assertThat(version(other)).isEqualTo(before);

        kit.change("score_rule", rule, Map.of("active", false));
        kit.timePasses();
        assertThat(score(lead)).isNull();
        assertThat(kit.read(lead).value("score_need")).isNull();
    }

    @Test
    void timeThatPassesCountsWithoutAWrite() throws InterruptedException {
        kit.rule("engagement", "followed_at >= daysAgo(14)", 25);
        UUID lead = kit.lead(Map.of());
        assertThat(score(lead)).isEqualTo(0L);
        jdbc.sql("update t_main.lead set followed_at = now() where id = ?").param(lead).update();
        kit.timePasses();
        assertThat(score(lead)).isEqualTo(25L);
        jdbc.sql("update t_main.lead set followed_at = now() - interval '20 days' where id = ?")
                .param(lead)
                .update();
        kit.timePasses();
        assertThat(score(lead)).isEqualTo(0L);
        long settled = version(lead);
        kit.timePasses();
        assertThat(version(lead)).isEqualTo(settled);
    }

    @Test
    void aWordWithALeadCountsSoon() throws InterruptedException {
        kit.rule("engagement", "followed_at >= daysAgo(14)", 25);
        UUID now = kit.lead(Map.of());
        UUID longer = kit.lead(Map.of());
        ScoringKit.quiet(jdbc);
        jdbc.sql("update t_main.lead set followed_at = now() where id = ?").param(now).update();
        jdbc.sql("update t_main.lead set followed_at = now() - interval '5 hours' where id = ?")
                .param(longer)
                .update();
        followed.run(UUID.randomUUID(), "main");
        assertThat(score(now)).isEqualTo(25L);
        assertThat(score(longer)).isEqualTo(0L);
    }

    @Test
    void theReasonsAreTold() throws InterruptedException {
        UUID rule = kit.rule("fit", "source == \"referral\"", 25);
        kit.rule("fit", "source == \"tender\"", 10);
        kit.rule("need", "!empty(need)", -5);
        UUID lead = kit.lead(Map.of("source", "referral"));
        Scorecards.Scorecard card = system(() -> scorecards.of(lead));

        assertThat(card.total()).isEqualTo(25);
        assertThat(card.pending()).isFalse();
        assertThat(card.dimensions()).hasSize(6);
        Scorecards.Side fit = side(card, "fit");
        assertThat(fit.points()).isEqualTo(25);
        assertThat(fit.best()).isEqualTo(35);
        assertThat(fit.reasons())
                .extracting(Scorecards.Reason::rule, Scorecards.Reason::points)
                .containsExactly(tuple(rule, 25));
        assertThat(side(card, "need").reasons()).isEmpty();
        assertThat(side(card, "need").best()).isZero();

        ScoringKit.quiet(jdbc);
        jdbc.sql("update t_main.score_rule set points = 40 where id = ?").param(rule).update();
        assertThat(system(() -> scorecards.of(lead)).pending()).isTrue();
    }

    private static Scorecards.Side side(Scorecards.Scorecard card, String dimension) {
        return card.dimensions().stream()
                .filter(side -> side.dimension().equals(dimension))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyFillsPointsIn() {
        kit.rule("need", "!empty(need)", 20);
        UUID lead = kit.lead(Map.of());
        assertThat(codes(kit.change("lead", lead, Map.of("score", 99))))
                .containsExactly(ScoreProblem.KEPT);
        assertThat(codes(kit.change("lead", lead, Map.of("grade", "a"))))
                .containsExactly(ScoreProblem.KEPT);
        assertThat(
                        codes(
                                kit.write(
                                        "lead",
                                        Map.of("name", "自评", "score_need", 90),
                                        Cause.of(Cause.Kind.IMPORT))))
                .containsExactly(ScoreProblem.KEPT);
    }

    @Test
    void aRuleAsksOnlyWhatALeadCanAnswer() {
        UUID rule = kit.rule("need", "decides", 5);
        assertThat(codes(kit.change("score_rule", rule, Map.of("applies", "colour == 1"))))
                .containsExactly(ScoreProblem.CONDITION_UNREADABLE);
        assertThat(codes(kit.change("score_rule", rule, Map.of("applies", "score > 10"))))
                .containsExactly(ScoreProblem.CONDITION_COUNTED);
        assertThat(kit.change("score_rule", rule, Map.of("points", 0)))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(kit.change("score_rule", rule, Map.of("points", 101)))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aRuleThatCannotBeReadGivesNobodyPoints() throws InterruptedException {
        UUID broken = kit.rule("need", "!empty(need)", 20);
        kit.rule("authority", "decides", 30);
        jdbc.sql("update t_main.score_rule set applies = 'gone > 1' where id = ?")
                .param(broken)
                .update();
        UUID lead = kit.lead(Map.of("need", "有", "decides", true));
        assertThat(score(lead)).isEqualTo(30L);
        kit.timePasses();
        assertThat(score(lead)).isEqualTo(30L);
        Overview overview = system(overviews::now);
        assertThat(overview.rules())
                .filteredOn(count -> broken.equals(count.rule()))
                .singleElement()
                .satisfies(count -> assertThat(count.fault()).isNotBlank());
        assertThat(system(() -> scorecards.of(lead)).pending()).isFalse();
    }

    @Test
    void whatFollowedByRuleHoldsNoUndoUp() throws InterruptedException {
        Cause brought = Cause.of(Cause.Kind.IMPORT, UUID.randomUUID());
        kit.write("lead", Map.of("name", "带来的", "need", "有"), brought);
        kit.rule("need", "!empty(need)", 20);
        kit.timePasses();
        Reversals.Step step = system(() -> reversals.back(brought, Position.END, 100));
        assertThat(step.kept()).isEmpty();
        assertThat(step.removed()).isOne();
    }

    @Test
    void aPreviewTellsWhichGradesWouldChange() {
        UUID decides = kit.rule("authority", "decides && city == \"评分城\"", 50);
        UUID lead = kit.lead(Map.of("city", "评分城", "decides", true));
        kit.lead(Map.of("city", "评分城"));
        Overview before = system(overviews::now);
        Draft fresh = new Draft(null, true, "budget", "city == \"评分城\"", 25);
        Overview after = system(() -> overviews.with(fresh));

        assertThat(count(before, "b")).isOne();
        assertThat(count(after, "a")).isOne();
        assertThat(count(after, "c")).isOne();
        assertThat(after.moving() - before.moving()).isEqualTo(2);
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.spread().get(7)).isOne();
        assertThat(after.spread().get(2)).isOne();
        assertThat(after.rules())
                .extracting(ScoreOverviews.RuleCount::rule, ScoreOverviews.RuleCount::fits)
                .containsExactly(tuple(decides, 1L), tuple(null, 2L));
        assertThat(score(lead)).isEqualTo(50L);

        Draft off = new Draft(decides, false, "authority", "decides", 50);
        assertThat(count(system(() -> overviews.with(off)), "b")).isZero();
        Draft broken = new Draft(null, true, "need", "nothing > ", 5);
        assertThat(system(() -> overviews.with(broken)).rules().getLast().fault()).isNotBlank();
        assertRefused(AccessProblem.REFUSED, kit.person(), overviews::now);
        assertRefused(
                ScoreProblem.DIMENSION_ABSENT,
                Caller.system("main"),
                () -> overviews.with(new Draft(null, true, "luck", "decides", 5)));
    }

    private static long count(Overview overview, String grade) {
        return overview.grades().stream()
                .filter(each -> each.grade().equals(grade))
                .findFirst()
                .orElseThrow()
                .count();
    }

    private static void assertRefused(Code code, Caller caller, Runnable act) {
        assertThatThrownBy(() -> caller.run(act))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    /** A rule in words, and the same as plain Java. */
    private record Plain(
            String dimension, String cel, int points, Predicate<Map<String, Object>> holds) {}

    private static final List<Plain> PLAIN =
            List.of(
                    new Plain("budget", "budget > 100", 30, of -> budget(of) > 100),
                    new Plain("budget", "budget > 500", 25, of -> budget(of) > 500),
                    new Plain(
                            "authority",
                            "decides",
                            20,
                            of -> Boolean.TRUE.equals(of.get("decides"))),
                    new Plain("need", "!empty(need)", 35, of -> of.containsKey("need")),
                    new Plain("fit", "empty(company)", -40, of -> !of.containsKey("company")),
                    new Plain(
                            "fit",
                            "contains(company, \"一\") || !decides",
                            15,
                            of ->
                                    "公司一".equals(of.get("company"))
                                            || !Boolean.TRUE.equals(of.get("decides"))));

    private static long budget(Map<String, Object> of) {
        return of.get("budget") instanceof Integer some ? some : 0;
    }

    private static Map<String, Object> any(SplittableRandom chance) {
        Map<String, Object> values = new HashMap<>();
        if (chance.nextBoolean()) {
            values.put("budget", chance.nextInt(0, 1000));
        }
        if (chance.nextBoolean()) {
            values.put("decides", chance.nextBoolean());
        }
        if (chance.nextBoolean()) {
            values.put("need", "有");
        }
        if (chance.nextInt(3) > 0) {
            values.put("company", chance.nextBoolean() ? "公司一" : "公司二");
        }
        return values;
    }

    @Test
    void randomLeadsComeOutAsByHandWhoeverCounts() throws InterruptedException {
        var chance = new SplittableRandom(20261123);
        List<UUID> leads = new ArrayList<>();
        List<Map<String, Object>> given = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            Map<String, Object> values = any(chance);
            given.add(values);
            leads.add(kit.lead(values));
        }
        List<Plain> rules = new ArrayList<>();
        for (Plain plain : PLAIN) {
            kit.rule(plain.dimension(), plain.cel(), plain.points());
            rules.add(plain);
            // Half of them are counted by the pipeline, the others by the question to the table.
            if (rules.size() % 2 == 0) {
                kit.timePasses();
            } else {
                for (UUID lead : leads) {
                    kit.change("lead", lead, Map.of("address", "地址" + rules.size()));
                }
            }
            for (int at = 0; at < leads.size(); at++) {
                Map<String, Object> of = given.get(at);
                int sum =
                        rules.stream()
                                .filter(rule -> rule.holds().test(of))
                                .mapToInt(Plain::points)
                                .sum();
                Row read = kit.read(leads.get(at));
                assertThat(read.value("score"))
                        .as("%s", of)
                        .isEqualTo((long) Math.clamp(sum, 0, 100));
                assertThat(system(() -> scorecards.of(read.id())).pending()).isFalse();
            }
        }
    }
}
