package guanlan.engine.exchange;

import guanlan.engine.records.RecordProblem;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns rows of a file into values by the mapping, and finds everything wrong with a row at once.
 * An empty cell says nothing: it neither fills a field nor empties one.
 */
final class Preparation {
    private static final Set<String> ERRORS =
            Set.of(
                    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!",
                    "#CALC!");

    private final Map<Integer, FieldDefinition> fields = new LinkedHashMap<>();
    private final List<FieldDefinition> required;
    private final Reading habits;
    private final Leniency leniency;

    Preparation(ObjectDefinition object, Import told, Reading habits) {
        this.habits = habits;
        leniency = Leniency.of(told);
        told.mapping().forEach((column, field) -> fields.put(column, object.require(field)));
        boolean mayMeetOne = told.matching().policy() == Import.Matching.Policy.UPDATE;
        required =
                mayMeetOne
                        ? List.of()
                        : object.fields().values().stream()
                                .filter(FieldDefinition::required)
                                .toList();
    }

    Prepared prepare(SourceRow row) {
        List<Finding> findings = new ArrayList<>();
        if (row.fault() != null) {
            findings.add(row.fault());
            return new Prepared(row, Map.of(), List.of(), findings, List.of());
        }
        Map<String, Object> values = new HashMap<>();
        List<Prepared.Named> named = new ArrayList<>();
        List<Finding> leftOut = new ArrayList<>();
        fields.forEach(
                (column, field) -> {
                    List<Finding> wrong = leniency.spares(field) ? leftOut : findings;
                    String cell = row.cell(column);
                    if (ERRORS.contains(cell)) {
                        wrong.add(error(field, cell));
                    } else if (field.isReference()) {
                        name(field, cell, named);
                    } else {
                        read(field, cell, values, wrong);
                    }
                });
        if (findings.isEmpty()) {
            missing(values, named, findings);
        }
        return new Prepared(row, values, named, findings, leftOut);
    }

    private void read(
            FieldDefinition field,
            String cell,
            Map<String, Object> values,
            List<Finding> findings) {
        switch (field.type().read(cell, field, habits)) {
            case Parsed.Value(var value) -> values.put(field.name(), value);
            case Parsed.Empty _ -> {}
            case Parsed.Refused(var finding) -> findings.add(finding);
        }
    }

    private static void name(FieldDefinition field, String cell, List<Prepared.Named> named) {
        field.type().named(cell).forEach(text -> named.add(new Prepared.Named(field, text)));
    }

    private static Finding error(FieldDefinition field, String cell) {
        return Finding.of(field.name(), ImportProblem.ROW_CELL_ERROR, Map.of("value", cell));
    }

    private void missing(
            Map<String, Object> values, List<Prepared.Named> named, List<Finding> findings) {
        for (FieldDefinition field : required) {
            if (!values.containsKey(field.name())
                    && named.stream().noneMatch(each -> each.field().equals(field))) {
                findings.add(
                        Finding.of(
                                field.name(),
                                RecordProblem.REQUIRED,
                                Map.of("field", field.name())));
            }
        }
    }
}
