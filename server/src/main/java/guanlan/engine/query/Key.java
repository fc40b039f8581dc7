package guanlan.engine.query;

import guanlan.engine.query.Query.Sort;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A key of the order with its column; the id is always the last one, so that no two rows are equal.
 */
record Key(Place place, boolean descending) {
    private static final int MOST = 5;

    static List<Key> of(Query query, Reach reach) {
        if (query.sort().size() > MOST) {
            throw new Problem(QueryProblem.TOO_MANY_SORTS, Map.of("most", MOST));
        }
        List<Key> keys = new ArrayList<>();
        query.sort().forEach(sort -> keys.add(key(sort, reach)));
        boolean endsDescending = !keys.isEmpty() && keys.getLast().descending();
        keys.add(new Key(reach.place(SystemField.ID.field()), endsDescending));
        return keys;
    }

    private static Key key(Sort sort, Reach reach) {
        Place place = reach.place(sort.field());
        if (!place.field().type().sortable()) {
            throw new Problem(QueryProblem.NOT_SORTABLE, Map.of("field", place.path()));
        }
        return new Key(place, sort.descending());
    }

    FieldDefinition field() {
        return place.field();
    }

    boolean neverEmpty() {
        return place.neverEmpty();
    }

    Key reversed() {
        return new Key(place, !descending);
    }

    /** As an index on the column runs, in either direction. */
    SortField<?> plain() {
        return descending ? place.ordered().desc() : place.ordered().asc();
    }

    SortField<?> order(boolean emptyLast) {
        return neverEmpty() ? plain() : emptyLast ? plain().nullsLast() : plain().nullsFirst();
    }

    Condition further(Object value) {
        return descending ? column().lt(bound(value)) : column().gt(bound(value));
    }

    Condition notBefore(Object value) {
        return descending ? column().le(bound(value)) : column().ge(bound(value));
    }

    Condition equal(@Nullable Object value) {
        return value == null ? column().isNull() : column().eq(bound(value));
    }

    Field<Object> column() {
        return place.ordered().coerce(Object.class);
    }

    Field<Object> bound(Object value) {
        return DSL.val(value, field().type().ordering().column()).coerce(Object.class);
    }
}
