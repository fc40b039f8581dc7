package guanlan.edge.api;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON: its fields by name, a reference as the id and the name of what it points to.
 */
final class RecordJson {
    private RecordJson() {}

    /** What a reference shows; no title where the caller may not see the record, or it is gone. */
    record Reference(UUID id, @Nullable String title) {}

    static Map<String, @Nullable Object> of(
            Row row, ObjectDefinition definition, Map<UUID, String> titles, Set<String> only) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        row.values()
                .forEach(
                        (field, value) -> {
                            if (only.isEmpty() || only.contains(field)) {
                                json.put(field, value(field, value, definition, titles));
                            }
                        });
        return json;
    }

    private static Reference reference(UUID id, Map<UUID, String> titles) {
        return new Reference(id, titles.get(id));
    }

    static @Nullable Object value(
            String field,
            @Nullable Object value,
            ObjectDefinition definition,
            Map<UUID, String> titles) {
        FieldDefinition known = definition.require(field);
        if (value == null) {
            return null;
        }
        if (!known.isReference()) {
            return known.type().told(value);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> reference((UUID) each, titles)).toList()
                : reference((UUID) value, titles);
    }
}
