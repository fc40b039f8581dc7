package guanlan.engine.design;

import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a change of a field means for the values that are there. */
final class FieldChanges {
    private static final int CHECKED = 10_000;

    private final Census census;
    private final List<Finding> warnings;
    private final List<Finding> obstacles;

    FieldChanges(Census census, List<Finding> warnings, List<Finding> obstacles) {
        this.census = census;
        this.warnings = warnings;
        this.obstacles = obstacles;
    }

    static List<String> parts(FieldDefinition before, FieldDefinition after) {
        List<String> parts = new ArrayList<>();
        if (!before.type().key().equals(after.type().key())) {
            parts.add("type " + before.type().key() + " → " + after.type().key());
        }
        note(parts, "label", before.label().equals(after.label()));
        note(parts, "required", before.required() == after.required());
        note(parts, "indexed", before.indexed() == after.indexed());
        note(parts, "searchable", before.searchable() == after.searchable());
        note(parts, "choices", before.choices().equals(after.choices()));
        note(parts, "to", before.target().equals(after.target()));
        note(parts, "onDelete", before.onDelete() == after.onDelete());
        note(parts, "sensitive", before.sensitive() == after.sensitive());
        if (parts.isEmpty()) {
            parts.add("options");
        }
        return parts;
    }

    private static void note(List<String> parts, String part, boolean same) {
        if (!same) {
            parts.add(part);
        }
    }

    void check(ObjectDefinition object, FieldDefinition before, FieldDefinition after) {
        ObjectName name = object.name();
        if (after.required() && !before.required() && before.hasColumn()) {
            long empty = census.empties(name, before);
            if (empty > 0) {
                warn(after, DesignProblem.EMPTY_VALUES, Map.of("count", empty));
            }
        }
        boolean retyped = !before.type().key().equals(after.type().key());
        if (retyped || !before.target().equals(after.target())) {
            retyped(name, before, after);
        } else {
            longer(name, before, after);
            choices(name, before, after);
        }
    }

    private void retyped(ObjectName object, FieldDefinition before, FieldDefinition after) {
        long values = census.values(object, before);
        if (values == 0) {
            return;
        }
        if (storesOtherwise(before, after) || !before.target().equals(after.target())) {
            obstacles.add(
                    finding(
                            after,
                            DesignProblem.TYPE_WITH_VALUES,
                            Map.of(
                                    "count", values,
                                    "from", before.type().key(),
                                    "to", after.type().key())));
            return;
        }
        List<Object> distinct = census.distinct(object, before, CHECKED + 1);
        if (distinct.size() > CHECKED) {
            obstacles.add(finding(after, DesignProblem.TYPE_TOO_MANY, Map.of("most", CHECKED)));
            return;
        }
        List<Object> misfits = distinct.stream().filter(value -> !fits(value, after)).toList();
        if (!misfits.isEmpty()) {
            obstacles.add(
                    finding(
                            after,
                            DesignProblem.TYPE_MISFIT,
                            Map.of("count", misfits.size(), "value", misfits.getFirst())));
        }
    }

    /** Whether the column of the one cannot be the column of the other. */
    static boolean storesOtherwise(FieldDefinition before, FieldDefinition after) {
        return before.hasColumn() != after.hasColumn()
                || !before.type()
                        .column()
                        .getTypeName()
                        .equals(after.type().column().getTypeName());
    }

    /** A value that the new type would keep just as it is. */
    private static boolean fits(Object value, FieldDefinition field) {
        var habits = new Reading(Caller.current().locale(), Caller.current().zone());
        return field.type().read(value, field, habits) instanceof Parsed.Value(var kept)
                && (kept.equals(value) || kept instanceof Number);
    }

    private void longer(ObjectName object, FieldDefinition before, FieldDefinition after) {
        if (after.maxLength() < before.maxLength()
                && after.type().column().getType() == String.class) {
            long longer = census.longer(object, before, after.maxLength());
            if (longer > 0) {
                var params = Map.of("count", longer, "most", (Object) after.maxLength());
                warn(after, DesignProblem.LONGER_VALUES, params);
            }
        }
    }

    private void choices(ObjectName object, FieldDefinition before, FieldDefinition after) {
        if (after.open() || after.type().column().getType() != String.class) {
            return;
        }
        Set<String> gone = new HashSet<>();
        before.choices().stream().map(Choice::value).forEach(gone::add);
        after.choices().stream().map(Choice::value).forEach(gone::remove);
        for (String value : gone) {
            long count = census.countOf(object, before, value);
            if (count > 0) {
                warn(after, DesignProblem.CHOICES_IN_USE, Map.of("count", count, "value", value));
            }
        }
    }

    private void warn(FieldDefinition field, DesignProblem what, Map<String, Object> params) {
        warnings.add(finding(field, what, params));
    }

    private static Finding finding(
            FieldDefinition field, DesignProblem what, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("field", field.label().in(Caller.current().locale()));
        return Finding.of(field.name(), what, all);
    }
}
