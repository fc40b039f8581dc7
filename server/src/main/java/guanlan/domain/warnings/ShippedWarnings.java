package guanlan.domain.warnings;

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
 * The warnings that a company begins with; one that has ever had a rule gets no more. Where there
 * are customers already they wait to be turned on: years of silence would be told at once.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ShippedWarnings implements SmartLifecycle {
    /** After the tables are laid out (negative phases), before the web server takes requests. */
    private static final int PHASE = 0;

    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final String MILESTONE = "milestone";
    private static final List<String> DEALS = List.of("opportunity", "quick_order", "project");
    private static final List<String> CALLED = List.of("商机", "小单", "项目");
    private static final List<String> KEPT = List.of("followed_at", "claimed_at", "created_at");

    private final Records records;
    private final Queries queries;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private boolean running;

    ShippedWarnings(
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
                                            if (hasNone(WarningRules.OBJECT, false)
                                                    && hasNone(WarningRules.OBJECT, true)) {
                                                write(shipped(), hasNone(ACCOUNT, false));
                                            }
                                        }));
    }

    /** Of several servers that start at once, one provides. */
    private void alone(String tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("warning rules of " + tenant)
                .query((_, _) -> true)
                .single();
    }

    private boolean hasNone(ObjectName object, boolean inBin) {
        return queries.read(
                        Query.of(object)
                                .filter(Filter.ALL.deleted(inBin))
                                .limit(1)
                                .counting(Counting.NONE))
                .rows()
                .isEmpty();
    }

    /** A rule in words; {@code more} are its further fields. */
    private record Shipped(
            String zh,
            String en,
            String object,
            List<String> since,
            int days,
            String condition,
            Map<String, Object> more) {
        Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>(more);
            values.put("name", zh);
            values.put("name_en", en);
            values.put("object", object);
            values.put("since", since);
            values.put("days", days);
            values.put("condition", condition);
            return values;
        }
    }

    private static List<Shipped> shipped() {
        List<Shipped> all = new ArrayList<>();
        String sold =
                "lifecycle in [\"intent\", \"negotiating\", \"won\", \"active\", \"at_risk\"]";
        Map<String, Object> told = Map.of("manager_days", 0L, "escalate_days", 14L);
        String quiet = "No follow-up for ";
        all.add(new Shipped("客户 14 天未跟进", quiet + "14 days", "account", KEPT, 14, sold, Map.of()));
        all.add(new Shipped("客户 30 天未跟进", quiet + "30 days", "account", KEPT, 30, sold, told));
        for (int at = 0; at < DEALS.size(); at++) {
            all.addAll(ofDeals(DEALS.get(at), CALLED.get(at)));
        }
        all.addAll(ofMilestones());
        all.add(
                new Shipped(
                        "目标落后",
                        "A goal is behind",
                        "goal",
                        List.of("starts_on"),
                        7,
                        "ends_on >= today()",
                        Map.of("behind", true)));
        return all;
    }

    private static List<Shipped> ofMilestones() {
        String coming = "!(state in [\"done\", \"dropped\"])";
        return List.of(
                new Shipped(
                        "里程碑将在 7 天内到期",
                        "A milestone is due within 7 days",
                        MILESTONE,
                        List.of("due"),
                        -7,
                        coming,
                        Map.of()),
                new Shipped(
                        "前置里程碑晚于本里程碑",
                        "A milestone before it ends later",
                        MILESTONE,
                        List.of("clashes_at"),
                        0,
                        coming,
                        Map.of("manager_days", 7L)));
    }

    private static List<Shipped> ofDeals(String deal, String zh) {
        String en = deal.replace('_', ' ');
        return List.of(
                new Shipped(
                        zh + "阶段超时",
                        "Stage of the " + en + " is overdue",
                        deal,
                        List.of("stage_entered_at"),
                        1,
                        "status == \"open\" && stage.expected_days > 0",
                        Map.of("days_of", "stage.expected_days")),
                new Shipped(
                        zh + "预计成交日已过",
                        "Close date of the " + en + " has passed",
                        deal,
                        List.of("expected_close"),
                        1,
                        "status == \"open\"",
                        Map.of("manager_days", 7L)));
    }

    private void write(List<Shipped> rules, boolean active) {
        List<Row> rows = new ArrayList<>();
        for (Shipped rule : rules) {
            Map<String, @Nullable Object> values = rule.values();
            values.put("position", rows.size() + 1L);
            values.put("active", active);
            rows.add(Row.of(values));
        }
        records.write(
                Batch.of(WarningRules.OBJECT)
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
