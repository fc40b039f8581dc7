package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.RowRights;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which of some records the caller sees, and in which version they are: all that may be told to
 * somebody about a change before he asks for the record itself.
 */
@Component
public class Sight {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<Long> VERSION = field(name(SystemField.VERSION.field()), Long.class);

    private final Schemas schemas;
    private final Permits permits;
    private final RowRights rights;
    private final CriteriaConditions criteria;
    private final Tenants tenants;
    private final DSLContext dsl;

    public Sight(
            Schemas schemas,
            Permits permits,
            RowRights rights,
            CriteriaConditions criteria,
            Tenants tenants,
            DSLContext dsl) {
        this.schemas = schemas;
        this.permits = permits;
        this.rights = rights;
        this.criteria = criteria;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /**
     * The recycle bin included, since a deletion is told too.
     *
     * @param where criteria in CEL that they must also meet; null: none
     */
    public Map<UUID, Long> of(ObjectName object, Collection<UUID> ids, @Nullable String where) {
        ObjectDefinition definition = schemas.require(object);
        Caller caller = Caller.current();
        if (!permits.of(caller, object.value()).allows(Right.SEE) || ids.isEmpty()) {
            return Map.of();
        }
        List<UUID> seen =
                rights.of(object, ids).entrySet().stream()
                        .filter(each -> each.getValue().sees())
                        .map(Map.Entry::getKey)
                        .toList();
        return dsl.select(ID, VERSION)
                .from(Tables.of(tenants.schema(caller.tenant()), object))
                .where(ID.eq(DSL.any(seen.toArray(UUID[]::new))))
                .and(condition(where, definition))
                .fetchMap(ID, VERSION);
    }

    private Condition condition(@Nullable String cel, ObjectDefinition definition) {
        return cel == null ? DSL.trueCondition() : criteria.condition(cel, definition);
    }
}
