package guanlan.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Queries;
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
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads and scoring rules for tests. */
final class ScoringKit {
    private static int number;

    private final Records records;
    private final Queries queries;
    private final Recount recount;
    private final CompanyZone zone;

    ScoringKit(Records records, Queries queries, Recount recount, CompanyZone zone) {
        this.records = records;
        this.queries = queries;
        this.recount = recount;
        this.zone = zone;
    }

    static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    /** As it would go with every hour. */
    void timePasses() throws InterruptedException {
        Caller company = system(zone::caller);
        ScopedValue.where(Caller.CURRENT, company)
                .call(
                        () -> {
                            recount.all();
                            return true;
                        });
    }

    /** Until what was put off because rules changed is done, and nothing comes with the hour. */
    static void quiet(JdbcClient jdbc) throws InterruptedException {
        jdbc.sql(
                        "delete from system.job where task_name = ? and not picked and execution_time > now()")
                .param(Recount.JOB.value())
                .update();
        for (int turn = 0; turn < 400 && jobs(jdbc) > 0; turn++) {
            Thread.sleep(50);
        }
        assertThat(jobs(jdbc)).isZero();
    }

    private static long jobs(JdbcClient jdbc) {
        return jdbc.sql(
                        "select count(*) from system.job where task_name = ? and execution_time <= now()")
                .param(Recount.JOB.value())
                .query(Long.class)
                .single();
    }

    Outcome write(String object, Map<String, ? extends @Nullable Object> values, Cause cause) {
        var batch = Batch.of(new ObjectName(object)).create(List.of(Row.of(values))).because(cause);
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    UUID create(String object, Map<String, ? extends @Nullable Object> values) {
        Outcome outcome = write(object, values, Cause.of(Cause.Kind.SCREEN));
        return ((Outcome.Created) outcome).id();
    }

    UUID rule(String dimension, String applies, int points) {
        return create(
                "score_rule",
                Map.of(
                        "name",
                        "理由" + ++number,
                        "dimension",
                        dimension,
                        "applies",
                        applies,
                        "points",
                        points,
                        "active",
                        true));
    }

    UUID lead(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent("name", "评分线索" + ++number);
        return create("lead", all);
    }

    Outcome change(String object, UUID id, Map<String, ? extends @Nullable Object> values) {
        var change = new Batch.Change(id, null, Row.of(values));
        var batch =
                Batch.of(new ObjectName(object))
                        .update(List.of(change))
                        .because(Cause.of(Cause.Kind.SCREEN));
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    Row read(UUID lead) {
        return system(() -> queries.require(LeadScores.LEAD, lead));
    }

    Caller person() {
        UUID id = create("user", Map.of("name", "评分某人" + ++number, "active", true));
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    static List<Code> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }
}
