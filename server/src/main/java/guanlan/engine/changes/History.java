package guanlan.engine.changes;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.records.Cause;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to a record: who, when, why, from what to what. Rebuilt backwards from the present:
 * the log keeps what a field was, and what it became is what the next change found.
 */
@Component
public class History {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Schemas schemas;
    private final Queries queries;
    private final RowRights rights;
    private final Tenants tenants;
    private final DSLContext dsl;

    public History(
            Schemas schemas, Queries queries, RowRights rights, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.queries = queries;
        this.rights = rights;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /**
     * One change of the record, with the fields it touched.
     *
     * @param change the number of the batch it was part of
     * @param behalf the absent person in whose place, and by whose rights, it was done
     */
    public record Entry(
            long change,
            Instant at,
            @Nullable UUID actor,
            @Nullable UUID behalf,
            Cause cause,
            Change.Operation operation,
            List<FieldChange> fields) {

        private Entry only(String field) {
            var one = fields.stream().filter(change -> change.field().equals(field)).toList();
            return new Entry(change, at, actor, behalf, cause, operation, one);
        }
    }

    /** A field's value before and after. */
    public record FieldChange(String field, @Nullable Object from, @Nullable Object to) {}

    /** Entries, newest first, and what the records they speak of are called. */
    public record Past(List<Entry> entries, Map<UUID, String> titles, boolean more) {}

    public Past of(ObjectName object, UUID id, int skip, int limit) {
        return of(object, id, null, skip, limit);
    }

    /** Only the changes of one field, when one is named: who made it what it is. */
    public Past of(ObjectName object, UUID id, @Nullable String field, int skip, int limit) {
        ObjectDefinition definition = schemas.require(object);
        Row present = queries.require(object, id);
        Held held = rights.of(object, id);
        visible(field, definition, held);
        Map<String, @Nullable Object> state = new LinkedHashMap<>(present.values());
        List<Entry> entries = new ArrayList<>();
        for (Record line : lines(id, field, skip + limit + 1)) {
            Entry entry = entry(line, definition, state, held);
            entries.add(field == null ? entry : entry.only(field));
        }
        boolean more = entries.size() > skip + limit;
        List<Entry> page = entries.stream().skip(skip).limit(limit).toList();
        return new Past(page, titles(object, page), more);
    }

    /** A field that is hidden answers like one that does not exist. */
    private static void visible(@Nullable String field, ObjectDefinition definition, Held held) {
        if (field != null
                && (definition.field(field).isEmpty() || held.field(field) == Access.HIDDEN)) {
            throw new Problem(ChangeProblem.FIELD_ABSENT, Map.of("field", field));
        }
    }

    /** The old values that updates of one object replaced, as far as the caller sees the fields. */
    public Map<Position, Map<String, @Nullable Object>> before(
            ObjectName object, List<Change> changes) {
        ObjectDefinition definition = schemas.require(object);
        Map<UUID, Held> held =
                rights.of(object, changes.stream().map(Change::record).distinct().toList());
        Map<Position, Map<String, @Nullable Object>> before = new HashMap<>();
        dsl.select(Log.XID, Log.SEQ, Log.BEFORE, Log.RECORD)
                .from(Log.lines(tenants.schema(Caller.current().tenant())))
                .where(
                        Log.RECORD.eq(
                                DSL.any(changes.stream().map(Change::record).toArray(UUID[]::new))))
                .and(Log.SEQ.in(changes.stream().map(each -> each.position().seq()).toList()))
                .forEach(
                        line -> {
                            Held mine = held.get(line.get(Log.RECORD));
                            if (mine != null && mine.sees()) {
                                before.put(
                                        new Position(line.get(Log.XID), line.get(Log.SEQ)),
                                        mine.told(
                                                values(line.get(Log.BEFORE), definition),
                                                definition));
                            }
                        });
        return before;
    }

    private List<? extends Record> lines(UUID id, @Nullable String field, int most) {
        return dsl.select(
                        Log.SET,
                        Log.OPERATION,
                        Log.BEFORE,
                        Log.AT,
                        Log.ACTOR,
                        Log.BEHALF,
                        Log.CAUSE_KIND,
                        Log.CAUSE_ID)
                .from(Log.of(tenants.schema(Caller.current().tenant())))
                .where(Log.RECORD.eq(id))
                .and(field == null ? DSL.noCondition() : Log.touches(field))
                .orderBy(Log.rawXid().desc(), Log.SEQ.desc())
                .limit(most)
                .fetch();
    }

    private Entry entry(
            Record line,
            ObjectDefinition definition,
            Map<String, @Nullable Object> state,
            Held held) {
        Change.Operation operation = Change.Operation.of(line.get(Log.OPERATION));
        List<FieldChange> fields =
                switch (operation) {
                    case CREATE -> filledIn(definition, state);
                    case UPDATE ->
                            undone(
                                    held.told(values(line.get(Log.BEFORE), definition), definition),
                                    state);
                    case DELETE, RESTORE -> List.of();
                };
        var cause = new Cause(Cause.Kind.of(line.get(Log.CAUSE_KIND)), line.get(Log.CAUSE_ID));
        return new Entry(
                line.get(Log.SET),
                line.get(Log.AT),
                line.get(Log.ACTOR),
                line.get(Log.BEHALF),
                cause,
                operation,
                fields);
    }

    private static List<FieldChange> filledIn(
            ObjectDefinition definition, Map<String, @Nullable Object> state) {
        return definition.fields().values().stream()
                .filter(field -> !field.system() && field.computation().isEmpty())
                .filter(field -> state.get(field.name()) != null)
                .map(field -> new FieldChange(field.name(), null, state.get(field.name())))
                .toList();
    }

    /** Takes one change back in the given state, and tells what it had done. */
    private static List<FieldChange> undone(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> state) {
        List<FieldChange> changes = new ArrayList<>();
        before.forEach(
                (field, old) -> {
                    changes.add(new FieldChange(field, old, state.get(field)));
                    state.put(field, old);
                });
        return changes;
    }

    /**
     * The old values of a line, in their types; fields that the object no longer has are left out.
     */
    static Map<String, @Nullable Object> values(
            @Nullable JSONB before, ObjectDefinition definition) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (before != null) {
            JSON.readValue(before.data(), new TypeReference<Map<String, @Nullable Object>>() {})
                    .forEach(
                            (field, stored) ->
                                    definition
                                            .field(field)
                                            .ifPresent(
                                                    known -> {
                                                        Parsed parsed =
                                                                stored == null
                                                                        ? Parsed.EMPTY
                                                                        : known.type()
                                                                                .read(
                                                                                        stored,
                                                                                        known,
                                                                                        Reading
                                                                                                .NEUTRAL);
                                                        values.put(
                                                                field,
                                                                parsed
                                                                                instanceof
                                                                                Parsed.Value(
                                                                                        var value)
                                                                        ? value
                                                                        : null);
                                                    }));
        }
        return values;
    }

    private Map<UUID, String> titles(ObjectName object, List<Entry> entries) {
        List<Row> mentioned = new ArrayList<>();
        for (Entry entry : entries) {
            for (UUID person : new @Nullable UUID[] {entry.actor(), entry.behalf()}) {
                mentioned.add(
                        Row.of(Collections.singletonMap(SystemField.UPDATED_BY.field(), person)));
            }
            for (FieldChange change : entry.fields()) {
                for (Object side : new @Nullable Object[] {change.from(), change.to()}) {
                    if (side instanceof UUID
                            || side instanceof RecordName
                            || side instanceof Collection<?>) {
                        mentioned.add(Row.of(Map.of(change.field(), side)));
                    }
                }
            }
        }
        return queries.titles(object, mentioned);
    }
}
