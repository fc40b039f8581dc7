package guanlan.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ScoringIT {
    private final Records records;
    private final Queries queries;
    private final Rescoring rescoring;
    private final Scorecards scorecards;
    private final JdbcClient jdbc;
    private final String company = "公司" + UUID.randomUUID();

    ScoringIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Rescoring rescoring,
            @Autowired Scorecards scorecards,
            @Autowired JdbcClient jdbc) {
        this.records = records;
        this.queries = queries;
        this.rescoring = rescoring;
        this.scorecards = scorecards;
        this.jdbc = jdbc;
    }

    @AfterEach
    void noRuleStays() {
        jdbc.sql("delete from t_main.score_rule").update();
    }

    private Outcome write(Batch batch) {
        Batch told = batch.because(Cause.of(Cause.Kind.SCREEN));
        return Caller.system("main").call(() -> records.write(told).outcomes().getFirst());
    }

    private UUID create(String object, Map<String, ? extends @Nullable Object> values) {
        var batch = Batch.of(new ObjectName(object)).create(List.of(Row.of(values)));
        return ((Outcome.Created) write(batch)).id();
    }

    private UUID rule(String dimension, String applies, int points) {
        String ours = "company == \"" + company + "\" && ";
        return create(
                "score_rule",
                Map.of(
                        "name", "理由" + UUID.randomUUID(),
                        "dimension", dimension,
                        "applies", ours + applies,
                        "points", points,
                        "active", true));
    }

    private UUID lead(Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("name", "线索");
        all.put("company", company);
        return create("lead", all);
    }

    private Outcome change(String object, UUID id, Map<String, ?> values) {
        var change = new Batch.Change(id, null, Row.of(values));
        return write(Batch.of(new ObjectName(object)).update(List.of(change)));
    }

    private Row read(UUID lead) {
        return Caller.system("main").call(() -> queries.require(LeadScores.LEAD, lead));
    }

    @Test
    void pointsFollowEveryWrite() {
        rule("budget", "budget > 1000", 50);
        rule("authority", "decides", 30);
        UUID lead = lead(Map.of("budget", 5000));

        assertThat(read(lead).value("score")).isEqualTo(50L);
        assertThat(read(lead).value("grade")).isEqualTo("b");
        assertThat(read(lead).value("score_budget")).isEqualTo(50L);
        assertThat(read(lead).value("score_need")).isEqualTo(0L);

        change("lead", lead, Map.of("decides", true));
        assertThat(read(lead).value("score")).isEqualTo(80L);
        assertThat(read(lead).value("grade")).isEqualTo("a");

        change("lead", lead, Map.of("budget", 10));
        assertThat(read(lead).value("score")).isEqualTo(30L);
        assertThat(read(lead).value("score_budget")).isEqualTo(0L);
    }

    @Test
    void whatSpeaksAgainstALeadCountsDownToNothing() {
        rule("engagement", "empty(mail)", -15);
        UUID lead = lead(Map.of());

        assertThat(read(lead).value("score")).isEqualTo(0L);
        assertThat(read(lead).value("score_engagement")).isEqualTo(-15L);
        assertThat(read(lead).value("grade")).isEqualTo("d");
    }

    @Test
    void aChangedRuleCountsAllLeadsAnew() {
        UUID rule = rule("need", "!empty(need)", 20);
        UUID lead = lead(Map.of("need", "换一套"));
        UUID other = lead(Map.of());

        change("score_rule", rule, Map.of("points", 45));
        Caller.system("main").run(rescoring::all);

        assertThat(read(lead).value("score")).isEqualTo(45L);
        assertThat(read(lead).value("score_need")).isEqualTo(45L);
        assertThat(read(other).value("score")).isEqualTo(0L);
    }

    @Test
    void theReasonsAreTold() {
        UUID rule = rule("fit", "source == \"referral\"", 25);
        UUID lead = lead(Map.of("source", "referral"));
        Scorecards.Scorecard card = Caller.system("main").call(() -> scorecards.of(lead));

        assertThat(card.total()).isEqualTo(25);
        assertThat(card.dimensions()).hasSize(6);
        Scorecards.Side fit =
                card.dimensions().stream()
                        .filter(side -> side.dimension().equals("fit"))
                        .findFirst()
                        .orElseThrow();
        assertThat(fit.reasons()).singleElement().satisfies(
                reason -> assertThat(reason.points()).isEqualTo(25));
        assertThat(read(lead).value("scored_by")).isEqualTo(List.of(rule.toString()));
    }

    @Test
    void nobodyFillsPointsIn() {
        UUID lead = lead(Map.of());
        assertThat(change("lead", lead, Map.of("score", 99)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused ->
                                assertThat(refused.findings())
                                        .singleElement()
                                        .satisfies(
                                                finding ->
                                                        assertThat(finding.code())
                                                                .isEqualTo(ScoreProblem.KEPT)));
    }

    @Test
    void aRuleAsksOnlyWhatALeadCanAnswer() {
        UUID rule = rule("need", "decides", 5);
        assertThat(change("score_rule", rule, Map.of("applies", "colour == 1")))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(change("score_rule", rule, Map.of("applies", "score > 10")))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused ->
                                assertThat(refused.findings().getFirst().code())
                                        .isEqualTo(ScoreProblem.CONDITION_COMPUTED));
    }
}
