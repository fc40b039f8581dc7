package guanlan.engine.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object: its fields, what makes a record of it unique, and how its screens are laid out.
 *
 * @param title the field a record is called by
 * @param fields every field by name, the engine's own included, in the order of the definition
 * @param unique sets of fields whose values no two records outside the recycle bin share
 */
public record ObjectDefinition(
        ObjectName name,
        Label label,
        Label plural,
        String icon,
        boolean navigation,
        String title,
        Map<String, FieldDefinition> fields,
        List<List<String>> unique,
        Layout layout) {

    public ObjectDefinition {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        unique = unique.stream().map(List::copyOf).toList();
    }

    /**
     * How screens show the object: columns of its list, sections of its form, what stands on top,
     * ready views.
     */
    public record Layout(
            List<String> columns,
            List<Section> sections,
            List<String> highlights,
            List<View> views) {
        public record Section(Label label, List<String> fields) {}

        public record View(String name, Label label, String where, String sort) {}
    }

    public Optional<FieldDefinition> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    public FieldDefinition require(String field) {
        return field(field)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + field));
    }

    /** The fields that a person may fill in. */
    public List<FieldDefinition> writable() {
        return fields.values().stream().filter(field -> !field.readOnly()).toList();
    }
}
