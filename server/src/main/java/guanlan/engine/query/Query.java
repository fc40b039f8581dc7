package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records, in which order, how many. Whose eyes read them is not said here: the Permit of the
 * caller is always part of the statement.
 *
 * @param where criteria in CEL; null: all
 * @param matching words to find, as typed; null: all
 * @param after the cursor that the page before gave; null: the first page
 * @param deleted the recycle bin instead of the records in use
 */
public record Query(
        ObjectName object,
        @Nullable String where,
        @Nullable String matching,
        List<Sort> sort,
        int limit,
        @Nullable String after,
        boolean deleted) {
    public static final int MOST = 1000;
    private static final int USUAL = 50;

    /** One key of the order. Empty values come last, whichever way it runs. */
    public record Sort(String field, boolean descending) {}

    public Query {
        sort = List.copyOf(sort);
        limit = Math.clamp(limit, 1, MOST);
    }

    public static Query of(ObjectName object) {
        var latest = List.of(new Sort(SystemField.UPDATED_AT.field(), true));
        return new Query(object, null, null, latest, USUAL, null, false);
    }

    public Query where(@Nullable String criteria) {
        return new Query(object, blankToNull(criteria), matching, sort, limit, after, deleted);
    }

    public Query matching(@Nullable String words) {
        return new Query(object, where, blankToNull(words), sort, limit, after, deleted);
    }

    /** The order as text: fields separated by commas, a minus before one that descends. */
    public Query sort(@Nullable String order) {
        if (order == null || order.isBlank()) {
            return this;
        }
        var keys =
                List.of(order.split(",")).stream()
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .map(
                                key ->
                                        key.startsWith("-")
                                                ? new Sort(key.substring(1), true)
                                                : new Sort(key, false))
                        .toList();
        return new Query(object, where, matching, keys, limit, after, deleted);
    }

    public Query limit(int most) {
        return new Query(object, where, matching, sort, most, after, deleted);
    }

    public Query after(@Nullable String cursor) {
        return new Query(object, where, matching, sort, limit, blankToNull(cursor), deleted);
    }

    public Query deleted(boolean inBin) {
        return new Query(object, where, matching, sort, limit, after, inBin);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
