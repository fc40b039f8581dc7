package guanlan.engine.query;

import guanlan.engine.query.Query.Sort;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Permit;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A key of the order with its column; the id is always the last one, so that no two rows are equal.
 */
record Key(FieldDefinition field, Field<?> column, boolean descending) {
    private static final int MOST = 5;

    static List<Key> of(
            Query query,
            ObjectDefinition definition,
            Permit permit,
            Function<FieldDefinition, Field<?>> columns) {
        if (query.sort().size() > MOST) {
            throw new Problem(QueryProblem.TOO_MANY_SORTS, Map.of("most", MOST));
        }
        List<Key> keys = new ArrayList<>();
        query.sort().forEach(sort -> keys.add(key(sort, definition, permit, columns)));
        boolean endsDescending = !keys.isEmpty() && keys.getLast().descending();
        FieldDefinition id = definition.require(SystemField.ID.field());
        keys.add(new Key(id, columns.apply(id), endsDescending));
        return keys;
    }

    private static Key key(
            Sort sort,
            ObjectDefinition definition,
            Permit permit,
            Function<FieldDefinition, Field<?>> columns) {
        FieldDefinition field =
                definition
                        .field(sort.field())
                        .filter(known -> permit.shows(known.name()))
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                SchemaProblem.FIELD_ABSENT,
                                                Map.of("field", sort.field())));
        if (!field.type().sortable()) {
            throw new Problem(QueryProblem.NOT_SORTABLE, Map.of("field", field.name()));
        }
        return new Key(field, columns.apply(field), sort.descending());
    }

    SortField<?> order() {
        return neverEmpty()
                ? descending ? column.desc() : column.asc()
                : descending ? column.desc().nullsLast() : column.asc().nullsLast();
    }

    /** Rows that come after the given values in the order of the keys. */
    static Condition after(List<Key> keys, List<@Nullable Object> values) {
        Condition after = DSL.falseCondition();
        Condition tied = DSL.trueCondition();
        for (int at = 0; at < keys.size(); at++) {
            after = after.or(tied.and(keys.get(at).beyond(values.get(at))));
            tied = tied.and(keys.get(at).equal(values.get(at)));
        }
        return after;
    }

    private Condition beyond(@Nullable Object value) {
        if (value == null) {
            return DSL.falseCondition();
        }
        Field<Object> column = this.column.coerce(Object.class);
        Field<?> bound = DSL.val(value, field.type().column());
        Condition further =
                descending
                        ? column.lt(bound.coerce(Object.class))
                        : column.gt(bound.coerce(Object.class));
        return neverEmpty() ? further : further.or(column.isNull());
    }

    private Condition equal(@Nullable Object value) {
        return value == null
                ? column.isNull()
                : column.coerce(Object.class)
                        .eq(DSL.val(value, field.type().column()).coerce(Object.class));
    }

    private boolean neverEmpty() {
        String name = field.name();
        return name.equals(SystemField.ID.field())
                || name.equals(SystemField.CREATED_AT.field())
                || name.equals(SystemField.UPDATED_AT.field())
                || name.equals(SystemField.VERSION.field());
    }
}
