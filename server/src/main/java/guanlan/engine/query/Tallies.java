package guanlan.engine.query;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many records there are for the first of several criteria that they meet: what rules in order
 * come to, counted in one pass over the table.
 */
@Component
public class Tallies {
    private static final int NONE = -1;
    private static final Field<Integer> FIRST = DSL.field(DSL.name("tally_first"), Integer.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("tally_value"), String.class);
    private static final Field<Boolean> ASIDE = DSL.field(DSL.name("tally_aside"), Boolean.class);

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final CriteriaConditions criteria;
    private final DSLContext dsl;

    Tallies(
            Schemas schemas,
            Reaches reaches,
            Conditions conditions,
            CriteriaConditions criteria,
            DSLContext dsl) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.criteria = criteria;
        this.dsl = dsl;
    }

    /**
     * Records alike.
     *
     * @param first the place of the first criteria they meet, from 0; below: they meet none
     * @param value what they have in the field
     * @param aside whether they meet the criteria beside
     */
    public record Tally(int first, @Nullable String value, boolean aside, long count) {
        public boolean meetsNone() {
            return first == NONE;
        }
    }

    /**
     * @param inOrder criteria in CEL
     * @param field one whose values are words
     * @param beside criteria that set some apart, whichever they meet first
     */
    public List<Tally> of(ObjectName object, List<String> inOrder, String field, String beside) {
        ObjectDefinition definition = schemas.require(object);
        Reach reach = reaches.of(definition);
        Field<String> value = reach.place(field).column().coerce(String.class);
        var aside = DSL.field(criteria.condition(beside, definition).isTrue());
        List<Field<?>> columns = new ArrayList<>();
        columns.add(first(inOrder, definition).as(FIRST));
        columns.add(value.as(VALUE));
        columns.add(aside.as(ASIDE));
        columns.add(DSL.count());
        return dsl.select(columns)
                .from(reach.tables())
                .where(conditions.of(Filter.ALL, definition, reaches.seeing(definition)))
                .groupBy(FIRST, VALUE, ASIDE)
                .fetch(
                        row ->
                                new Tally(
                                        row.get(FIRST),
                                        row.get(VALUE),
                                        Boolean.TRUE.equals(row.get(ASIDE)),
                                        row.get(DSL.count()).longValue()));
    }

    private Field<Integer> first(List<String> inOrder, ObjectDefinition definition) {
        @Nullable CaseConditionStep<Integer> found = null;
        for (int at = 0; at < inOrder.size(); at++) {
            var meets = criteria.condition(inOrder.get(at), definition);
            found =
                    found == null
                            ? DSL.when(meets, DSL.inline(at))
                            : found.when(meets, DSL.inline(at));
        }
        return found == null ? DSL.inline(NONE) : found.otherwise(DSL.inline(NONE));
    }
}
