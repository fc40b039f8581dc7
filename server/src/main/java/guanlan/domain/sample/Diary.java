package guanlan.domain.sample;

import guanlan.domain.activities.Activities;
import guanlan.domain.sample.Selling.Buyer;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the people of the sample wrote, said and planned about their customers: over two years,
 * denser of late, some of it due today. Those who look at the sample get a few tasks of their own.
 */
final class Diary {
    private static final int DAYS = 730;
    private static final int LARGEST = 9;
    private static final int OWN = 6;
    private static final int LOOKING = 5;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final Records records;
    private final Queries queries;
    private final Instant now;
    private final RandomGenerator chance;
    private final Map<ObjectName, List<Row>> written = new LinkedHashMap<>();
    private long number;

    Diary(Records records, Queries queries, Instant now, long seed) {
        this.records = records;
        this.queries = queries;
        this.now = now;
        this.chance = new SplittableRandom(seed + 2);
    }

    /** How many activities were added. */
    long fill(List<Buyer> buyers) {
        for (Buyer buyer : buyers) {
            int count = chance.nextInt(LARGEST);
            for (int at = 0; at < count; at++) {
                page(buyer);
            }
        }
        for (UUID person : looking()) {
            for (int at = 0; at < OWN; at++) {
                Buyer buyer = buyers.get(chance.nextInt(buyers.size()));
                task(buyer, person, LocalDate.ofInstant(now, ZONE).plusDays(at - 2L));
            }
            meeting(buyers.get(chance.nextInt(buyers.size())), person, today(14));
        }
        return written.entrySet().stream()
                .mapToLong(each -> write(each.getKey(), each.getValue()))
                .sum();
    }

    /** People who are not of the sample: whoever set it up, and colleagues. */
    private List<UUID> looking() {
        var query =
                Query.of(ObjectName.USER)
                        .where("!endsWith(mail, \"@hualan.example.com\")")
                        .sort("created_at")
                        .limit(LOOKING)
                        .counting(Counting.NONE);
        return queries.read(query).rows().stream().map(Row::id).toList();
    }

    private void page(Buyer buyer) {
        if (!(buyer.owner() instanceof UUID owner)) {
            return;
        }
        switch (chance.nextInt(10)) {
            case 0, 1, 2 -> said(Activities.NOTE, buyer, owner, Talk.NOTES);
            case 3, 4 -> call(buyer, owner);
            case 5 -> said(Activities.COMMENT, buyer, owner, Talk.COMMENTS);
            case 6 -> meeting(buyer, owner, before());
            case 7 ->
                    meeting(
                            buyer,
                            owner,
                            today(9 + chance.nextInt(8)).plus(Duration.ofDays(chance.nextInt(10))));
            default ->
                    task(
                            buyer,
                            owner,
                            LocalDate.ofInstant(now, ZONE).plusDays(chance.nextInt(24) - 8L));
        }
    }

    private void said(ObjectName object, Buyer buyer, UUID owner, List<String> words) {
        Map<String, @Nullable Object> values = about(buyer, owner);
        values.put("body", Words.any(words, chance));
        values.put("at", before());
        add(object, values);
    }

    private void call(Buyer buyer, UUID owner) {
        Map<String, @Nullable Object> values = about(buyer, owner);
        boolean reached = chance.nextInt(4) > 0;
        values.put("direction", chance.nextInt(3) == 0 ? "in" : "out");
        values.put("result", reached ? "connected" : "no_answer");
        values.put("body", reached ? Words.any(Talk.CALLS, chance) : "未接，稍后再打。");
        values.put(
                "length", reached ? Duration.ofMinutes(2 + chance.nextInt(25)).toString() : null);
        values.put("at", before());
        add(Activities.CALL, values);
    }

    private void meeting(Buyer buyer, UUID owner, Instant at) {
        Map<String, @Nullable Object> values = about(buyer, owner);
        values.put("name", Words.any(Talk.MEETINGS, chance));
        values.put("at", at);
        values.put("ends_at", at.plus(Duration.ofMinutes(60)));
        values.put("location", Words.any(Talk.PLACES, chance));
        values.put("attendees", List.of(owner));
        add(Activities.MEETING, values);
    }

    private void task(Buyer buyer, UUID assignee, LocalDate due) {
        Map<String, @Nullable Object> values = about(buyer, assignee);
        boolean past = due.isBefore(LocalDate.ofInstant(now, ZONE));
        boolean done = past && chance.nextInt(4) > 0;
        values.put("name", Words.any(Talk.TASKS, chance));
        values.put("assignee", assignee);
        values.put("due", due);
        values.put("priority", chance.nextInt(5) == 0 ? "high" : "normal");
        values.put("state", done ? Activities.DONE : Activities.OPEN);
        if (done) {
            values.put("done_at", due.atTime(17, 0).atZone(ZONE).toInstant());
        }
        add(Activities.TASK, values);
    }

    private static Map<String, @Nullable Object> about(Buyer buyer, UUID owner) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("about", new RecordName(ACCOUNT, buyer.account()));
        values.put("owner", owner);
        values.put("department", buyer.department());
        return values;
    }

    /** Some time in the last two years, rather lately. */
    private Instant before() {
        double share = chance.nextDouble();
        long minutes = (long) (share * share * share * DAYS * 24 * 60) + 30;
        return now.minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MINUTES);
    }

    private Instant today(int hour) {
        return LocalDate.ofInstant(now, ZONE).atTime(hour, 0).atZone(ZONE).toInstant();
    }

    /** Always the same ids, so that the same is written once. */
    private void add(ObjectName object, Map<String, @Nullable Object> values) {
        values.values().removeIf(Objects::isNull);
        values.put("id", new UUID(0x0193_0000_0000_7000L, 0x8000_0000_00d1_0000L + number++));
        written.computeIfAbsent(object, _ -> new ArrayList<>()).add(Row.of(values));
    }

    private long write(ObjectName object, List<Row> rows) {
        Set<UUID> there = new HashSet<>();
        for (int from = 0; from < rows.size(); from += 1000) {
            List<UUID> ids =
                    rows.subList(from, Math.min(rows.size(), from + 1000)).stream()
                            .map(Row::id)
                            .toList();
            there.addAll(
                    queries.find(object, ids).stream().map(Row::id).collect(Collectors.toSet()));
        }
        List<Row> fresh = rows.stream().filter(row -> !there.contains(row.id())).toList();
        Written done =
                records.write(
                        Batch.of(object)
                                .create(fresh)
                                .because(Cause.of(Cause.Kind.SAMPLE))
                                .allOrNothing());
        return done.count(Outcome.Created.class);
    }
}
