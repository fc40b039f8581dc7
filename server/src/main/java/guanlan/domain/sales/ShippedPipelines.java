package guanlan.domain.sales;

import guanlan.core.values.Ids;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pipelines that a company begins with, one for each model of a deal. They are records like any
 * other, its own to change; one that has ever had a pipeline gets no more.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ShippedPipelines implements SmartLifecycle {
    /** After the tables are laid out (negative phases), before the web server takes requests. */
    private static final int PHASE = 0;

    private static final String GREEN = "green";

    private final Records records;
    private final Queries queries;
    private final Tenants tenants;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private boolean running;

    ShippedPipelines(
            Records records,
            Queries queries,
            Tenants tenants,
            Ids ids,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.records = records;
        this.queries = queries;
        this.tenants = tenants;
        this.ids = ids;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Shipped(
            String zh, String en, int probability, int days, String color, boolean won) {
        static Shipped open(String zh, String en, int probability, int days, String color) {
            return new Shipped(zh, en, probability, days, color, false);
        }

        static Shipped won(String zh, String en, int days) {
            return new Shipped(zh, en, 100, days, GREEN, true);
        }
    }

    private record Line(ObjectName object, String zh, String en, List<Shipped> stages) {}

    private static final List<Line> LINES =
            List.of(
                    new Line(
                            Deals.OPPORTUNITY,
                            "标准商机流程",
                            "Standard",
                            List.of(
                                    Shipped.open("线索获取", "Lead", 10, 7, "gray"),
                                    Shipped.open("需求确认", "Need", 25, 14, "blue"),
                                    Shipped.open("方案制定", "Solution", 45, 21, "violet"),
                                    Shipped.open("商务谈判", "Negotiation", 70, 21, "amber"),
                                    Shipped.open("合同签署", "Contract", 90, 14, "red"),
                                    Shipped.won("交付实施", "Delivery", 60),
                                    Shipped.won("售后服务", "After-sales", 365))),
                    new Line(
                            Deals.QUICK_ORDER,
                            "小单快单",
                            "Quick order",
                            List.of(
                                    Shipped.open("下单", "Ordered", 60, 1, "blue"),
                                    Shipped.open("确认", "Confirmed", 90, 2, "amber"),
                                    Shipped.won("发货", "Shipped", 3),
                                    Shipped.won("完成", "Done", 30))),
                    new Line(
                            Deals.PROJECT,
                            "项目流程",
                            "Project",
                            List.of(
                                    Shipped.open("立项", "Set up", 20, 14, "gray"),
                                    Shipped.open("方案设计", "Design", 40, 30, "blue"),
                                    Shipped.open("投标报价", "Tender", 60, 30, "violet"),
                                    Shipped.open("合同谈判", "Contract", 80, 21, "amber"),
                                    Shipped.won("实施交付", "Delivery", 120),
                                    Shipped.won("验收", "Acceptance", 30),
                                    Shipped.won("质保", "Warranty", 365))));

    @Override
    public void start() {
        running = true;
        tenants.all().forEach(this::provide);
    }

    void provide(String tenant) {
        Caller.system(tenant)
                .run(
                        () ->
                                transactions.executeWithoutResult(
                                        _ -> {
                                            alone(tenant);
                                            if (hasNone(false) && hasNone(true)) {
                                                LINES.forEach(this::add);
                                            }
                                        }));
    }

    /** Of several servers that start at once, one provides. */
    private void alone(String tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("pipelines of " + tenant)
                .query((_, _) -> true)
                .single();
    }

    private boolean hasNone(boolean inBin) {
        return queries.read(
                        Query.of(Pipelines.PIPELINE)
                                .filter(Filter.ALL.deleted(inBin))
                                .limit(1)
                                .counting(Counting.NONE))
                .rows()
                .isEmpty();
    }

    private void add(Line line) {
        UUID pipeline = ids.next();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("id", pipeline);
        head.put("name", line.zh());
        head.put("name_en", line.en());
        head.put("object", line.object().value());
        head.put("position", 1L);
        write(Pipelines.PIPELINE, List.of(Row.of(head)));
        List<Row> stages = new ArrayList<>();
        for (Shipped shipped : line.stages()) {
            stages.add(stage(pipeline, shipped, stages.size() + 1L));
        }
        write(Pipelines.STAGE, stages);
    }

    private static Row stage(UUID pipeline, Shipped shipped, long position) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", shipped.zh());
        values.put("name_en", shipped.en());
        values.put("pipeline", pipeline);
        values.put("position", position);
        values.put("probability", shipped.probability());
        values.put("expected_days", shipped.days());
        values.put("color", shipped.color());
        values.put("outcome", shipped.won() ? Deals.WON : Deals.OPEN);
        return Row.of(values);
    }

    private void write(ObjectName object, List<Row> rows) {
        records.write(
                Batch.of(object).create(rows).because(Cause.of(Cause.Kind.SYSTEM)).allOrNothing());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
