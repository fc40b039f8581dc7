package guanlan.domain.scoring;

import static guanlan.domain.scoring.ScoringKit.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.activities.ActivityKit;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What is said of points to those who do not see everything. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ScoreRightsIT {
    private final Scorecards scorecards;
    private final CompiledPermits permits;
    private final JdbcClient jdbc;
    private final ScoringKit kit;
    private final ActivityKit rights;

    ScoreRightsIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Recount recount,
            @Autowired Scorecards scorecards,
            @Autowired CompiledPermits permits,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc) {
        this.scorecards = scorecards;
        this.permits = permits;
        this.jdbc = jdbc;
        this.kit = new ScoringKit(records, queries, recount, zone);
        this.rights = new ActivityKit(records, queries);
    }

    @BeforeEach
    void onlyOurOwnRules() {
        jdbc.sql("update t_main.score_rule set active = false").update();
    }

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from t_main.role").update();
        permits.forget("main");
        jdbc.sql("delete from t_main.score_rule where name like '理由%'").update();
        jdbc.sql("update t_main.score_rule set active = true").update();
    }

    private void membersOfLeads(Map<String, ?> lead) {
        rights.everybodyMay(
                Map.of(
                        "user",
                        Map.of("rights", List.of("see"), "see", Map.of("kind", "all")),
                        "lead",
                        lead));
        permits.forget("main");
    }

    @Test
    void aReasonThatSpeaksOfAHiddenFieldIsCountedButNotNamed() {
        UUID rich = kit.rule("budget", "budget > 1000", 40);
        UUID open = kit.rule("authority", "decides", 10);
        UUID lead = kit.lead(Map.of("budget", 5000, "decides", true));
        Caller somebody = kit.person();
        membersOfLeads(
                Map.of(
                        "rights",
                        List.of("see"),
                        "see",
                        Map.of("kind", "all"),
                        "fields",
                        Map.of("budget", Map.of("access", "hidden"))));

        Scorecards.Scorecard card = somebody.call(() -> scorecards.of(lead));
        assertThat(card.total()).isEqualTo(50);
        List<Scorecards.Reason> reasons =
                card.dimensions().stream().flatMap(side -> side.reasons().stream()).toList();
        assertThat(reasons)
                .filteredOn(reason -> reason.rule().equals(rich))
                .singleElement()
                .satisfies(reason -> assertThat(reason.name()).isNull());
        assertThat(reasons)
                .filteredOn(reason -> reason.rule().equals(open))
                .singleElement()
                .satisfies(reason -> assertThat(reason.name()).isNotBlank());
        assertThat(system(() -> scorecards.of(lead)).dimensions())
                .flatExtracting(Scorecards.Side::reasons)
                .allSatisfy(reason -> assertThat(reason.name()).isNotBlank());
    }

    @Test
    void whoDoesNotReadTheScoreIsToldNothingOfIt() {
        kit.rule("authority", "decides", 10);
        UUID lead = kit.lead(Map.of("decides", true));
        Caller somebody = kit.person();
        membersOfLeads(
                Map.of(
                        "rights",
                        List.of("see"),
                        "see",
                        Map.of("kind", "all"),
                        "fields",
                        Map.of("score", Map.of("access", "hidden"))));
        assertThat(somebody.call(() -> scorecards.of(lead))).isEqualTo(Scorecards.Scorecard.NONE);
    }

    @Test
    void whoDoesNotSeeTheLeadSeesNoPoints() {
        UUID lead = kit.lead(Map.of("decides", true));
        Caller somebody = kit.person();
        membersOfLeads(Map.of("rights", List.of("see"), "see", Map.of("kind", "own")));
        assertThatThrownBy(() -> somebody.call(() -> scorecards.of(lead)))
                .isInstanceOf(Problem.class);
    }
}
