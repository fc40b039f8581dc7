package guanlan.domain.sample;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the projects of the sample are to reach, one after the other: most of it in time, some of it
 * late, and now and then a date that clashes with the next.
 */
final class Milestones {
    private static final ObjectName PROJECT = new ObjectName("project");
    private static final ObjectName MILESTONE = new ObjectName("milestone");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int APART = 30;
    private static final int PUT_OFF = 40;

    /** With the share of the payment that is due then, in percent. */
    private record Step(String name, int share) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("需求调研确认", 0),
                    new Step("方案评审通过", 30),
                    new Step("设备到货", 30),
                    new Step("现场安装完成", 0),
                    new Step("调试与验收", 30),
                    new Step("质保期满", 10));

    private final Records records;
    private final Queries queries;
    private final LocalDate today;
    private final RandomGenerator chance;

    Milestones(Records records, Queries queries, Instant now, long seed) {
        this.records = records;
        this.queries = queries;
        this.today = LocalDate.ofInstant(now, ZONE);
        this.chance = new SplittableRandom(seed + 4);
    }

    /** How many milestones were added; a project that has some keeps them as they are. */
    long fill() {
        List<Row> projects =
                rows(PROJECT, "startsWith(number, \"XM-YB-\") && status != \"lost\"", "number");
        Set<Object> planned =
                rows(MILESTONE, "startsWith(project.number, \"XM-YB-\")", "due").stream()
                        .map(row -> row.value("project"))
                        .collect(Collectors.toSet());
        List<Row> fresh = new ArrayList<>();
        for (Row project : projects) {
            List<Row> plan = plan(project);
            if (!planned.contains(project.id())) {
                fresh.addAll(plan);
            }
        }
        return records.write(
                        Batch.of(MILESTONE)
                                .create(fresh)
                                .because(Cause.of(Cause.Kind.SAMPLE))
                                .allOrNothing())
                .count(Outcome.Created.class);
    }

    private List<Row> plan(Row project) {
        LocalDate begun =
                project.value("opened_at") instanceof Instant at
                        ? LocalDate.ofInstant(at, ZONE)
                        : today;
        List<Row> plan = new ArrayList<>();
        @Nullable UUID before = null;
        boolean reached = true;
        for (int at = 0; at < STEPS.size(); at++) {
            LocalDate due = begun.plusDays(APART * (at + 1L) + chance.nextInt(APART / 2));
            boolean clashes = chance.nextInt(25) == 0;
            LocalDate said = clashes ? due.plusDays(PUT_OFF) : due;
            boolean done = reached && said.isBefore(today) && chance.nextInt(20) > 0;
            Map<String, @Nullable Object> values = step(project, STEPS.get(at), said);
            UUID id = new UUID(0x0193_0000_0000_7000L, chance.nextLong() >>> 2 | Long.MIN_VALUE);
            values.put("id", id);
            values.put("after", before == null ? null : List.of(before));
            values.put("state", done ? "done" : reached ? "running" : "planned");
            values.put("done_on", done ? doneOn(said) : null);
            plan.add(Row.of(values));
            before = id;
            reached = done;
        }
        return plan;
    }

    private static Map<String, @Nullable Object> step(Row project, Step step, LocalDate due) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", step.name());
        values.put("project", project.id());
        values.put("due", due);
        values.put("share", step.share() == 0 ? null : BigDecimal.valueOf(step.share()));
        values.put("owner", project.value("owner"));
        values.put("department", project.value("department"));
        return values;
    }

    /** A few days before or after it was due, and never to come. */
    private LocalDate doneOn(LocalDate due) {
        LocalDate day = due.plusDays(chance.nextInt(9) - 4L);
        return day.isAfter(today) ? today : day;
    }

    private List<Row> rows(ObjectName object, String where, String sort) {
        return queries.read(
                        Query.of(object)
                                .where(where)
                                .sort(sort)
                                .limit(Query.MOST)
                                .counting(Counting.NONE))
                .rows();
    }
}
