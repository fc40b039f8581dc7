package guanlan.domain.response;

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
 * The targets that a company begins with. They are records like any other, its own to change; one
 * that has ever had a target gets no more.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ShippedTargets implements SmartLifecycle {
    /** After the tables are laid out (negative phases), before the web server takes requests. */
    private static final int PHASE = 0;

    private final Records records;
    private final Queries queries;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private boolean running;

    ShippedTargets(
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

    private record Shipped(String zh, String en, String applies, long minutes, long warning) {}

    private static final List<Shipped> TARGETS =
            List.of(
                    new Shipped("A 级线索", "Grade A", "grade == \"a\"", 15, 5),
                    new Shipped(
                            "官网和广告",
                            "Website and advertising",
                            "source in [\"website\", \"advertising\"]",
                            30,
                            10),
                    new Shipped(
                            "转介绍和伙伴",
                            "Referral and partner",
                            "source in [\"referral\", \"partner\"]",
                            120,
                            30),
                    new Shipped("其他线索", "All others", "", 240, 60));

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
                .param("response targets of " + tenant)
                .query((_, _) -> true)
                .single();
    }

    private boolean hasNone(boolean inBin) {
        return queries.read(
                        Query.of(ResponseTargets.OBJECT)
                                .filter(Filter.ALL.deleted(inBin))
                                .limit(1)
                                .counting(Counting.NONE))
                .rows()
                .isEmpty();
    }

    private void add() {
        List<Row> rows = new ArrayList<>();
        for (Shipped shipped : TARGETS) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("name", shipped.zh());
            values.put("name_en", shipped.en());
            values.put("position", rows.size() + 1L);
            values.put("active", true);
            values.put("applies", shipped.applies().isEmpty() ? null : shipped.applies());
            values.put("minutes", shipped.minutes());
            values.put("warn_minutes", shipped.warning());
            values.put("tells_manager", true);
            rows.add(Row.of(values));
        }
        records.write(
                Batch.of(ResponseTargets.OBJECT)
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
