package guanlan.domain.warnings;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and customers for tests of warnings, and the look at all of them. */
final class WarningKit {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static int number;

    private final Evaluations evaluations;
    private final MyWarnings warnings;
    private final Records records;
    private final CompanyZone zone;
    private final JdbcClient jdbc;

    WarningKit(
            Evaluations evaluations,
            MyWarnings warnings,
            Records records,
            CompanyZone zone,
            JdbcClient jdbc) {
        this.evaluations = evaluations;
        this.warnings = warnings;
        this.records = records;
        this.zone = zone;
        this.jdbc = jdbc;
    }

    static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    UUID create(String object, Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(new ObjectName(object))
                        .create(List.of(Row.of(values)))
                        .because(Cause.of(Cause.Kind.SCREEN))
                        .allOrNothing();
        return ((Outcome.Created) system(() -> records.write(batch)).outcomes().getFirst()).id();
    }

    Outcome change(String object, UUID id, Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(new ObjectName(object))
                        .update(List.of(new Batch.Change(id, null, Row.of(values))))
                        .because(Cause.of(Cause.Kind.SCREEN));
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    Caller person(@Nullable Caller manager) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "预警某人" + ++number);
        values.put("active", true);
        if (manager != null) {
            values.put("manager", id(manager));
        }
        UUID id = create("user", values);
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZONE);
    }

    static UUID id(Caller person) {
        return Objects.requireNonNull(person.user());
    }

    /** A customer in a state that is sold to, of whom so many days nothing was heard. */
    UUID account(Caller owner, int days) {
        UUID account =
                create(
                        "account",
                        Map.of(
                                "name",
                                "预警客户" + ++number,
                                "owner",
                                id(owner),
                                "lifecycle",
                                "intent"));
        heard(account, days);
        return account;
    }

    void heard(UUID account, int days) {
        Instant at = Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        "update t_main.account set followed_at = cast(? as timestamptz), created_at = cast(? as timestamptz), claimed_at = null where id = ?")
                .param(at.toString())
                .param(at.minus(400, ChronoUnit.DAYS).toString())
                .param(account)
                .update();
    }

    void looked() {
        system(zone::caller).call(evaluations::all);
    }

    List<MyWarning> held(Caller person) {
        return person.call(() -> warnings.mine("open", 100));
    }

    List<String> bell(Caller person) {
        return jdbc.sql(
                        "select record::text from t_main.notification where person = ? and kind = 'warned' order by at")
                .param(id(person))
                .query(String.class)
                .list();
    }

    static int next() {
        return ++number;
    }
}
