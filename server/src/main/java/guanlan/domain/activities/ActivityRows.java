package guanlan.domain.activities;

import guanlan.domain.activities.Timeline.Asked;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.schema.About;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the activities around a record, of whichever objects there are that are about records: the
 * standard ones and those a company made. All through the caller's Permits.
 */
@Component
class ActivityRows {
    private static final int WIDE = 50;

    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final RowRights rights;

    ActivityRows(Schemas schemas, Permits permits, Queries queries, RowRights rights) {
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.rights = rights;
    }

    /** Activities of one object and what the records they mention are called. */
    record Found(List<Moment.Activity> activities, Map<UUID, String> titles) {}

    /** The objects that are about records and that the caller may see. */
    List<ObjectDefinition> objects() {
        return schemas.all().stream()
                .filter(each -> each.about().isPresent())
                .filter(each -> sees(each.name()))
                .toList();
    }

    private boolean sees(ObjectName object) {
        return permits.of(Caller.current(), object.value()).allows(Right.SEE);
    }

    /** The record itself, and with a wide look the records that refer to it. */
    List<RecordName> subjects(RecordName record, boolean wide) {
        List<RecordName> subjects = new ArrayList<>(List.of(record));
        if (wide) {
            for (ObjectDefinition child : schemas.all()) {
                if (child.about().isEmpty() && sees(child.name())) {
                    references(child, record.object())
                            .forEach(field -> subjects.addAll(referring(child, field, record)));
                }
            }
        }
        return subjects;
    }

    private static Stream<FieldDefinition> references(ObjectDefinition from, ObjectName to) {
        return from.fields().values().stream()
                .filter(field -> !field.system() && field.computation().isEmpty())
                .filter(field -> field.target().filter(to::equals).isPresent());
    }

    private List<RecordName> referring(
            ObjectDefinition child, FieldDefinition field, RecordName record) {
        if (!permits.of(Caller.current(), child.name().value()).field(field.name()).asked()) {
            return List.of();
        }
        var query =
                Query.of(child.name())
                        .where(names(field, record.id()))
                        .fields(List.of("id"))
                        .limit(WIDE)
                        .counting(Counting.NONE);
        return queries.read(query).rows().stream()
                .map(row -> new RecordName(child.name(), row.id()))
                .toList();
    }

    private static String names(FieldDefinition field, UUID id) {
        return field.isLinked()
                ? "\"" + id + "\" in " + field.word()
                : field.word() + " == \"" + id + "\"";
    }

    /** Activities of one object around some records, the newest first, that meet what is asked. */
    Found past(
            ObjectDefinition object,
            List<RecordName> subjects,
            Asked asked,
            Bookmark from,
            int most) {
        String moment = moment(object);
        String around = around(object, subjects);
        Instant at = from.at();
        String before =
                at == null ? "" : " && " + word(object, moment) + " <= timestamp(\"" + at + "\")";
        int told = from.told().getOrDefault(object.name().value(), 0);
        Query query =
                Query.of(object.name())
                        .where(around + before + unlessAhead(object))
                        .matching(asked.words())
                        .sort("-" + moment + ",id")
                        .limit(most + told)
                        .counting(Counting.NONE);
        Found found = found(object, query);
        long again =
                found.activities().stream()
                        .limit(told)
                        .filter(each -> each.at().equals(at))
                        .count();
        return new Found(found.activities().stream().skip(again).toList(), found.titles());
    }

    /** What is to be done or to come. */
    Found ahead(ObjectDefinition object, List<RecordName> subjects, int most) {
        if (!isAhead(object)) {
            return new Found(List.of(), Map.of());
        }
        String which = object.name().equals(Activities.TASK) ? TO_DO : TO_COME;
        String order = object.name().equals(Activities.TASK) ? "due,created_at" : "at";
        return found(
                object,
                Query.of(object.name())
                        .where(around(object, subjects) + " && " + which)
                        .sort(order)
                        .limit(most)
                        .counting(Counting.NONE));
    }

    Found pinned(ObjectDefinition object, List<RecordName> subjects, int most) {
        if (object.field(Activities.PINNED).isEmpty()) {
            return new Found(List.of(), Map.of());
        }
        return found(
                object,
                Query.of(object.name())
                        .where(around(object, subjects) + " && pinned")
                        .sort("-" + moment(object))
                        .limit(most)
                        .counting(Counting.NONE));
    }

    private static final String TO_DO = "state == \"open\"";
    private static final String TO_COME = "state == \"planned\" && at > now()";

    private static boolean isAhead(ObjectDefinition object) {
        return object.name().equals(Activities.TASK) || object.name().equals(Activities.MEETING);
    }

    private static String unlessAhead(ObjectDefinition object) {
        if (!isAhead(object)) {
            return "";
        }
        return " && !(" + (object.name().equals(Activities.TASK) ? TO_DO : TO_COME) + ")";
    }

    /** About one of the records, or naming the first of them otherwise: a caller, a guest. */
    private static String around(ObjectDefinition object, List<RecordName> subjects) {
        FieldDefinition about = object.about().orElseThrow();
        RecordName record = subjects.getFirst();
        String named =
                subjects.stream()
                        .map(each -> "\"" + each + "\"")
                        .collect(Collectors.joining(", ", about.word() + " in [", "]"));
        return Stream.concat(
                        Stream.of(named),
                        references(object, record.object()).map(field -> names(field, record.id())))
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    private static String moment(ObjectDefinition object) {
        return object.about()
                .flatMap(field -> field.options().about())
                .map(About::timeline)
                .filter(field -> object.field(field).isPresent())
                .orElse("created_at");
    }

    private static String word(ObjectDefinition object, String field) {
        return object.require(field).word();
    }

    private Found found(ObjectDefinition object, Query query) {
        Page page = queries.read(query);
        List<UUID> ids = page.rows().stream().map(Row::id).toList();
        Map<UUID, Held> held = ids.isEmpty() ? Map.of() : rights.of(object.name(), ids);
        String moment = moment(object);
        List<Moment.Activity> activities =
                page.rows().stream()
                        .map(
                                row ->
                                        new Moment.Activity(
                                                object,
                                                row,
                                                at(row.value(moment), row),
                                                page.fields(),
                                                held.getOrDefault(row.id(), Held.NOTHING)))
                        .toList();
        return new Found(activities, page.titles());
    }

    private static Instant at(@Nullable Object moment, Row row) {
        return moment instanceof Instant at
                ? at
                : (Instant) row.values().getOrDefault("created_at", Instant.EPOCH);
    }
}
