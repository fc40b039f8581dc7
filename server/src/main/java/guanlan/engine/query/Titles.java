package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
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
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What records are called: fetched once per object for a whole page, and only as far as the caller
 * may see them.
 */
@Component
class Titles {
    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final DSLContext dsl;

    Titles(Schemas schemas, Permits permits, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    Map<UUID, String> of(ObjectDefinition definition, List<Row> rows) {
        Map<ObjectName, Set<UUID>> wanted = new HashMap<>();
        for (FieldDefinition field : definition.fields().values()) {
            field.target()
                    .ifPresent(
                            target ->
                                    rows.forEach(
                                            row -> {
                                                if (row.value(field.name()) instanceof UUID id) {
                                                    wanted.computeIfAbsent(
                                                                    target, _ -> new HashSet<>())
                                                            .add(id);
                                                }
                                            }));
        }
        Map<UUID, String> titles = new HashMap<>();
        wanted.forEach((object, ids) -> titles.putAll(titles(object, ids)));
        return titles;
    }

    private Map<UUID, String> titles(ObjectName object, Collection<UUID> ids) {
        Caller caller = Caller.current();
        if (!permits.of(caller, object.value()).allows(Right.SEE)) {
            return Map.of();
        }
        ObjectDefinition definition = schemas.require(object);
        var title = field(name(definition.require(definition.title()).column()), String.class);
        return dsl.select(Queries.ID, title)
                .from(Tables.of(tenants.schema(caller.tenant()), object))
                .where(Queries.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(title.isNotNull())
                .fetchMap(Queries.ID, title);
    }
}
