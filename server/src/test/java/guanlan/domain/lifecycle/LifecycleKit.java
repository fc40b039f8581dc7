package guanlan.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts for tests, with what is known of them. */
final class LifecycleKit {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static int number;

    private final Records records;
    private final Queries queries;
    private final JdbcClient jdbc;

    LifecycleKit(Records records, Queries queries, JdbcClient jdbc) {
        this.records = records;
        this.queries = queries;
        this.jdbc = jdbc;
    }

    static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    UUID account(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent("name", "周期客户" + ++number);
        return create(Standing.ACCOUNT, all, Cause.of(Cause.Kind.SCREEN));
    }

    UUID create(ObjectName object, Map<String, ? extends @Nullable Object> values, Cause cause) {
        var batch = Batch.of(object).create(List.of(Row.of(values))).because(cause).allOrNothing();
        return ((Outcome.Created) system(() -> records.write(batch)).outcomes().getFirst()).id();
    }

    UUID create(String object, Map<String, ? extends @Nullable Object> values) {
        return create(new ObjectName(object), values, Cause.of(Cause.Kind.SCREEN));
    }

    Caller person() {
        UUID id = create("user", Map.of("name", "周期某人" + ++number, "active", true));
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    Outcome change(UUID account, Map<String, ? extends @Nullable Object> values) {
        return change("account", account, values);
    }

    Outcome change(String object, UUID id, Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(new ObjectName(object))
                        .update(List.of(new Batch.Change(id, null, Row.of(values))))
                        .because(Cause.of(Cause.Kind.SCREEN));
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    Row read(UUID account) {
        return system(() -> queries.require(Standing.ACCOUNT, account));
    }

    @Nullable Object state(UUID account) {
        return read(account).value(Standing.STATE);
    }

    @Nullable String ruleOf(UUID account) {
        return read(account).value(Standing.RULE) instanceof UUID rule
                ? (String) system(() -> queries.require(LifecycleRules.OBJECT, rule)).value("name")
                : null;
    }

    /** What is known of it, as its readers keep it: in days before today. */
    void known(
            UUID account, @Nullable Integer won, @Nullable Integer followed, int deals, int odds) {
        jdbc.sql(
                        """
                        update t_main.account
                           set won_at = cast(? as timestamptz), followed_at = cast(? as timestamptz),
                               won_deals = cast(? as bigint), open_deals = cast(? as bigint), open_odds = cast(? as numeric)
                         where id = ?
                        """)
                .param(moment(won))
                .param(moment(followed))
                .param(won == null ? null : 1)
                .param(deals == 0 ? null : deals)
                .param(deals == 0 ? null : odds)
                .param(account)
                .update();
    }

    private static @Nullable String moment(@Nullable Integer days) {
        return days == null ? null : Instant.now().minus(days, ChronoUnit.DAYS).toString();
    }

    /** How often it is in the log that its state moved. */
    long moves(UUID account) {
        return jdbc.sql(
                        """
                        select count(*) from t_main.change
                         where record = ? and operation = 'u' and jsonb_exists(before, 'lifecycle')
                        """)
                .param(account)
                .query(Long.class)
                .single();
    }

    UUID winning(UUID order) {
        Row open = system(() -> queries.require(new ObjectName("quick_order"), order));
        String where = "pipeline == \"" + open.value("pipeline") + "\" && outcome == \"won\"";
        return system(
                () ->
                        queries.read(
                                        Query.of(new ObjectName("stage"))
                                                .where(where)
                                                .sort("position"))
                                .rows()
                                .getFirst()
                                .id());
    }

    void becomes(UUID account, String state) throws InterruptedException {
        for (int turn = 0; turn < 400 && !state.equals(state(account)); turn++) {
            Thread.sleep(50);
        }
        assertThat(state(account)).isEqualTo(state);
    }

    static Map<String, @Nullable Object> values(@Nullable Object... pairs) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            values.put(String.valueOf(pairs[at]), pairs[at + 1]);
        }
        return values;
    }

    static List<Code> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }
}
