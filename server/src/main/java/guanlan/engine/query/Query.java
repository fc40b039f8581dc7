package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which records, in which order, how many. Whose eyes read them is not said here: the Permit of the
 * caller is always part of the statement.
 *
 * @param fields paths of the fields to read, {@code account.owner.name} among them; none: every
 *     field of the object
 */
public record Query(
        ObjectName object,
        Filter filter,
        List<Sort> sort,
        List<String> fields,
        Window window,
        Counting counting) {
    public static final int MOST = 1000;
    private static final int USUAL = 50;

    /** One key of the order. Empty values come last, whichever way it runs. */
    public record Sort(String field, boolean descending) {}

    /**
     * The page.
     *
     * @param after the cursor behind which it begins; null: at the beginning
     * @param before the cursor before which it ends, instead
     */
    public record Window(int limit, @Nullable String after, @Nullable String before) {
        public Window {
            limit = Math.clamp(limit, 1, MOST);
            after = Filter.blankToNull(after);
            before = Filter.blankToNull(before);
        }
    }

    public Query {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
    }

    public static Query of(ObjectName object) {
        var latest = List.of(new Sort(SystemField.UPDATED_AT.field(), true));
        var first = new Window(USUAL, null, null);
        return new Query(object, Filter.ALL, latest, List.of(), first, Counting.USUAL);
    }

    public Query where(@Nullable String criteria) {
        return filter(filter.where(criteria));
    }

    public Query matching(@Nullable String words) {
        return filter(filter.matching(words));
    }

    public Query deleted(boolean inBin) {
        return filter(filter.deleted(inBin));
    }

    public Query filter(Filter fresh) {
        return new Query(object, fresh, sort, fields, window, counting);
    }

    /** The order as text: fields separated by commas, a minus before one that descends. */
    public Query sort(@Nullable String order) {
        if (order == null || order.isBlank()) {
            return this;
        }
        var keys = words(Stream.of(order.split(","))).map(Query::key).toList();
        return new Query(object, filter, keys, fields, window, counting);
    }

    private static Sort key(String key) {
        return key.startsWith("-") ? new Sort(key.substring(1), true) : new Sort(key, false);
    }

    public Query fields(List<String> paths) {
        var asked = words(paths.stream()).distinct().toList();
        return new Query(object, filter, sort, asked, window, counting);
    }

    public Query limit(int most) {
        return window(new Window(most, window.after(), window.before()));
    }

    public Query after(@Nullable String cursor) {
        return window(new Window(window.limit(), cursor, window.before()));
    }

    public Query before(@Nullable String cursor) {
        return window(new Window(window.limit(), window.after(), cursor));
    }

    public Query counting(Counting how) {
        return new Query(object, filter, sort, fields, window, how);
    }

    private Query window(Window fresh) {
        return new Query(object, filter, sort, fields, fresh, counting);
    }

    private static Stream<String> words(Stream<String> given) {
        return given.map(String::strip).filter(word -> !word.isEmpty());
    }
}
