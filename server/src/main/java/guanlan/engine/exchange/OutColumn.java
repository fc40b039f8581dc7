package guanlan.engine.exchange;

import guanlan.engine.query.Masked;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that is written.
 *
 * @param path of the field: its name, or the way to it
 * @param ids whether it holds the ids of the records referred to, rather than their names
 */
record OutColumn(String path, FieldDefinition field, String header, boolean ids) {

    static List<OutColumn> of(
            Export.Wanted wanted, ObjectDefinition object, Schemas schemas, Locale locale) {
        boolean labels = wanted.heading() == Export.Heading.LABELS;
        List<OutColumn> columns = new ArrayList<>();
        String id = SystemField.ID.field();
        if (wanted.ids() && !wanted.fields().contains(id)) {
            FieldDefinition own = object.require(id);
            columns.add(new OutColumn(id, own, labels ? own.label().in(locale) : id, false));
        }
        for (String path : wanted.fields()) {
            List<FieldDefinition> way = way(path, object, schemas);
            FieldDefinition field = way.getLast();
            String header = labels ? label(way, locale) : path;
            columns.add(new OutColumn(path, field, header, false));
            if (wanted.ids() && field.isReference()) {
                columns.add(
                        new OutColumn(path, field, labels ? header + " ID" : path + ".id", true));
            }
        }
        return columns;
    }

    private static List<FieldDefinition> way(
            String path, ObjectDefinition object, Schemas schemas) {
        List<FieldDefinition> way = new ArrayList<>();
        ObjectDefinition at = object;
        for (String step : path.split("\\.", -1)) {
            FieldDefinition field = at.require(step);
            way.add(field);
            at = field.target().map(schemas::require).orElse(at);
        }
        return way;
    }

    private static String label(List<FieldDefinition> way, Locale locale) {
        return way.stream()
                .map(field -> field.label().in(locale))
                .collect(Collectors.joining(" / "));
    }

    @Nullable Object value(Row row) {
        return row.value(path);
    }

    /** In words that reading takes back. What may not be told is told as far as it may be. */
    String words(Row row, Map<UUID, String> titles, Reading habits) {
        Object value = value(row);
        if (value == null) {
            return "";
        }
        if (value instanceof Masked(var text)) {
            return text;
        }
        if (!field.isReference()) {
            return field.type().words(value, field, habits);
        }
        return value instanceof Collection<?> several
                ? several.stream()
                        .map(each -> name((UUID) each, titles))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", "))
                : name((UUID) value, titles);
    }

    /** One whose name may not be seen has none; one that is called nothing is told by its id. */
    private String name(UUID id, Map<UUID, String> titles) {
        if (ids) {
            return id.toString();
        }
        String title = titles.get(id);
        return title == null ? "" : title.isEmpty() ? id.toString() : title;
    }
}
