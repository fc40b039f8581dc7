package guanlan.domain.sales;

import static guanlan.domain.sales.SalesKit.codes;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.testkit.Postgres;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class StageRulesIT {
    private final Records records;
    private final Queries queries;
    private final SalesKit kit;

    StageRulesIT(@Autowired Records records, @Autowired Queries queries) {
        this.records = records;
        this.queries = queries;
        this.kit = new SalesKit(records, queries);
    }

    @Test
    void aCompanyBeginsWithSevenStages() {
        List<Row> stages =
                SalesKit.system(
                        () ->
                                queries.read(
                                                Query.of(Pipelines.STAGE)
                                                        .where("pipeline.name == \"标准商机流程\"")
                                                        .sort("position"))
                                        .rows());

        assertThat(stages)
                .extracting(row -> row.value("name"))
                .containsExactly("线索获取", "需求确认", "方案制定", "商务谈判", "合同签署", "交付实施", "售后服务");
    }

    @Test
    void aStageWithDealsIsNotDeleted() {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), Said.of("二")));
        kit.create(
                Deals.OPPORTUNITY,
                Map.of(
                        "name", "商机",
                        "account", kit.account(),
                        "pipeline", way.pipeline(),
                        "stage", way.at("一")));

        Outcome refused =
                SalesKit.system(
                        () ->
                                records.write(
                                                Batch.of(Pipelines.STAGE)
                                                        .delete(
                                                                Batch.Target.of(
                                                                        List.of(way.at("一")))))
                                        .outcomes()
                                        .getFirst());

        assertThat(codes(refused)).containsExactly(RecordProblem.PROTECTED);
    }

    @Test
    void aStageAsksOnlyWhatDealsCanAnswer() {
        Way way = kit.way(Map.of(), List.of(Said.of("一")));
        Way other = kit.way(Map.of(), List.of(Said.of("甲")));

        assertThat(codes(stage(way, Map.of("entry_fields", List.of("colour")))))
                .containsExactly(SalesProblem.GATE_FIELD_ABSENT);
        assertThat(codes(stage(way, Map.of("exit_fields", List.of("weighted")))))
                .containsExactly(SalesProblem.GATE_FIELD_COMPUTED);
        assertThat(codes(stage(way, Map.of("entry_gate", "colour == 1"))))
                .containsExactly(SalesProblem.GATE_UNREADABLE);
        assertThat(codes(stage(way, Map.of("exit_gate", "days_in_stage > 3"))))
                .containsExactly(SalesProblem.GATE_FIELD_COMPUTED);
        assertThat(codes(stage(way, Map.of("moves_to", List.of(other.at("甲"))))))
                .containsExactly(SalesProblem.TARGET_ELSEWHERE);
        assertThat(codes(stage(way, Map.of("pipeline", other.pipeline()))))
                .containsExactly(SalesProblem.PIPELINE_FIXED);
        assertThat(codes(stage(way, Map.of("probability", 101))))
                .containsExactly(RecordProblem.RULE);
    }

    private Outcome stage(Way way, Map<String, ?> values) {
        var batch =
                Batch.of(Pipelines.STAGE)
                        .update(List.of(new Batch.Change(way.at("一"), null, Row.of(values))));
        var administrator =
                new Caller(
                        null, "main", Set.of(Role.ADMINISTRATOR), Locale.ENGLISH, ZoneOffset.UTC);
        return administrator.call(() -> records.write(batch).outcomes().getFirst());
    }
}
