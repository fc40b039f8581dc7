package guanlan.domain.sales;

import static guanlan.domain.sales.SalesKit.codes;
import static guanlan.domain.sales.SalesKit.id;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class StageMovesIT {
    private final Records records;
    private final Queries queries;
    private final SalesKit kit;
    private Caller me = Caller.system("main");
    private UUID account = new UUID(0, 0);

    StageMovesIT(@Autowired Records records, @Autowired Queries queries) {
        this.records = records;
        this.queries = queries;
        this.kit = new SalesKit(records, queries);
    }

    @BeforeEach
    void somebodyWithACustomer() {
        me = kit.member();
        account = kit.account();
    }

    @Test
    void aNewDealBeginsInTheFirstStageOfTheUsualPipeline() {
        Row deal = kit.deal(id(create(Map.of())));

        assertThat(stage(deal)).isEqualTo("线索获取");
        assertThat(deal.value("status")).isEqualTo("open");
        assertThat((BigDecimal) deal.value("probability")).isEqualByComparingTo("10");
        assertThat(deal.value("stage_entered_at")).isEqualTo(deal.value("created_at"));
        assertThat(deal.value("opened_at")).isEqualTo(deal.value("created_at"));
        assertThat(deal.value("furthest")).isEqualTo(deal.value("stage"));
    }

    @Test
    void aMoveTakesTheProbabilityAndTheMomentOfItsStage() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二"), Said.of("三")));
        UUID deal = begun(way, "一");

        assertThat(move(deal, way.at("三"))).isInstanceOf(Outcome.Updated.class);
        assertThat(move(deal, way.at("二"))).isInstanceOf(Outcome.Updated.class);

        Row now = kit.deal(deal);
        assertThat((BigDecimal) now.value("probability")).isEqualByComparingTo("20");
        assertThat(now.value("furthest")).isEqualTo(way.at("三"));
        assertThat((Instant) now.value("stage_entered_at"))
                .isAfter((Instant) now.value("opened_at"));
    }

    @Test
    void aProbabilityGivenWithTheMoveStays() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二")));
        UUID deal = begun(way, "一");

        change(deal, Map.of("stage", way.at("二"), "probability", 77));

        assertThat((BigDecimal) kit.deal(deal).value("probability")).isEqualByComparingTo("77");
    }

    @Test
    void refusesAMoveThatNobodyDrew() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二"), Said.of("三")));
        SalesKit.system(
                () ->
                        records.write(
                                Batch.of(Pipelines.STAGE)
                                        .update(
                                                List.of(
                                                        new Batch.Change(
                                                                way.at("一"),
                                                                null,
                                                                Row.of(
                                                                        Map.of(
                                                                                "moves_to",
                                                                                List.of(
                                                                                        way.at(
                                                                                                "二")))))))
                                        .allOrNothing()));
        UUID deal = begun(way, "一");

        Outcome refused = move(deal, way.at("三"));

        assertThat(codes(refused)).containsExactly(SalesProblem.MOVE_NOT_ALLOWED);
        Finding finding = ((Outcome.Rejected) refused).findings().getFirst();
        assertThat(finding.field()).isEqualTo("stage");
        assertThat(finding.params().get("allowed")).isEqualTo("二");
        assertThat(kit.deal(deal).value("stage")).isEqualTo(way.at("一"));
    }

    @Test
    void aGateNamesEveryFieldThatIsMissing() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                new Said("一", Map.of("exit_fields", List.of("need"))),
                                new Said(
                                        "二",
                                        Map.of("entry_fields", List.of("amount", "documents")))));
        UUID deal = begun(way, "一");

        Outcome refused = move(deal, way.at("二"));

        assertThat(((Outcome.Rejected) refused).findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("need", "amount", "documents");
    }

    @Test
    void whoSkipsStagesPassesTheirGates() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                Said.of("一"),
                                new Said("二", Map.of("entry_gate", "amount > 100.0")),
                                Said.of("三")));
        UUID deal = begun(way, "一");

        assertThat(codes(move(deal, way.at("三")))).containsExactly(SalesProblem.GATE_SHUT);
        assertThat(codes(create(Map.of("pipeline", way.pipeline(), "stage", way.at("三")))))
                .containsExactly(SalesProblem.GATE_SHUT);
        assertThat(change(deal, Map.of("stage", way.at("三"), "amount", 101)))
                .isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void aGateMayLookBehindReferences() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                Said.of("一"),
                                new Said(
                                        "二",
                                        Map.of(
                                                "entry_gate",
                                                "account.level == \"a\"",
                                                "gate_note",
                                                "只做 A 级客户"))));
        UUID deal = begun(way, "一");

        Outcome refused = move(deal, way.at("二"));
        SalesKit.system(
                () ->
                        records.write(
                                Batch.of(SalesKit.ACCOUNT)
                                        .update(
                                                List.of(
                                                        new Batch.Change(
                                                                account,
                                                                null,
                                                                Row.of(Map.of("level", "a")))))));

        assertThat(((Outcome.Rejected) refused).findings().getFirst().params().get("condition"))
                .isEqualTo("只做 A 级客户");
        assertThat(move(deal, way.at("二"))).isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void aChecklistIsDoneBeforeTheDealLeaves() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                new Said("一", Map.of("checklist", List.of("拜访", "样品"))),
                                Said.of("二")));
        UUID deal = begun(way, "一");

        Outcome refused = change(deal, Map.of("stage", way.at("二"), "checked", List.of("拜访")));

        assertThat(codes(refused)).containsExactly(SalesProblem.GATE_CHECKLIST);
        assertThat(((Outcome.Rejected) refused).findings().getFirst().params().get("open"))
                .isEqualTo(List.of("样品"));
        assertThat(change(deal, Map.of("stage", way.at("二"), "checked", List.of("样品", "拜访"))))
                .isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void noDoorLeadsAroundTheGates() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                Said.of("一"),
                                new Said("二", Map.of("entry_fields", List.of("need")))));
        UUID deal = begun(way, "一");

        for (Kind door : Kind.values()) {
            assertThat(codes(kit.change(me, door, deal, Map.of("stage", way.at("二")))))
                    .as("%s", door)
                    .containsExactly(SalesProblem.GATE_FIELD);
        }
        assertThat(
                        codes(
                                kit.change(
                                        Caller.system("main"),
                                        Kind.SYSTEM,
                                        deal,
                                        Map.of("stage", way.at("二")))))
                .containsExactly(SalesProblem.GATE_FIELD);
    }

    @Test
    void aDealIsWonWhereItsStageSaysSo() {
        Way way =
                kit.way(Map.of(), List.of(Said.of("一"), new Said("交付", Map.of("outcome", "won"))));
        UUID deal = begun(way, "一");

        assertThat(codes(change(deal, Map.of("status", "won"))))
                .containsExactly(SalesProblem.NOT_WON_HERE);
        move(deal, way.at("交付"));

        Row won = kit.deal(deal);
        assertThat(won.value("status")).isEqualTo("won");
        assertThat((BigDecimal) won.value("probability")).isEqualByComparingTo("100");
        assertThat(won.value("closed_at")).isEqualTo(won.value("stage_entered_at"));
        assertThat(codes(change(deal, lost("price")))).containsExactly(SalesProblem.WON_HERE);
    }

    @Test
    void aLossHasAReasonAndADealThatIsLostStays() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二")));
        UUID deal = begun(way, "一");

        assertThat(codes(change(deal, Map.of("status", "lost"))))
                .containsExactly(SalesProblem.LOST_WITHOUT_REASON);
        assertThat(change(deal, lost("price"))).isInstanceOf(Outcome.Updated.class);
        assertThat(codes(move(deal, way.at("二")))).containsExactly(SalesProblem.DEAL_LOST);
        assertThat(codes(change(deal, empty("lost_reason"))))
                .containsExactly(SalesProblem.LOST_WITHOUT_REASON);
        assertThat(kit.deal(deal).value("closed_at")).isNotNull();

        assertThat(change(deal, Map.of("status", "open"))).isInstanceOf(Outcome.Updated.class);
        Row again = kit.deal(deal);
        assertThat(again.value("lost_reason")).isNull();
        assertThat(again.value("closed_at")).isNull();
        assertThat((BigDecimal) again.value("probability")).isEqualByComparingTo("10");
    }

    @Test
    void anotherPipelineIsEnteredInTheStageOfTheSameName() {
        Way one = kit.way(Map.of(), List.of(Said.of("起"), Said.of("谈判"), Said.of("签")));
        Way two = kit.way(Map.of(), List.of(Said.of("开始"), Said.of("谈判")));
        UUID deal = begun(one, "谈判");

        change(deal, Map.of("pipeline", two.pipeline()));
        assertThat(kit.deal(deal).value("stage")).isEqualTo(two.at("谈判"));
        assertThat(codes(change(deal, Map.of("stage", one.at("签")))))
                .containsExactly(SalesProblem.STAGE_ELSEWHERE);
        change(deal, Map.of("pipeline", one.pipeline(), "stage", one.at("签")));
        assertThat(kit.deal(deal).value("furthest")).isEqualTo(one.at("签"));
    }

    @Test
    void whatLeavesARetiredStageIsNotAsked() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                new Said("一", Map.of("exit_fields", List.of("need"))),
                                Said.of("二")));
        UUID deal = begun(way, "一");
        retire(way.at("一"));

        assertThat(move(deal, way.at("二"))).isInstanceOf(Outcome.Updated.class);
        assertThat(codes(move(deal, way.at("一")))).containsExactly(SalesProblem.STAGE_RETIRED);
    }

    @Test
    void onlyImportsAndAdministratorsTellOfThePast() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二")));
        Instant then = Instant.parse("2025-03-01T00:00:00Z");
        Map<String, Object> told =
                Map.of(
                        "name",
                        "旧单",
                        "account",
                        account,
                        "pipeline",
                        way.pipeline(),
                        "stage_entered_at",
                        then);

        assertThat(codes(kit.create(me, Kind.SCREEN, told)))
                .containsExactly(SalesProblem.KEPT_BY_MOVES);
        UUID deal = id(kit.create(me, Kind.IMPORT, told));

        assertThat(kit.deal(deal).value("opened_at")).isEqualTo(then);
        assertThat(
                        codes(
                                kit.change(
                                        me,
                                        Kind.IMPORT,
                                        deal,
                                        Map.of(
                                                "stage",
                                                way.at("二"),
                                                "stage_entered_at",
                                                then.minusSeconds(1)))))
                .containsExactly(SalesProblem.BEFORE_LAST);
        assertThat(codes(change(deal, Map.of("furthest", way.at("二")))))
                .containsExactly(SalesProblem.KEPT_BY_MOVES);
    }

    private void retire(UUID stage) {
        SalesKit.system(
                () ->
                        records.write(
                                Batch.of(Pipelines.STAGE)
                                        .update(
                                                List.of(
                                                        new Batch.Change(
                                                                stage,
                                                                null,
                                                                Row.of(Map.of("retired", true)))))
                                        .allOrNothing()));
    }

    private UUID begun(Way way, String stage) {
        return id(create(Map.of("pipeline", way.pipeline(), "stage", way.at(stage))));
    }

    private Outcome create(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "商机", "account", account));
        all.putAll(values);
        return kit.create(me, Kind.SCREEN, all);
    }

    private Outcome move(UUID deal, UUID stage) {
        return change(deal, Map.of("stage", stage));
    }

    private Outcome change(UUID deal, Map<String, ? extends @Nullable Object> values) {
        return kit.change(me, Kind.SCREEN, deal, values);
    }

    private static Map<String, String> lost(String reason) {
        return Map.of("status", "lost", "lost_reason", reason);
    }

    private static Map<String, @Nullable Object> empty(String field) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(field, null);
        return values;
    }

    private String stage(Row deal) {
        return SalesKit.system(
                () ->
                        String.valueOf(
                                queries.require(
                                                Pipelines.STAGE,
                                                (UUID) Objects.requireNonNull(deal.value("stage")))
                                        .value("name")));
    }
}
