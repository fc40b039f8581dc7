package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What some fields of records have been, one state after the other: rebuilt backwards from the
 * present, many records at once. With all rights, for readers of the log; nobody is shown it as it
 * is.
 */
@Component
public class Courses {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final Schemas schemas;
    private final Tenants tenants;
    private final DSLContext dsl;

    Courses(Schemas schemas, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /** The values since a moment, and who made them so; nobody: the product itself. */
    public record State(Instant at, @Nullable UUID actor, Map<String, @Nullable Object> values) {}

    /** The oldest first. A record whose creation is not in the log begins with its first change. */
    public Map<UUID, List<State>> of(
            ObjectName object, Collection<UUID> ids, List<String> fieldNames) {
        ObjectDefinition definition = schemas.require(object);
        List<FieldDefinition> fields = fieldNames.stream().map(definition::require).toList();
        Map<UUID, Map<String, @Nullable Object>> now = present(definition, ids, fields);
        Map<UUID, List<State>> courses = new HashMap<>();
        for (Record line : lines(definition.name(), ids, fieldNames)) {
            UUID id = line.get(Log.RECORD);
            Map<String, @Nullable Object> values = now.get(id);
            if (values != null) {
                Map<String, @Nullable Object> then = new LinkedHashMap<>(values);
                courses.computeIfAbsent(id, _ -> new ArrayList<>())
                        .addFirst(new State(line.get(Log.AT), line.get(Log.ACTOR), then));
                Map<String, @Nullable Object> before =
                        History.values(line.get(Log.BEFORE), definition);
                before.keySet().retainAll(fieldNames);
                values.putAll(before);
            }
        }
        return courses;
    }

    private Map<UUID, Map<String, @Nullable Object>> present(
            ObjectDefinition definition, Collection<UUID> ids, List<FieldDefinition> fields) {
        Map<UUID, Map<String, @Nullable Object>> rows = new HashMap<>();
        List<Field<?>> columns = fields.stream().<Field<?>>map(Tables::column).toList();
        dsl.select(ID)
                .select(columns)
                .from(Tables.of(schema(), definition.name()))
                .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .forEach(
                        row -> {
                            Map<String, @Nullable Object> values = new LinkedHashMap<>();
                            for (int at = 0; at < fields.size(); at++) {
                                values.put(fields.get(at).name(), row.get(at + 1));
                            }
                            rows.put(row.get(ID), values);
                        });
        return rows;
    }

    /** The newest first. */
    private List<? extends Record> lines(
            ObjectName object, Collection<UUID> ids, List<String> fields) {
        Condition touched = DSL.or(fields.stream().map(Log::touches).toList());
        return dsl.select(Log.RECORD, Log.BEFORE, Log.AT, Log.ACTOR)
                .from(Log.of(schema()))
                .where(Log.RECORD.eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(Log.OBJECT.eq(object.value()))
                .and(touched)
                .orderBy(Log.rawXid().desc(), Log.SEQ.desc())
                .fetch();
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
