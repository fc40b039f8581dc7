package guanlan.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(120)
class ResponseIT {
    private static int number;

    private final Records records;
    private final Queries queries;
    private final ResponseWatch watch;
    private final JdbcClient jdbc;

    ResponseIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired ResponseWatch watch,
            @Autowired JdbcClient jdbc) {
        this.records = records;
        this.queries = queries;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void onlyOurOwnTargets() {
        jdbc.sql("update t_main.response_target set active = false").update();
    }

    @AfterEach
    void thoseThatAreShipped() {
        jdbc.sql("update t_main.response_target set active = name not like '时限%'").update();
    }

    private static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    private Outcome write(String object, Map<String, ?> values, Cause cause) {
        var batch = Batch.of(new ObjectName(object)).create(List.of(Row.of(values))).because(cause);
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    private UUID create(String object, Map<String, ?> values) {
        Outcome outcome = write(object, values, Cause.of(Cause.Kind.IMPORT));
        return ((Outcome.Created) outcome).id();
    }

    private Outcome change(String object, UUID id, Map<String, ? extends @Nullable Object> values) {
        var change = new Batch.Change(id, null, Row.of(values));
        var batch =
                Batch.of(new ObjectName(object))
                        .update(List.of(change))
                        .because(Cause.of(Cause.Kind.SCREEN));
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    /** Around the clock, so that the test runs at any hour alike. */
    private UUID target(String applies, int minutes, Map<String, ?> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("name", "时限" + ++number);
        values.put("position", number);
        values.put("active", true);
        values.put("applies", applies);
        values.put("minutes", minutes);
        values.putIfAbsent("always", true);
        return create("response_target", values);
    }

    private UUID lead(Instant came, Map<String, ?> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("name", "时限线索" + ++number);
        values.put("received_at", came);
        return create("lead", values);
    }

    private UUID person(@Nullable UUID manager) {
        Map<String, Object> values =
                new HashMap<>(Map.of("name", "时限人" + ++number, "active", true));
        if (manager != null) {
            values.put("manager", manager);
        }
        return create("user", values);
    }

    private Row read(UUID lead) {
        return system(() -> queries.require(ResponseClock.LEAD, lead));
    }

    private Instant by(UUID lead) {
        return (Instant) Objects.requireNonNull(read(lead).value("respond_by"));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<Code> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }

    @Test
    void theFirstTargetThatTakesALeadSaysByWhen() {
        UUID fast = target("source == \"website\"", 30, Map.of());
        UUID slow = target("!empty(source)", 300, Map.of());
        Instant came = now();
        UUID web = lead(came, Map.of("source", "website"));
        UUID fair = lead(came, Map.of("source", "exhibition"));
        UUID other = lead(came, Map.of());

        assertThat(by(web)).isEqualTo(came.plus(Duration.ofMinutes(30)));
        assertThat(read(web).value("response_target")).isEqualTo(fast);
        assertThat(by(fair)).isEqualTo(came.plus(Duration.ofMinutes(300)));
        assertThat(read(fair).value("response_target")).isEqualTo(slow);
        assertThat(by(other)).isEqualTo(came.plus(Duration.ofHours(1)));
        assertThat(read(other).value("response_target")).isNull();
    }

    @Test
    void onlyWorkingTimeCounts() {
        target("city == \"夜里\"", 60, Map.of("always", false));
        Instant friday = Instant.parse("2026-10-30T17:30:00+08:00");
        UUID lead = lead(friday, Map.of("city", "夜里"));
        assertThat(by(lead)).isEqualTo(Instant.parse("2026-11-02T09:30:00+08:00"));
    }

    @Test
    void anotherTargetCountsFromWhenItTakesTheLead() {
        target("budget > 1000", 10, Map.of());
        UUID usual = target("budget > 0", 600, Map.of());
        Instant came = now().minus(Duration.ofHours(2));
        UUID lead = lead(came, Map.of("budget", 5));
        assertThat(read(lead).value("response_target")).isEqualTo(usual);
        Instant before = by(lead);

        change("lead", lead, Map.of("budget", 50));
        assertThat(by(lead)).isEqualTo(before);

        Instant asked = Instant.now();
        change("lead", lead, Map.of("budget", 5000));
        assertThat(by(lead))
                .isAfterOrEqualTo(asked.plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS))
                .isBefore(before);

        change("lead", lead, Map.of("status", "working"));
        Instant answered = by(lead);
        change("lead", lead, Map.of("budget", 5));
        assertThat(by(lead)).isEqualTo(answered);
    }

    @Test
    void aGradeDecidesToo() {
        jdbc.sql("update t_main.score_rule set active = false").update();
        UUID rule =
                create(
                        "score_rule",
                        Map.of(
                                "name",
                                "时限评分" + ++number,
                                "dimension",
                                "authority",
                                "applies",
                                "decides",
                                "points",
                                80,
                                "active",
                                true));
        try {
            UUID best = target("grade == \"a\"", 15, Map.of());
            Instant came = now();
            UUID lead = lead(came, Map.of("decides", true));
            assertThat(read(lead).value("grade")).isEqualTo("a");
            assertThat(read(lead).value("response_target")).isEqualTo(best);
            assertThat(by(lead)).isEqualTo(came.plus(Duration.ofMinutes(15)));
        } finally {
            jdbc.sql("delete from t_main.score_rule where id = ?").param(rule).update();
            jdbc.sql("update t_main.score_rule set active = true").update();
        }
    }

    @Test
    void whatSomebodySetStays() {
        target("budget > 0", 30, Map.of());
        UUID lead = lead(now(), Map.of("budget", 5));
        Instant own = now().plus(Duration.ofDays(3));
        change("lead", lead, Map.of("respond_by", own));
        change("lead", lead, Map.of("budget", 10));
        assertThat(by(lead)).isEqualTo(own);
        assertThat(read(lead).value("response_target")).isNull();
    }

    private List<String> told(UUID person, UUID lead) {
        return jdbc.sql(
                        "select kind from t_main.notification where person = ? and record = ? order by kind")
                .param(person)
                .param(lead)
                .query(String.class)
                .list();
    }

    private void look(Instant at) {
        Caller.system("main").run(() -> watch.look(at));
    }

    @Test
    void whoeverHasItIsWarnedAndThoseAboveAreToldOnce() {
        UUID manager = person(null);
        UUID owner = person(manager);
        UUID desk = person(null);
        target(
                "city == \"提醒城\"",
                60,
                Map.of("warn_minutes", 20, "tells_manager", true, "responsible", desk));
        Instant came = now();
        UUID lead = lead(came, Map.of("city", "提醒城", "owner", owner));
        UUID loose = lead(came, Map.of("city", "提醒城"));

        look(came.plus(Duration.ofMinutes(30)));
        assertThat(told(owner, lead)).isEmpty();
        look(came.plus(Duration.ofMinutes(41)));
        look(came.plus(Duration.ofMinutes(42)));
        assertThat(told(owner, lead)).containsExactly("answer_due");
        assertThat(told(manager, lead)).isEmpty();
        assertThat(told(desk, lead)).isEmpty();
        assertThat(told(desk, loose)).containsExactly("answer_due");

        look(came.plus(Duration.ofMinutes(60)));
        look(came.plus(Duration.ofMinutes(61)));
        assertThat(told(owner, lead)).containsExactly("answer_due", "answer_late");
        assertThat(told(manager, lead)).containsExactly("answer_late");
        assertThat(told(desk, lead)).containsExactly("answer_late");
        assertThat(told(desk, loose)).containsExactly("answer_due", "answer_late");
    }

    @Test
    void whoAnsweredIsLeftAlone() {
        UUID owner = person(null);
        target("city == \"答复城\"", 60, Map.of("warn_minutes", 20));
        Instant came = now();
        UUID lead = lead(came, Map.of("city", "答复城", "owner", owner));
        change("lead", lead, Map.of("status", "working"));
        look(came.plus(Duration.ofMinutes(90)));
        assertThat(told(owner, lead)).isEmpty();
    }

    @Test
    void theAlarmRingsByItself() throws InterruptedException {
        UUID owner = person(null);
        target("city == \"铃城\"", 10, Map.of("warn_minutes", 9));
        Instant came = now().minus(Duration.ofMinutes(5));
        UUID lead = lead(came, Map.of("city", "铃城", "owner", owner));
        for (int turn = 0; turn < 600 && told(owner, lead).isEmpty(); turn++) {
            Thread.sleep(50);
        }
        assertThat(told(owner, lead)).containsExactly("answer_due");
    }

    @Test
    void aTargetAsksWhatALeadCanAnswer() {
        UUID target = target("decides", 30, Map.of());
        assertThat(codes(change("response_target", target, Map.of("applies", "colour == 1"))))
                .containsExactly(ResponseProblem.CONDITION_UNREADABLE);
        assertThat(codes(change("response_target", target, Map.of("works_from", "nine"))))
                .containsExactly(ResponseProblem.TIME_UNREADABLE);
        assertThat(change("response_target", target, Map.of("minutes", 0)))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(change("response_target", target, Map.of("warn_minutes", 30)))
                .isInstanceOf(Outcome.Rejected.class);
    }
}
