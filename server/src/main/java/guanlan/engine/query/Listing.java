package guanlan.engine.query;

import guanlan.engine.query.Order.Run;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One page of a query: what is read of each row, in which order, from where on. */
final class Listing {
    private final Query query;
    private final Reach reach;
    private final Condition where;
    private final List<Key> keys;
    private final List<Place> shown;
    private final List<Place> read;

    Listing(Query query, Reach reach, Condition where) {
        this.query = query;
        this.reach = reach;
        this.where = where;
        this.keys = Key.of(query, reach);
        this.shown = shown(query, reach);
        Map<String, Place> all = new LinkedHashMap<>();
        shown.forEach(place -> all.put(place.path(), place));
        keys.forEach(key -> all.putIfAbsent(key.place().path(), key.place()));
        this.read = List.copyOf(all.values());
    }

    /** Rows in their order, and the cursors of the pages beside. */
    record Rows(
            List<Row> rows, @Nullable String next, @Nullable String previous, boolean everything) {}

    /** Everything, or what was asked for with id and version, which every answer has. */
    private static List<Place> shown(Query query, Reach reach) {
        return query.fields().isEmpty()
                ? reach.all()
                : Stream.concat(
                                Stream.of(SystemField.ID.field(), SystemField.VERSION.field()),
                                query.fields().stream())
                        .distinct()
                        .map(reach::place)
                        .toList();
    }

    /** What stands in the rows, by path. */
    Map<String, FieldDefinition> fields() {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        shown.forEach(place -> fields.put(place.path(), place.field()));
        return fields;
    }

    Rows fetch(DSLContext dsl) {
        Query.Window window = query.window();
        boolean backwards = window.before() != null;
        if (backwards && window.after() != null) {
            throw new Problem(QueryProblem.BOTH_CURSORS);
        }
        String cursor = backwards ? window.before() : window.after();
        var from = cursor == null ? null : Cursor.read(cursor, keys);
        List<Row> found = new ArrayList<>();
        for (Run run : Order.of(keys, backwards).runs(from)) {
            if (found.size() <= window.limit()) {
                found.addAll(rows(run, window.limit() + 1 - found.size(), dsl));
            }
        }
        boolean more = found.size() > window.limit();
        List<Row> page = more ? found.subList(0, window.limit()) : found;
        return ends(backwards ? page.reversed() : page, more);
    }

    private List<Row> rows(Run run, int most, DSLContext dsl) {
        return RowReader.rows(dsl, statement(run, most), columns(read)).stream()
                .map(found -> row(found, read))
                .toList();
    }

    Select<?> statement(Run run, int most) {
        return DSL.select(OwnColumns.selected(columns(read)))
                .from(reach.tables())
                .where(where)
                .and(run.which())
                .orderBy(run.order())
                .limit(DSL.inline(most));
    }

    static Row row(@Nullable Object[] found, List<Place> places) {
        Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(places.size());
        for (int at = 0; at < places.size(); at++) {
            values.put(places.get(at).path(), found[at]);
        }
        return Row.of(values);
    }

    /** What {@link #row} reads. */
    static List<Field<?>> columns(List<Place> places) {
        return places.stream().<Field<?>>map(Place::column).toList();
    }

    private Rows ends(List<Row> rows, boolean more) {
        Query.Window window = query.window();
        boolean everything = !more && window.after() == null && window.before() == null;
        if (rows.isEmpty()) {
            return new Rows(rows, window.before(), window.after(), everything);
        }
        boolean follows = window.before() != null || more;
        boolean precedes = window.before() == null ? window.after() != null : more;
        return new Rows(
                narrowed(rows),
                follows ? Cursor.write(keys, rows.getLast()) : null,
                precedes ? Cursor.write(keys, rows.getFirst()) : null,
                everything);
    }

    private List<Row> narrowed(List<Row> rows) {
        if (read.size() == shown.size()) {
            return rows;
        }
        Set<String> asked = shown.stream().map(Place::path).collect(Collectors.toSet());
        return rows.stream().map(row -> row.only(asked)).toList();
    }
}
