package guanlan.engine.design;

import guanlan.engine.design.Plan.Kind;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Snapshot;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says in steps, warnings and obstacles what lies between the definitions now and then. */
final class Comparison {
    private final Snapshot now;
    private final Snapshot next;
    private final Wish.Act act;
    private final Census census;
    private final FieldChanges changes;
    private final List<Plan.Step> steps = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Finding> obstacles = new ArrayList<>();

    Comparison(Snapshot now, Snapshot next, Wish.Act act, Census census) {
        this.now = now;
        this.next = next;
        this.act = act;
        this.census = census;
        this.changes = new FieldChanges(census, warnings, obstacles);
    }

    Plan plan(Drawing.Drawn drawn) {
        obstacles.addAll(drawn.findings());
        if (obstacles.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            now.objects().keySet().forEach(name -> names.add(name.value()));
            next.objects().keySet().forEach(name -> names.add(name.value()));
            names.forEach(this::object);
            drawn.edits().stream()
                    .filter(edit -> edit.state() == DefinitionRow.State.PURGED)
                    .findFirst()
                    .ifPresent(this::purged);
        }
        return new Plan(drawn.object(), drawn.field(), steps, warnings, obstacles);
    }

    private void object(String name) {
        ObjectDefinition before = now.object(name).orElse(null);
        ObjectDefinition after = next.object(name).orElse(null);
        if (before == null && after != null) {
            if (act == Wish.Act.RESTORE) {
                long rows = census.rows(after.name());
                step(Kind.OBJECT_RESTORED, named(after, Map.of("rows", rows)));
            } else {
                long own = after.fields().values().stream().filter(each -> !each.system()).count();
                step(Kind.OBJECT_ADDED, named(after, Map.of("fields", own)));
            }
        } else if (before != null && after == null) {
            step(Kind.OBJECT_REMOVED, named(before, Map.of("rows", census.rows(before.name()))));
        } else if (before != null && after != null && !before.equals(after)) {
            changed(before, after);
        }
    }

    private void changed(ObjectDefinition before, ObjectDefinition after) {
        for (FieldDefinition field : after.fields().values()) {
            before.field(field.name())
                    .ifPresentOrElse(old -> field(after, old, field), () -> added(after, field));
        }
        for (FieldDefinition field : before.fields().values()) {
            if (after.field(field.name()).isEmpty()) {
                long values = census.values(before.name(), field);
                step(Kind.FIELD_REMOVED, named(field, Map.of("values", values)));
                if (values > 0) {
                    warn(DesignProblem.VALUES_HIDDEN, field.name(), values);
                }
            }
        }
        List<String> parts = HeadParts.between(before, after);
        if (!parts.isEmpty()) {
            step(Kind.OBJECT_CHANGED, named(after, Map.of("parts", String.join(", ", parts))));
        }
        indexes(before, after);
    }

    private void added(ObjectDefinition object, FieldDefinition field) {
        if (act == Wish.Act.RESTORE) {
            long values = census.values(object.name(), field);
            step(Kind.FIELD_RESTORED, named(field, Map.of("values", values)));
            return;
        }
        long rows = census.rows(object.name());
        step(Kind.FIELD_ADDED, named(field, Map.of("rows", rows)));
        if (field.required() && rows > 0) {
            warnings.add(
                    Finding.of(
                            field.name(),
                            DesignProblem.EMPTY_VALUES,
                            Map.of("field", label(field), "count", rows)));
        }
    }

    private void field(ObjectDefinition object, FieldDefinition before, FieldDefinition after) {
        if (!before.equals(after)) {
            step(
                    Kind.FIELD_CHANGED,
                    named(
                            after,
                            Map.of("parts", String.join(", ", FieldChanges.parts(before, after)))));
            changes.check(object, before, after);
        }
    }

    private void indexes(ObjectDefinition before, ObjectDefinition after) {
        Map<String, Tables.Step.CreateIndex> old = byName(before);
        Map<String, Tables.Step.CreateIndex> fresh = byName(after);
        fresh.forEach(
                (name, index) -> {
                    if (!old.containsKey(name)) {
                        index(after, index);
                    }
                });
        old.forEach(
                (name, index) -> {
                    if (!fresh.containsKey(name)) {
                        var params = Map.of("fields", labels(before, index));
                        step(Kind.INDEX_DROPPED, params);
                    }
                });
    }

    private void index(ObjectDefinition object, Tables.Step.CreateIndex index) {
        long rows = census.rows(object.name());
        Map<String, Object> params = Map.of("fields", labels(object, index), "rows", rows);
        Kind kind = index.unique() ? Kind.UNIQUE_ADDED : Kind.INDEX_ADDED;
        steps.add(new Plan.Step(kind, params, rows > IndexBuilds.AT_ONCE));
        if (index.unique()) {
            List<FieldDefinition> fields = fields(object, index);
            boolean all = fields.stream().allMatch(field -> isThere(object, field));
            long duplicates = all ? census.duplicates(object.name(), fields) : 0;
            if (duplicates > 0) {
                obstacles.add(
                        Finding.of(
                                fields.getFirst().name(),
                                DesignProblem.DUPLICATES,
                                Map.of("fields", labels(object, index), "count", duplicates)));
            }
        }
    }

    /** A column that will only be made has no values yet. */
    private boolean isThere(ObjectDefinition object, FieldDefinition field) {
        return now.object(object.name().value()).flatMap(old -> old.field(field.name())).isPresent()
                || act == Wish.Act.RESTORE;
    }

    private void purged(DefinitionRow edit) {
        String name = edit.path();
        if (edit.isField()) {
            step(Kind.FIELD_PURGED, Map.of("label", name));
        } else {
            long rows = census.rows(new ObjectName(name));
            step(Kind.OBJECT_PURGED, Map.of("label", name, "rows", rows));
            if (rows > 0) {
                warn(DesignProblem.VALUES_GONE, name, rows);
            }
        }
    }

    private void warn(DesignProblem what, String name, long count) {
        warnings.add(Finding.of(name, what, Map.of("name", name, "count", count)));
    }

    private void step(Kind kind, Map<String, ?> params) {
        steps.add(new Plan.Step(kind, params, false));
    }

    private static Map<String, Tables.Step.CreateIndex> byName(ObjectDefinition definition) {
        Map<String, Tables.Step.CreateIndex> all = new LinkedHashMap<>();
        Tables.wanted(definition).forEach(index -> all.put(index.name(), index));
        return all;
    }

    private static List<FieldDefinition> fields(
            ObjectDefinition object, Tables.Step.CreateIndex index) {
        return object.fields().values().stream()
                .filter(field -> index.columns().contains(field.column()))
                .filter(field -> !field.name().equals("id"))
                .toList();
    }

    private static String labels(ObjectDefinition object, Tables.Step.CreateIndex index) {
        return String.join(" + ", fields(object, index).stream().map(Comparison::label).toList());
    }

    private static Map<String, Object> named(ObjectDefinition object, Map<String, Object> more) {
        return named(object.label().in(Caller.current().locale()), object.name().value(), more);
    }

    private static Map<String, Object> named(FieldDefinition field, Map<String, Object> more) {
        return named(label(field), field.name(), more);
    }

    private static Map<String, Object> named(String label, String name, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("label", label);
        all.put("name", name);
        return all;
    }

    private static String label(FieldDefinition field) {
        return field.label().in(Caller.current().locale());
    }
}
