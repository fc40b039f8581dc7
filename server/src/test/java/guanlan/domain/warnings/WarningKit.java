package guanlan.domain.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

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
        heard(account, Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS));
    }

    void heard(UUID account, Instant at) {
        jdbc.sql(
                        "update t_main.account set followed_at = cast(? as timestamptz), created_at = cast(? as timestamptz), claimed_at = null where id = ?")
                .param(at.toString())
                .param(at.minus(400, ChronoUnit.DAYS).toString())
                .param(account)
                .update();
    }

    /** What everybody may, until {@link #everybodyMayAsShipped}. */
    void everybodyMay(Map<String, ?> objects) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("label", Map.of("zh", "全体", "en", "All"));
        source.put("purpose", Map.of("zh", "", "en", ""));
        source.put("objects", objects);
        create(
                "role",
                Map.of(
                        "key", "member",
                        "name", "全体",
                        "source", new JsonMapper().writeValueAsString(source)));
    }

    void everybodyMayAsShipped(CompiledPermits permits) {
        jdbc.sql("delete from t_main.role").update();
        permits.forget("main");
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

    /** What he holds, once it is as wanted; or at last. */
    List<MyWarning> heldWhen(Caller person, Predicate<List<MyWarning>> wanted)
            throws InterruptedException {
        List<MyWarning> held = held(person);
        for (int turn = 0; turn < 600 && !wanted.test(held); turn++) {
            Thread.sleep(50);
            held = held(person);
        }
        return held;
    }

    /** Whatever was written until now has been looked at. */
    void settled() throws InterruptedException {
        Caller other = person(null);
        create(
                "opportunity",
                Map.of(
                        "name",
                        "已过期",
                        "account",
                        account(other, 1),
                        "owner",
                        id(other),
                        "expected_close",
                        LocalDate.now(ZONE).minusDays(3).toString()));
        assertThat(heldWhen(other, held -> !held.isEmpty() && nobodyWaits())).isNotEmpty();
        assertThat(nobodyWaits()).isTrue();
    }

    private boolean nobodyWaits() {
        return jdbc.sql("select count(*) from t_main.warning_due").query(Long.class).single() == 0;
    }

    static int next() {
        return ++number;
    }
}
