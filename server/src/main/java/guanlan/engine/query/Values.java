package guanlan.engine.query;

import guanlan.core.criteria.Folding;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values that a field has, for the menu of a filter: how many records have each. */
@Component
public class Values {
    private static final Field<String> ITEM = DSL.field(DSL.name("item"), SQLDataType.CLOB);

    /** An expression with binds is grouped by its name: no two of them look the same. */
    private static final String TOLD = "value_told";

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final Titles titles;
    private final DSLContext dsl;

    public Values(
            Schemas schemas,
            Reaches reaches,
            Conditions conditions,
            Titles titles,
            DSLContext dsl) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.titles = titles;
        this.dsl = dsl;
    }

    /**
     * @param prefix how the value begins, or the title of the record it refers to, whatever the
     *     case
     */
    public record Wanted(Filter filter, @Nullable String prefix, int limit) {
        public Wanted {
            prefix = Filter.blankToNull(prefix);
            limit = Math.clamp(limit, 1, Query.MOST);
        }
    }

    /** A value and how many records have it; null: those where the field is empty. */
    public record Value(@Nullable Object value, long count) {}

    /** Values, the most frequent first. */
    public record Found(
            FieldDefinition field, List<Value> values, Map<UUID, String> titles, boolean more) {}

    public Found of(ObjectName object, String path, Wanted wanted) {
        ObjectDefinition definition = schemas.require(object);
        Condition where = conditions.of(wanted.filter(), definition, reaches.seeing(definition));
        Reach reach = reaches.of(definition);
        Place place = reach.place(path);
        boolean items = place.column().getDataType().isArray();
        if (items && place.field().isReference() && wanted.prefix() != null) {
            throw new Problem(QueryProblem.NOT_GROUPED, Map.of("field", place.path()));
        }
        Table<?> tables = items ? items(place, reach, where) : reach.tables();
        Field<?> value = items ? ITEM : value(place);
        Condition beginning =
                items ? beginning(ITEM, wanted.prefix()) : beginning(place, wanted.prefix(), reach);
        Field<?> named = DSL.field(DSL.name(TOLD), value.getDataType());
        Field<Integer> count = DSL.count();
        List<Value> values =
                dsl.select(value.as(TOLD), count)
                        .from(tables)
                        .where(items ? DSL.noCondition() : where)
                        .and(beginning)
                        .groupBy(named)
                        .orderBy(count.desc(), named.asc().nullsLast())
                        .limit(DSL.inline(wanted.limit() + 1))
                        .fetch(row -> new Value(row.get(0), row.get(count)));
        boolean more = values.size() > wanted.limit();
        List<Value> some = more ? values.subList(0, wanted.limit()) : values;
        return new Found(place.field(), some, titles(place, some), more);
    }

    private static Field<?> value(Place place) {
        if (place.field().type().masked()) {
            throw new Problem(QueryProblem.NOT_GROUPED, Map.of("field", place.path()));
        }
        return place.column();
    }

    /** The items of a list each count on their own. */
    private static Table<?> items(Place place, Reach reach, Condition where) {
        Field<String> each = DSL.field("unnest({0})", SQLDataType.CLOB, place.column());
        return DSL.select(each.as(ITEM)).from(reach.tables()).where(where).asTable("items");
    }

    private Condition beginning(Place place, @Nullable String prefix, Reach reach) {
        if (prefix == null) {
            return DSL.noCondition();
        }
        Field<?> text =
                place.field()
                        .target()
                        .<Field<?>>map(
                                target ->
                                        reach.place(
                                                        place.path()
                                                                + "."
                                                                + schemas.require(target).title())
                                                .column())
                        .orElse(place.column());
        return beginning(text, prefix);
    }

    private static Condition beginning(Field<?> text, @Nullable String prefix) {
        if (prefix == null) {
            return DSL.noCondition();
        }
        return DSL.condition(
                DSL.function(
                        "starts_with",
                        SQLDataType.BOOLEAN,
                        SqlCriteriaOperands.folded(text.cast(SQLDataType.CLOB)),
                        DSL.val(Folding.fold(prefix))));
    }

    private Map<UUID, String> titles(Place place, List<Value> values) {
        Set<UUID> ids = new HashSet<>();
        values.forEach(
                each -> {
                    if (each.value() instanceof UUID id) {
                        ids.add(id);
                    }
                });
        return place.field()
                .target()
                .filter(_ -> !ids.isEmpty())
                .map(target -> titles.of(Map.of(target, ids)))
                .orElse(Map.of());
    }
}
