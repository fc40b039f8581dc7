package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
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

    Titles(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            FieldColumns columns,
            DSLContext dsl) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.columns = columns;
        this.dsl = dsl;
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
        return of(wanted);
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
        Caller caller = Caller.current();
        return wanted.entrySet().stream()
                .filter(entry -> permits.of(caller, entry.getKey().value()).allows(Right.SEE))
                .map(entry -> titles(entry.getKey(), entry.getValue()))
                .reduce(Select::unionAll)
                .map(all -> dsl.fetch(all).intoMap(ID, TITLE))
                .orElse(Map.of());
    }

    private Select<Record2<UUID, String>> titles(ObjectName object, Collection<UUID> ids) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = permits.of(Caller.current(), object.value());
        CriteriaNames names = columns.names(definition, Tables.table(object));
        var title =
                columns.read(
                                names,
                                definition.require(definition.title()),
                                permit.field(definition.title()))
                        .cast(SQLDataType.CLOB);
        return DSL.select(names.id().as(ID), DSL.coalesce(title, "").as(TITLE))
                .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                .where(names.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(columns.within(permit.extent(Right.SEE), names));
    }
}
