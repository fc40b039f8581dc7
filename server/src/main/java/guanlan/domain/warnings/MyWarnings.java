package guanlan.domain.warnings;

import guanlan.core.values.Ids;
import guanlan.domain.activities.Activities;
import guanlan.domain.warnings.ToldStore.Which;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The caller's own warnings: of records that he may see, as long as there is a reason for them. */
@Component
public class MyWarnings {
    private static final int MOST = 500;
    private static final int FARTHEST_DAYS = 366;

    private final ToldStore told;
    private final WarningClock alarm;
    private final Queries queries;
    private final Schemas schemas;
    private final Permits permits;
    private final Records records;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    MyWarnings(
            ToldStore told,
            WarningClock alarm,
            Queries queries,
            Schemas schemas,
            Permits permits,
            Records records,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.told = told;
        this.alarm = alarm;
        this.queries = queries;
        this.schemas = schemas;
        this.permits = permits;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The most pressing first.
     *
     * @param which {@code open}, {@code snoozed}, {@code task} or {@code all}
     */
    public List<MyWarning> mine(String which, int limit) {
        return seen(told.of(me(), which(which), Math.clamp(limit, 1, MOST)));
    }

    public List<MyWarning> about(ObjectName object, UUID record) {
        queries.require(object, record);
        return seen(told.of(me(), record));
    }

    /** Until a day begins where the caller is; null: he hears of it again at once. */
    public MyWarning snooze(UUID id, @Nullable LocalDate until) {
        UUID me = writing();
        require(me, id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Caller.current().zone());
        if (until != null
                && (!until.isAfter(today) || until.isAfter(today.plusDays(FARTHEST_DAYS)))) {
            throw new Problem(WarningProblem.UNTIL_PAST, Map.of("most", FARTHEST_DAYS));
        }
        var moment = until == null ? null : until.atStartOfDay(Caller.current().zone()).toInstant();
        told.snooze(me, id, moment);
        if (moment != null) {
            alarm.ringAt(moment);
        }
        return require(me, id);
    }

    /** A task for the caller about the record, due today; made once. */
    public MyWarning task(UUID id) {
        UUID me = writing();
        transactions.executeWithoutResult(
                _ -> {
                    MyWarning warning = require(me, id);
                    UUID task = ids.next();
                    if (told.task(me, id, task)) {
                        create(task, warning, me);
                    }
                });
        return require(me, id);
    }

    private void create(UUID task, MyWarning warning, UUID me) {
        boolean english =
                Caller.current().locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        String says = english && warning.nameEn() != null ? warning.nameEn() : warning.name();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", task);
        values.put("name", says + ": " + Objects.requireNonNullElse(warning.title(), ""));
        values.put("about", warning.object() + "/" + warning.record());
        values.put("assignee", me);
        values.put("due", LocalDate.ofInstant(clock.instant(), Caller.current().zone()).toString());
        records.write(
                Batch.of(Activities.TASK)
                        .create(List.of(Row.of(values)))
                        .because(Cause.of(Cause.Kind.SCREEN))
                        .allOrNothing());
    }

    private MyWarning require(UUID me, UUID id) {
        return seen(told.find(me, id).stream().toList()).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(WarningProblem.ABSENT, Map.of("id", id)));
    }

    private static Which which(String word) {
        for (Which which : Which.values()) {
            if (which.word().equals(word)) {
                return which;
            }
        }
        throw new Problem(WarningProblem.WHICH_UNKNOWN, Map.of("given", word));
    }

    private static UUID me() {
        UUID me = Caller.current().user();
        if (me == null) {
            throw new Problem(WarningProblem.NOBODY);
        }
        return me;
    }

    /** Who looks as somebody else changes nothing of his. */
    private static UUID writing() {
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        return me();
    }

    /** Those of records that the caller sees today, with what these and their owners are called. */
    private List<MyWarning> seen(List<MyWarning> warnings) {
        Map<ObjectName, Set<UUID>> wanted = new HashMap<>();
        for (MyWarning each : warnings) {
            wanted.computeIfAbsent(new ObjectName(each.object()), _ -> new HashSet<>())
                    .add(each.record());
            wanted.computeIfAbsent(ObjectName.USER, _ -> new HashSet<>()).add(owner(each));
        }
        Map<UUID, String> titles = new HashMap<>();
        wanted.forEach((object, some) -> titles.putAll(titles(object, some)));
        List<MyWarning> seen = new ArrayList<>();
        for (MyWarning each : warnings) {
            if (titles.containsKey(each.record())) {
                seen.add(each.called(titles.get(each.record()), titles.get(owner(each))));
            }
        }
        return seen;
    }

    private static UUID owner(MyWarning warning) {
        return Objects.requireNonNullElse(warning.owner(), new UUID(0, 0));
    }

    private Map<UUID, String> titles(ObjectName object, Set<UUID> records) {
        Map<UUID, String> titles = new HashMap<>();
        schemas.find(object)
                .filter(_ -> permits.of(Caller.current(), object.value()).allows(Right.SEE))
                .ifPresent(
                        definition -> {
                            for (Row row :
                                    queries.find(
                                            object,
                                            records,
                                            field ->
                                                    field.name().equals(definition.title())
                                                            || field.name().equals("deleted_at"))) {
                                if (!row.isDeleted()) {
                                    titles.put(
                                            row.id(),
                                            Objects.toString(row.value(definition.title()), ""));
                                }
                            }
                        });
        return titles;
    }
}
