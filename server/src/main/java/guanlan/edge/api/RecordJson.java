package guanlan.edge.api;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON: its fields by name, a reference as the id and the name of what it points to.
 */
public final class RecordJson {
    private RecordJson() {}

    /** What a reference shows; no title where the caller may not see the record, or it is gone. */
    public record Reference(UUID id, @Nullable String title) {}

    public static Map<String, @Nullable Object> of(
            Row row, Map<String, FieldDefinition> fields, Map<UUID, String> titles) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        row.values()
                .forEach((path, value) -> json.put(path, value(fields.get(path), value, titles)));
        return json;
    }

    public static @Nullable Object value(
            String field,
            @Nullable Object value,
            ObjectDefinition definition,
            Map<UUID, String> titles) {
        return value(definition.require(field), value, titles);
    }

    static @Nullable Object value(
            @Nullable FieldDefinition field, @Nullable Object value, Map<UUID, String> titles) {
        if (field == null || value == null) {
            return value;
        }
        if (!field.isReference()) {
            return field.type().told(value);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> reference((UUID) each, titles)).toList()
                : reference((UUID) value, titles);
    }

    private static Reference reference(UUID id, Map<UUID, String> titles) {
        return new Reference(id, titles.get(id));
    }
}
