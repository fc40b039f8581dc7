package guanlan.domain.activities;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the next task where one that repeats was done: once, for the place in the log is kept in
 * the same transaction, and a task that is opened and done again is followed already.
 */
@Component
class Repetition implements ChangeReader {
    private static final String REPEATS = "repeats";
    private static final String FOLLOWS = "follows";
    private static final String REMIND_AT = "remind_at";
    private static final List<String> SAME =
            List.of(
                    Activities.NAME,
                    Activities.ABOUT,
                    Activities.ASSIGNEE,
                    Activities.PRIORITY,
                    REPEATS,
                    Activities.BODY,
                    "owner",
                    "department");

    private final Queries queries;
    private final Records records;
    private final InstantSource clock;

    Repetition(Queries queries, Records records, InstantSource clock) {
        this.queries = queries;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "task_repeats";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        Set<UUID> touched = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change.object().equals(Activities.TASK)
                    && change.operation() == Change.Operation.UPDATE) {
                touched.add(change.record());
            }
        }
        if (!touched.isEmpty()) {
            queries.find(Activities.TASK, touched).stream()
                    .filter(task -> !task.isDeleted())
                    .flatMap(task -> next(task).stream())
                    .forEach(this::write);
        }
    }

    private Optional<Row> next(Row task) {
        if (!Activities.DONE.equals(task.value(Activities.STATE))
                || !(task.value(Activities.DUE) instanceof LocalDate due)
                || isFollowed(task)) {
            return Optional.empty();
        }
        return Repeats.of(task.value(REPEATS)).map(repeats -> next(task, due, repeats));
    }

    private Row next(Row task, LocalDate due, Repeats repeats) {
        LocalDate day = repeats.next(due, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        SAME.forEach(field -> values.put(field, task.value(field)));
        values.values().removeIf(Objects::isNull);
        values.put(Activities.DUE, day);
        values.put(FOLLOWS, task.id());
        if (task.value(REMIND_AT) instanceof Instant remind) {
            values.put(
                    REMIND_AT, remind.plus(Duration.ofDays(day.toEpochDay() - due.toEpochDay())));
        }
        return Row.of(values);
    }

    private boolean isFollowed(Row task) {
        var query =
                Query.of(Activities.TASK)
                        .where(FOLLOWS + " == \"" + task.id() + "\"")
                        .fields(List.of("id"))
                        .limit(1)
                        .counting(Counting.NONE);
        return !queries.read(query).rows().isEmpty();
    }

    private void write(Row task) {
        records.write(
                Batch.of(Activities.TASK)
                        .create(List.of(task))
                        .because(Cause.of(Cause.Kind.SYSTEM))
                        .allOrNothing());
    }
}
