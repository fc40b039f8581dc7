package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Statements;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What records are called: fetched once per object for a whole page, and only as far as the caller
 * may see them. A record that he sees and that has no name for him is called nothing; one that is
 * missing in the answer is not for his eyes, or gone.
 */
@Component
class Titles {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<String> TITLE = field(name("title"), String.class);

    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final FieldColumns columns;
    private final DSLContext dsl;
    private final JdbcClient jdbc;
    private final PerSight<String> texts = new PerSight<>();

    Titles(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            FieldColumns columns,
            DSLContext dsl,
            JdbcClient jdbc) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.columns = columns;
        this.dsl = dsl;
        this.jdbc = jdbc;
    }

    Map<UUID, String> of(ObjectDefinition definition, List<Row> rows) {
        return of(definition.fields(), rows);
    }

    /** For rows with these fields, each under its path. */
    Map<UUID, String> of(Map<String, FieldDefinition> fields, List<Row> rows) {
        Map<ObjectName, Set<UUID>> wanted = new HashMap<>();
        fields.forEach(
                (path, field) ->
                        field.target()
                                .ifPresent(
                                        target ->
                                                rows.forEach(
                                                        row ->
                                                                want(
                                                                        wanted,
                                                                        target,
                                                                        row.value(path)))));
        fields.forEach(
                (path, field) -> {
                    if (field.namesAny()) {
                        rows.forEach(row -> wantNamed(wanted, row.value(path)));
                    }
                });
        return of(wanted);
    }

    /** An object may be gone by now. */
    private void wantNamed(Map<ObjectName, Set<UUID>> wanted, @Nullable Object value) {
        if (value instanceof RecordName(var object, var id) && schemas.find(object).isPresent()) {
            want(wanted, object, id);
        }
    }

    private static void want(
            Map<ObjectName, Set<UUID>> wanted, ObjectName target, @Nullable Object value) {
        if (value instanceof UUID id) {
            wanted.computeIfAbsent(target, _ -> new HashSet<>()).add(id);
        } else if (value instanceof Collection<?> several) {
            several.forEach(each -> want(wanted, target, each));
        }
    }

    /** One statement, however many objects the records are of. */
    Map<UUID, String> of(Map<ObjectName, Set<UUID>> wanted) {
        List<Named> seen =
                wanted.entrySet().stream()
                        .map(entry -> named(entry.getKey(), entry.getValue()))
                        .filter(named -> named.permit().allows(Right.SEE))
                        .toList();
        if (seen.isEmpty()) {
            return Map.of();
        }
        return seen.stream().allMatch(Named::isSame) ? known(seen) : made(seen);
    }

    /** Records of an object, and what the caller may see of them. */
    private record Named(ObjectDefinition object, Permit permit, Set<UUID> ids) {
        boolean isSame() {
            return PerSight.isSame(object, permit);
        }
    }

    private Named named(ObjectName object, Set<UUID> ids) {
        Permit permit = permits.of(Caller.current(), object.value());
        return new Named(schemas.require(object), permit, ids);
    }

    private Map<UUID, String> made(List<Named> seen) {
        return seen.stream()
                .map(named -> titles(named, DSL.val(named.ids().toArray(UUID[]::new))))
                .reduce(Select::unionAll)
                .map(all -> dsl.fetch(all).intoMap(ID, TITLE))
                .orElse(Map.of());
    }

    /** The same from texts that were made before. */
    private Map<UUID, String> known(List<Named> seen) {
        String schema = tenants.schema(Caller.current().tenant());
        String all =
                seen.stream()
                        .map(named -> text(named, schema))
                        .collect(Collectors.joining(" union all "));
        List<String> ids = seen.stream().map(named -> Statements.array(named.ids())).toList();
        Map<UUID, String> titles = new HashMap<>();
        jdbc.sql(all)
                .params(ids)
                .query(
                        found -> {
                            titles.put(found.getObject(1, UUID.class), found.getString(2));
                        });
        return titles;
    }

    private String text(Named named, String schema) {
        var ids = DSL.field(DSL.raw("cast(? as uuid[])"), UUID[].class);
        return texts.get(
                named.object(), named.permit(), schema, () -> dsl.render(titles(named, ids)));
    }

    private Select<Record2<UUID, String>> titles(Named named, Field<UUID[]> ids) {
        ObjectDefinition definition = named.object();
        ObjectName object = definition.name();
        Permit permit = named.permit();
        CriteriaNames names = columns.names(definition, Tables.table(object));
        var title =
                columns.read(
                                names,
                                definition.require(definition.title()),
                                permit.field(definition.title()))
                        .cast(SQLDataType.CLOB);
        return DSL.select(names.id().as(ID), DSL.coalesce(title, DSL.inline("")).as(TITLE))
                .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                .where(names.id().eq(DSL.any(ids)))
                .and(columns.within(permit.extent(Right.SEE), names));
    }
}
