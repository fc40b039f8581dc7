package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a query asks, and what a Permit allows, into the condition of a statement. */
@Component
class Conditions {
    private static final Condition IN_USE =
            field(name(SystemField.DELETED_AT.field()), Instant.class).isNull();

    private final CriteriaConditions criteria;
    private final Tenants tenants;

    Conditions(CriteriaConditions criteria, Tenants tenants) {
        this.criteria = criteria;
        this.tenants = tenants;
    }

    Condition of(Query query, ObjectDefinition definition, Permit permit) {
        return (query.deleted() ? IN_USE.not() : IN_USE)
                .and(scope(definition, permit))
                .and(asked(query.where(), definition))
                .and(matching(query));
    }

    /** The records that the Permit lets the caller see. */
    Condition scope(ObjectDefinition definition, Permit permit) {
        return asked(permit.scope(), definition);
    }

    private Condition asked(@Nullable String cel, ObjectDefinition definition) {
        return cel == null ? DSL.trueCondition() : criteria.condition(cel, definition);
    }

    private Condition matching(Query query) {
        if (query.matching() == null) {
            return DSL.trueCondition();
        }
        var entries = DSL.table(name(tenants.schema(Caller.current().tenant()), "search_entry"));
        var words = SearchTerms.query(query.matching());
        return Queries.ID.in(
                DSL.select(field(name("record"), UUID.class))
                        .from(entries)
                        .where(field(name("object")).eq(query.object().value()))
                        .and(
                                DSL.condition(
                                        "{0} @@ cast({1} as tsquery)",
                                        field(name("terms")), DSL.val(words))));
    }
}
