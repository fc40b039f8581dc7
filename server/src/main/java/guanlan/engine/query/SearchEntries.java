package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The words that each record of the caller's company is found by. */
@Component
public class SearchEntries {
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final int FEW = 5_000;

    private final Tenants tenants;
    private final DSLContext dsl;

    SearchEntries(Tenants tenants, DSLContext dsl) {
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /** The records of an object that hold what was typed. */
    Condition found(Field<UUID> id, ObjectName object, String typed) {
        return id.in(records(object, typed));
    }

    /**
     * The same for a page of a list. When few records hold what was typed they are named one by
     * one, because a list that is walked in its order until a page is full walks to its end for
     * them.
     */
    Condition foundForPage(Field<UUID> id, ObjectName object, String typed) {
        List<UUID> some = dsl.fetchValues(records(object, typed).limit(DSL.inline(FEW + 1)));
        return some.size() <= FEW
                ? id.eq(DSL.any(some.toArray(UUID[]::new)))
                : found(id, object, typed);
    }

    private SelectConditionStep<Record1<UUID>> records(ObjectName object, String typed) {
        return DSL.select(RECORD)
                .from(table())
                .where(field(name("object")).eq(object.value()))
                .and(hold(SearchTerms.query(typed)));
    }

    public Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "search_entry"));
    }

    /**
     * Entries that hold what was typed. The words stand in the statement itself: how many records
     * have them decides whether their index is asked or the list is walked in its order, and a plan
     * that was made for any words walks.
     *
     * @param query in the syntax of a tsquery
     */
    public static Condition hold(String query) {
        return DSL.condition("{0} @@ {1}::tsquery", field(name("terms")), DSL.inline(query));
    }
}
