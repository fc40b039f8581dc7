package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers queries. Every statement is built from the caller's Permit: what it hides cannot be
 * selected, sorted or matched.
 */
@Component
public class Queries {
    private static final int COUNTED = 10_000;

    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final Conditions conditions;
    private final Titles titles;
    private final FieldColumns columns;

    public Queries(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            DSLContext dsl,
            Conditions conditions,
            Titles titles,
            FieldColumns columns) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.dsl = dsl;
        this.conditions = conditions;
        this.titles = titles;
        this.columns = columns;
    }

    public Page read(Query query) {
        ObjectDefinition definition = schemas.require(query.object());
        Permit permit = permit(query.object());
        Condition where = conditions.of(query, definition, permit);
        List<Key> keys = Key.of(query, definition, permit, columns.of(definition));
        Condition fromCursor =
                query.after() == null
                        ? DSL.trueCondition()
                        : Key.after(keys, Cursor.read(query.after(), keys));
        List<Row> rows =
                dsl.select(columns(definition, permit))
                        .from(table(query.object()))
                        .where(where)
                        .and(fromCursor)
                        .orderBy(keys.stream().map(Key::order).toList())
                        .limit(query.limit() + 1)
                        .fetch(found -> row(found, definition, permit));
        boolean more = rows.size() > query.limit();
        List<Row> page = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? Cursor.write(keys, page.getLast()) : null;
        long count = count(query, where, more ? -1 : page.size());
        return new Page(page, titles.of(definition, page), next, count, count <= COUNTED);
    }

    /**
     * One record, from the recycle bin too; nothing when it is absent or not the caller's to see,
     * which look the same.
     */
    public Optional<Row> find(ObjectName object, UUID id) {
        return find(object, List.of(id)).stream().findFirst();
    }

    public Row require(ObjectName object, UUID id) {
        return find(object, id)
                .orElseThrow(() -> new Problem(QueryProblem.RECORD_ABSENT, Map.of("id", id)));
    }

    public List<Row> find(ObjectName object, Collection<UUID> ids) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = permit(object);
        return dsl.select(columns(definition, permit))
                .from(table(object))
                .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(conditions.scope(definition, permit))
                .fetch(found -> row(found, definition, permit));
    }

    /** What the records that rows refer to are called. */
    public Map<UUID, String> titles(ObjectName object, List<Row> rows) {
        return titles.of(schemas.require(object), rows);
    }

    static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private Permit permit(ObjectName object) {
        Permit permit = permits.of(Caller.current(), object.value());
        if (!permit.allows(Right.SEE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
        return permit;
    }

    private Table<?> table(ObjectName object) {
        return Tables.of(tenants.schema(Caller.current().tenant()), object);
    }

    private List<Field<?>> columns(ObjectDefinition definition, Permit permit) {
        return definition.fields().values().stream()
                .filter(field -> permit.shows(field.name()))
                .<Field<?>>map(columns.of(definition))
                .toList();
    }

    private static Row row(Record found, ObjectDefinition definition, Permit permit) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int at = 0;
        for (FieldDefinition field : definition.fields().values()) {
            if (permit.shows(field.name())) {
                values.put(field.name(), found.get(at++));
            }
        }
        return Row.of(values);
    }

    /** Exact to ten thousand; beyond, one more than that stands for "at least". */
    private long count(Query query, Condition where, int whole) {
        if (whole >= 0 && query.after() == null) {
            return whole;
        }
        return dsl.fetchCount(
                dsl.selectOne().from(table(query.object())).where(where).limit(COUNTED + 1));
    }
}
