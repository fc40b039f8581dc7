package guanlan.engine.query;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many records come to which sum of points, when criteria that they meet are worth some; and
 * how many meet each. Counted in one pass over the table.
 */
@Component
public class Weighings {
    private static final Name ASKED = DSL.name("weighed");
    private static final Name VALUE = DSL.name("weighed_value");
    private static final Field<Integer> SUM = DSL.field(DSL.name("weighed_sum"), Integer.class);
    private static final Field<String> GROUPED = DSL.field(DSL.name("weighed_as"), String.class);

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final CriteriaConditions criteria;
    private final DSLContext dsl;

    Weighings(
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

    /** What meeting criteria in CEL is worth. */
    public record Weight(String cel, int points) {}

    /**
     * Records alike.
     *
     * @param value what they have in the field
     * @param meet how many of them meet each criteria, in their order
     */
    public record Weighed(int sum, @Nullable String value, long count, List<Long> meet) {
        public Weighed {
            meet = List.copyOf(meet);
        }
    }

    /**
     * @param bounds between which a sum is kept
     * @param field one whose values are words
     */
    public List<Weighed> of(
            ObjectName object, Filter filter, List<Weight> weights, Bounds bounds, String field) {
        Table<?> asked = asked(object, filter, weights, field);
        List<Condition> met = new ArrayList<>();
        for (int at = 0; at < weights.size(); at++) {
            met.add(DSL.condition(DSL.field(DSL.name(ASKED, meets(at)), Boolean.class)));
        }
        List<Field<?>> columns = new ArrayList<>();
        columns.add(bounds.keep(sum(weights, met)).as(SUM));
        columns.add(DSL.field(DSL.name(ASKED, VALUE), String.class).as(GROUPED));
        columns.add(DSL.count());
        met.forEach(each -> columns.add(DSL.count().filterWhere(each)));
        return dsl.select(columns)
                .from(asked)
                .groupBy(SUM, GROUPED)
                .fetch(row -> weighed(row, weights.size()));
    }

    /** Between which a sum is kept. */
    public record Bounds(int least, int most) {
        private Field<Integer> keep(Field<Integer> sum) {
            return DSL.greatest(DSL.inline(least), DSL.least(DSL.inline(most), sum));
        }
    }

    private Table<?> asked(ObjectName object, Filter filter, List<Weight> weights, String field) {
        ObjectDefinition definition = schemas.require(object);
        Reach reach = reaches.of(definition);
        List<Field<?>> columns = new ArrayList<>();
        columns.add(reach.place(field).column().coerce(String.class).as(VALUE));
        for (int at = 0; at < weights.size(); at++) {
            Condition meets = criteria.condition(weights.get(at).cel(), definition);
            columns.add(DSL.field(meets.isTrue()).as(meets(at)));
        }
        return DSL.select(columns)
                .from(reach.tables())
                .where(conditions.of(filter, definition, reaches.seeing(definition)))
                .asTable(ASKED);
    }

    private static Name meets(int at) {
        return DSL.name("weighed_" + at);
    }

    private static Field<Integer> sum(List<Weight> weights, List<Condition> met) {
        Field<Integer> sum = DSL.inline(0);
        for (int at = 0; at < weights.size(); at++) {
            sum =
                    sum.plus(
                            DSL.when(met.get(at), DSL.inline(weights.get(at).points()))
                                    .otherwise(DSL.inline(0)));
        }
        return sum;
    }

    private static Weighed weighed(Record row, int criteria) {
        List<Long> meet = new ArrayList<>();
        for (int at = 0; at < criteria; at++) {
            meet.add(number(row, 3 + at));
        }
        return new Weighed(row.get(SUM), row.get(GROUPED), number(row, 2), meet);
    }

    private static long number(Record row, int column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
