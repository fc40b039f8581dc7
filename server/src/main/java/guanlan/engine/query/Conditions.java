package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a query asks, and what a Permit allows, into the condition of a statement. */
@Component
class Conditions {
    private final CriteriaConditions criteria;
    private final Tenants tenants;

    Conditions(CriteriaConditions criteria, Tenants tenants) {
        this.criteria = criteria;
        this.tenants = tenants;
    }

    Condition of(Filter filter, ObjectDefinition definition, Permit permit) {
        Condition inUse = column(definition, SystemField.DELETED_AT, Instant.class).isNull();
        return (filter.deleted() ? inUse.not() : inUse)
                .and(scope(definition, permit))
                .and(asked(filter.where(), definition))
                .and(matching(filter, definition));
    }

    /** The records that the Permit lets the caller see. */
    Condition scope(ObjectDefinition definition, Permit permit) {
        return asked(permit.scope(), definition);
    }

    private Condition asked(@Nullable String cel, ObjectDefinition definition) {
        return cel == null ? DSL.noCondition() : criteria.condition(cel, definition);
    }

    private Condition matching(Filter filter, ObjectDefinition definition) {
        if (filter.matching() == null) {
            return DSL.noCondition();
        }
        var entries = DSL.table(name(tenants.schema(Caller.current().tenant()), "search_entry"));
        var words = SearchTerms.query(filter.matching());
        return column(definition, SystemField.ID, UUID.class)
                .in(
                        DSL.select(field(name("record"), UUID.class))
                                .from(entries)
                                .where(field(name("object")).eq(definition.name().value()))
                                .and(
                                        DSL.condition(
                                                "{0} @@ cast({1} as tsquery)",
                                                field(name("terms")), DSL.val(words))));
    }

    private static <T> Field<T> column(
            ObjectDefinition definition, SystemField system, Class<T> type) {
        return field(name(Tables.table(definition.name()), system.field()), type);
    }
}
