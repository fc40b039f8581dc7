package guanlan.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list as runs, each of which an index can walk from the cursor on. Empty values
 * come last, whichever way the order goes, which no index does when it is walked backwards; so rows
 * with an empty first key are a run of their own, asked for only when the rows before do not fill
 * the page.
 *
 * @param backwards the rows before the cursor, nearest first
 */
record Order(List<Key> keys, boolean backwards) {

    /** Rows that follow each other, and the order among them. */
    record Run(Condition which, List<SortField<?>> order) {}

    static Order of(List<Key> keys, boolean backwards) {
        return new Order(backwards ? keys.stream().map(Key::reversed).toList() : keys, backwards);
    }

    /** From the row with these values on; without: from the beginning. */
    List<Run> runs(@Nullable List<@Nullable Object> from) {
        Key first = keys.getFirst();
        if (first.neverEmpty()) {
            return List.of(run(from == null ? DSL.noCondition() : beyond(from)));
        }
        boolean fromEmpty = from != null && from.getFirst() == null;
        List<Run> runs = new ArrayList<>();
        if (!backwards) {
            if (!fromEmpty) {
                runs.add(filled(from));
            }
            runs.add(empty(fromEmpty ? from : null));
        } else {
            if (fromEmpty || from == null) {
                runs.add(empty(from));
            }
            runs.add(filled(fromEmpty ? null : from));
        }
        return runs;
    }

    private Run filled(@Nullable List<@Nullable Object> from) {
        Condition filled = keys.getFirst().column().isNotNull();
        return run(from == null ? filled : filled.and(beyond(from)));
    }

    private Run empty(@Nullable List<@Nullable Object> from) {
        Condition empty = keys.getFirst().column().isNull();
        return run(from == null ? empty : empty.and(beyond(from, 1)));
    }

    private Run run(Condition which) {
        List<SortField<?>> order = new ArrayList<>();
        order.add(keys.getFirst().plain());
        keys.stream().skip(1).forEach(key -> order.add(key.order(!backwards)));
        return new Run(which, order);
    }

    /**
     * Rows behind one whose first key is filled. Two keys of one direction are compared as a pair,
     * which an index answers with one descent even when thousands of rows share the first;
     * otherwise the leading comparison lets it begin at the first key.
     */
    private Condition beyond(List<@Nullable Object> from) {
        Key first = keys.getFirst();
        Object value = from.getFirst();
        if (value == null) {
            throw new IllegalArgumentException("the first key is empty");
        }
        if (keys.size() == 1) {
            return first.further(value);
        }
        Object id = from.getLast();
        if (keys.size() == 2 && first.descending() == keys.getLast().descending() && id != null) {
            return pair(first, value, keys.getLast(), id);
        }
        return first.notBefore(value)
                .and(first.further(value).or(first.equal(value).and(beyond(from, 1))));
    }

    private static Condition pair(Key first, Object value, Key last, Object id) {
        var columns = DSL.row(first.column(), last.column());
        var values = DSL.row(first.bound(value), last.bound(id));
        return first.descending() ? columns.lt(values) : columns.gt(values);
    }

    private Condition beyond(List<@Nullable Object> from, int at) {
        if (at == keys.size()) {
            return DSL.falseCondition();
        }
        Key key = keys.get(at);
        Object value = from.get(at);
        return further(key, value).or(key.equal(value).and(beyond(from, at + 1)));
    }

    private Condition further(Key key, @Nullable Object value) {
        if (value == null) {
            return backwards ? key.column().isNotNull() : DSL.falseCondition();
        }
        return backwards || key.neverEmpty()
                ? key.further(value)
                : key.further(value).or(key.column().isNull());
    }
}
