package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.RecordName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON: its fields by name, a reference as the id and the name of what it points to.
 */
public final class RecordJson {
    private RecordJson() {}

    /** What a reference shows; restricted: the caller may not see the record, or it is gone. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Reference(
            UUID id,
            @Nullable String title,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean restricted) {
        public Reference(UUID id, @Nullable String title) {
            this(id, title, null);
        }
    }

    /** A reference that may lead to any object. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Named(
            String object,
            UUID id,
            @Nullable String title,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean restricted) {}

    public static Map<String, @Nullable Object> of(
            Row row, Map<String, FieldDefinition> fields, Map<UUID, String> titles) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        row.values()
                .forEach((path, value) -> json.put(path, value(fields.get(path), value, titles)));
        List<String> masked =
                row.values().entrySet().stream()
                        .filter(each -> each.getValue() instanceof Masked)
                        .map(Map.Entry::getKey)
                        .toList();
        if (!masked.isEmpty()) {
            json.put("_masked", masked);
        }
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
        if (value instanceof Masked(var text)) {
            return text;
        }
        if (value instanceof RecordName(var object, var id)) {
            String title = titles.get(id);
            return title == null
                    ? new Named(object.value(), id, null, true)
                    : new Named(object.value(), id, title, null);
        }
        if (!field.isReference()) {
            return field.type().told(value);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> reference((UUID) each, titles)).toList()
                : reference((UUID) value, titles);
    }

    static @Nullable Reference reference(@Nullable UUID id, Map<UUID, String> titles) {
        if (id == null) {
            return null;
        }
        String title = titles.get(id);
        return title == null
                ? new Reference(id, null, true)
                : new Reference(id, title.isEmpty() ? null : title);
    }
}
