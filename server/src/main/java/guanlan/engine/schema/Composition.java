package guanlan.engine.schema;

import guanlan.engine.schema.DefinitionRow.State;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the standard and a company's own part together. What cannot be used is left out and noted as
 * a fault: the standard below it stays in force.
 */
public final class Composition {
    private final Map<String, ObjectNode> standard;
    private final List<DefinitionRow> rows;
    private final List<Finding> faults = new ArrayList<>();
    private final Map<ObjectName, ObjectDefinition> objects = new LinkedHashMap<>();

    private Composition(Map<String, ObjectNode> standard, Collection<DefinitionRow> rows) {
        this.standard = standard;
        this.rows = rows.stream().filter(DefinitionRow::counts).toList();
    }

    public static Snapshot of(long version, Collection<DefinitionRow> rows) {
        return new Composition(Standard.objects(), rows).compose(version);
    }

    private Snapshot compose(long version) {
        Map<String, DefinitionRow> heads = new LinkedHashMap<>();
        Map<String, List<DefinitionRow>> fields = new HashMap<>();
        for (DefinitionRow row : rows) {
            if (row.isField()) {
                fields.computeIfAbsent(row.object(), _ -> new ArrayList<>()).add(row);
            } else {
                heads.put(row.path(), row);
            }
        }
        Set<String> names = new LinkedHashSet<>(standard.keySet());
        names.addAll(heads.keySet());
        for (String name : names) {
            DefinitionRow head = heads.get(name);
            if (head == null || head.is(State.LIVE)) {
                define(name, head, fields.getOrDefault(name, List.of()));
            }
        }
        dropBrokenReferences();
        return new Snapshot(version, objects, faults);
    }

    private void define(String name, @Nullable DefinitionRow head, List<DefinitionRow> changes) {
        ObjectNode base = standard.get(name);
        boolean own = base == null;
        ObjectNode words = base == null ? Sources.empty().put("object", name) : base;
        ObjectNode changed = head == null ? words : Sources.applied(words, head.source());
        var fields = new FieldComposition(name, own, faults);
        fields.standard(words);
        changes.forEach(fields::change);
        ObjectDefinition definition = read(changed, own, fields);
        if (definition == null && !own) {
            definition = read(words, false, fields);
        }
        if (definition != null) {
            objects.put(definition.name(), definition);
        }
    }

    private @Nullable ObjectDefinition read(
            ObjectNode words, boolean own, FieldComposition fields) {
        String name = words.path("object").asString();
        try {
            ObjectSource head = head(words);
            Objects.requireNonNull(head.label());
            ObjectDefinition definition = head.define(own, fields.all());
            if (definition.title().isEmpty() || isMasked(definition, definition.title())) {
                fault(name, SchemaProblem.NO_TITLE, Map.of("object", name));
                return null;
            }
            return definition;
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            fault(name, SchemaProblem.UNREADABLE, Map.of("path", name));
            return null;
        }
    }

    /** Nobody could call a record by it. */
    private static boolean isMasked(ObjectDefinition definition, String field) {
        return definition.field(field).map(known -> known.type().masked()).orElse(false);
    }

    static ObjectSource head(ObjectNode words) {
        ObjectNode head = words.deepCopy();
        head.remove("fields");
        return Sources.LENIENT.treeToValue(head, ObjectSource.class);
    }

    /** References to objects that are not there, which may only become known at the end. */
    private void dropBrokenReferences() {
        boolean again = true;
        while (again) {
            again = false;
            for (ObjectDefinition definition : List.copyOf(objects.values())) {
                List<String> broken =
                        definition.fields().values().stream()
                                .filter(field -> !targetExists(field))
                                .map(FieldDefinition::name)
                                .toList();
                if (!broken.isEmpty()) {
                    broken.forEach(field -> absentTarget(definition, field));
                    objects.put(definition.name(), definition.without(broken));
                    again = true;
                }
            }
        }
    }

    private void absentTarget(ObjectDefinition definition, String field) {
        fault(
                definition.name() + "." + field,
                SchemaProblem.UNKNOWN_TARGET,
                Map.of(
                        "field",
                        field,
                        "target",
                        definition.require(field).target().map(Object::toString).orElse("")));
    }

    private boolean targetExists(FieldDefinition field) {
        return field.target().map(objects::containsKey).orElse(true);
    }

    private void fault(String path, SchemaProblem code, Map<String, ?> params) {
        faults.add(Finding.of(path, code, params));
    }
}
