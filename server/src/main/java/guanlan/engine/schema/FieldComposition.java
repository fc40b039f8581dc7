package guanlan.engine.schema;

import guanlan.engine.schema.DefinitionRow.State;
import guanlan.platform.problems.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one object, from the standard and from a company's own part. */
final class FieldComposition {
    private final String object;
    private final boolean ownObject;
    private final List<Finding> faults;
    private final Map<String, ObjectNode> words = new LinkedHashMap<>();
    private final Map<String, FieldDefinition> all = new LinkedHashMap<>();

    FieldComposition(String object, boolean ownObject, List<Finding> faults) {
        this.object = object;
        this.ownObject = ownObject;
        this.faults = faults;
    }

    Map<String, FieldDefinition> all() {
        return all;
    }

    void standard(ObjectNode source) {
        for (Map.Entry<String, JsonNode> each : source.path("fields").properties()) {
            words.put(each.getKey(), (ObjectNode) each.getValue());
            FieldDefinition field = read(each.getKey(), (ObjectNode) each.getValue(), false);
            if (field != null) {
                all.put(each.getKey(), field);
            }
        }
    }

    void change(DefinitionRow row) {
        String name = Objects.requireNonNull(row.field());
        ObjectNode base = words.get(name);
        if (row.is(State.REMOVED)) {
            all.remove(name);
            return;
        }
        boolean own = base == null;
        var source = Sources.applied(base == null ? Sources.empty() : base, row.source());
        FieldDefinition field = read(name, source, own);
        if (field != null) {
            all.put(name, field);
        }
    }

    private @Nullable FieldDefinition read(String name, ObjectNode source, boolean own) {
        try {
            if (!ObjectName.fits(name)) {
                throw new IllegalArgumentException("not a name of a field: " + name);
            }
            return Sources.LENIENT
                    .treeToValue(source, ObjectSource.Field.class)
                    .define(name, own || ownObject);
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            String path = DefinitionRow.path(object, name);
            faults.add(Finding.of(path, SchemaProblem.UNREADABLE, Map.of("path", path)));
            return null;
        }
    }
}
