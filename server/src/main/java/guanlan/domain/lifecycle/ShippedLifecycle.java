package guanlan.domain.lifecycle;

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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules that a company begins with. They are records like any other, its own to change; one
 * that has ever had a rule gets no more. Where people have set states before there were rules,
 * these wait to be turned on.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ShippedLifecycle implements SmartLifecycle {
    /** After the tables are laid out (negative phases), before the web server takes requests. */
    private static final int PHASE = 0;

    private final Records records;
    private final Queries queries;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private boolean running;

    ShippedLifecycle(
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

    private record Shipped(String state, String zh, String en, String condition) {}

    private static final List<Shipped> RULES =
            List.of(
                    new Shipped(
                            "lost",
                            "两年未成交且一年未跟进",
                            "No win for two years, no follow-up for one",
                            "!empty(won_at) && won_at <= daysAgo(730) && !(open_deals > 0)"
                                    + " && (empty(followed_at) || followed_at <= daysAgo(365))"),
                    new Shipped(
                            "dormant",
                            "一年未成交，没有进行中的单据",
                            "No win for a year, and nothing open",
                            "!empty(won_at) && won_at <= daysAgo(365) && !(open_deals > 0)"),
                    new Shipped(
                            "at_risk",
                            "半年未成交且两个月未跟进",
                            "No win for half a year, no follow-up for two months",
                            "!empty(won_at) && won_at <= daysAgo(180) && !(open_deals > 0)"
                                    + " && (empty(followed_at) || followed_at <= daysAgo(60))"),
                    new Shipped(
                            "active",
                            "成交后再次成交或有进行中的单据",
                            "Won again, or deals open after a win",
                            "!empty(won_at) && (won_deals > 1 || open_deals > 0)"),
                    new Shipped("won", "已有成交", "Won a first deal", "!empty(won_at)"),
                    new Shipped(
                            "negotiating",
                            "有赢单概率 60% 以上的单据",
                            "A deal with odds of 60% or more",
                            "open_odds >= 60"),
                    new Shipped(
                            "intent",
                            "有进行中的单据，或 90 天内有跟进",
                            "Deals open, or followed up within 90 days",
                            "open_deals > 0 || followed_at > daysAgo(90)"),
                    new Shipped("potential", "其他客户", "All others", ""));

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
                .param("lifecycle of " + tenant)
                .query((_, _) -> true)
                .single();
    }

    private boolean hasNone(boolean inBin) {
        return none(LifecycleRules.OBJECT, Filter.ALL.deleted(inBin));
    }

    private boolean none(ObjectName object, Filter filter) {
        return queries.read(Query.of(object).filter(filter).limit(1).counting(Counting.NONE))
                .rows()
                .isEmpty();
    }

    private void add() {
        boolean active = none(Standing.ACCOUNT, Filter.ALL.where("!empty(" + Standing.STATE + ")"));
        List<Row> rows = new ArrayList<>();
        for (Shipped shipped : RULES) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("name", shipped.zh());
            values.put("name_en", shipped.en());
            values.put("position", rows.size() + 1L);
            values.put("active", active);
            values.put("state", shipped.state());
            values.put("condition", shipped.condition().isEmpty() ? null : shipped.condition());
            rows.add(Row.of(values));
        }
        records.write(
                Batch.of(LifecycleRules.OBJECT)
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
