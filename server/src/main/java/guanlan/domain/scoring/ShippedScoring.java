package guanlan.domain.scoring;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules that a company begins with: they ask only fields that every lead has, and are records
 * like any other, its own to change; one that has ever had a rule gets no more.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ShippedScoring implements SmartLifecycle {
    /** After the tables are laid out (negative phases), before the web server takes requests. */
    private static final int PHASE = 0;

    private final Records records;
    private final Queries queries;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private boolean running;

    ShippedScoring(
            Records records,
            Queries queries,
            Tenants tenants,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.records = records;
        this.queries = queries;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Shipped(Dimension dimension, int points, String zh, String en, String applies) {}

    private static final String REACHED =
            "(!empty(mobile) || !empty(phone)) && (!empty(mail) || !empty(wechat))";
    private static final String UNREACHABLE =
            "empty(mobile) && empty(phone) && empty(mail) && empty(wechat)";
    private static final String LEADING =
            "contains(position, \"总\") || contains(position, \"董事\") || contains(position, \"厂长\")"
                    + " || contains(position, \"director\") || contains(position, \"chief\")";
    private static final String TALKING = "status in [\"working\", \"qualified\", \"converted\"]";

    static final List<Shipped> RULES =
            List.of(
                    new Shipped(Dimension.NEED, 14, "说明了需求", "Said what is needed", "!empty(need)"),
                    new Shipped(Dimension.NEED, 6, "指明了意向产品", "Named a product", "!empty(product)"),
                    new Shipped(
                            Dimension.URGENCY,
                            16,
                            "一个月内需要",
                            "Wanted within a month",
                            "wanted_by <= daysAhead(30) && wanted_by >= today()"),
                    new Shipped(
                            Dimension.URGENCY,
                            8,
                            "一到三个月内需要",
                            "Wanted within three months",
                            "wanted_by > daysAhead(30) && wanted_by <= daysAhead(90)"),
                    new Shipped(Dimension.BUDGET, 8, "有预算", "Has a budget", "budget > 0"),
                    new Shipped(
                            Dimension.BUDGET,
                            10,
                            "预算 30 万以上",
                            "A budget of 300,000 or more",
                            "budget >= 300000"),
                    new Shipped(Dimension.AUTHORITY, 16, "能够决策", "Decides", "decides"),
                    new Shipped(Dimension.AUTHORITY, 6, "职位是负责人", "Leads by title", LEADING),
                    new Shipped(
                            Dimension.FIT,
                            10,
                            "转介绍、伙伴或招投标",
                            "By referral, partner or tender",
                            "source in [\"referral\", \"partner\", \"tender\"]"),
                    new Shipped(Dimension.FIT, 4, "留下了公司", "Named a company", "!empty(company)"),
                    new Shipped(
                            Dimension.FIT,
                            -30,
                            "已判为无效",
                            "Disqualified",
                            "status == \"disqualified\""),
                    new Shipped(Dimension.ENGAGEMENT, 10, "已在沟通", "In conversation", TALKING),
                    new Shipped(
                            Dimension.ENGAGEMENT,
                            10,
                            "两周内有跟进",
                            "Followed up within two weeks",
                            "followed_at >= daysAgo(14)"),
                    new Shipped(
                            Dimension.ENGAGEMENT,
                            6,
                            "联系方式完整",
                            "Can be reached in two ways",
                            REACHED),
                    new Shipped(
                            Dimension.ENGAGEMENT, -20, "没有联系方式", "Cannot be reached", UNREACHABLE),
                    new Shipped(
                            Dimension.ENGAGEMENT,
                            -10,
                            "三个月没有进展",
                            "Nothing for three months",
                            "status in [\"new\", \"working\"] && received_at < daysAgo(90)"
                                    + " && !(followed_at >= daysAgo(90))"));

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
                                                add();
                                            }
                                        }));
    }

    /** Of several servers that start at once, one provides. */
    private void alone(String tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("scoring of " + tenant)
                .query((_, _) -> true)
                .single();
    }

    private boolean hasNone(boolean inBin) {
        return queries.read(
                        Query.of(ScoreRules.OBJECT)
                                .filter(Filter.ALL.deleted(inBin))
                                .limit(1)
                                .counting(Counting.NONE))
                .rows()
                .isEmpty();
    }

    private void add() {
        List<Row> rows = new ArrayList<>();
        for (Shipped shipped : RULES) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("name", shipped.zh());
            values.put("name_en", shipped.en());
            values.put("position", rows.size() + 1L);
            values.put("active", true);
            values.put("dimension", shipped.dimension().key());
            values.put("applies", shipped.applies());
            values.put("points", (long) shipped.points());
            rows.add(Row.of(values));
        }
        records.write(
                Batch.of(ScoreRules.OBJECT)
                        .create(rows)
                        .because(Cause.of(Cause.Kind.SYSTEM))
                        .allOrNothing());
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
