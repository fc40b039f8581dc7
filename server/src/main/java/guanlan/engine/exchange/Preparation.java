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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Map<FieldDefinition, Map<Integer, Reach.Further>> beside = new LinkedHashMap<>();
    private final List<FieldDefinition> required;
    private final Reading habits;
    private final Leniency leniency;
    private final Corrections corrections;
    private final int width;
    private final Map<FieldDefinition, List<String>> defaults = new LinkedHashMap<>();
    private final Optional<Wording.Sense> sense;
    private final Quotation quotation;

    Preparation(ObjectDefinition object, Import told, Reading habits) {
        this(Reach.alone(object), told, habits);
    }

    Preparation(Reach reach, Import told, Reading habits) {
        ObjectDefinition object = reach.object();
        this.habits = habits;
        leniency = Leniency.of(told);
        corrections = told.plan().corrections();
        width = told.columns().size();
        sense = reach.sense();
        quotation = new Quotation(told.columns());
        told.plan()
                .defaults()
                .forEach((field, texts) -> defaults.put(object.require(field), texts));
        told.mapping()
                .forEach(
                        (column, path) -> {
                            Reach.Further there = reach.further().get(path);
                            if (there == null) {
                                fields.put(column, reach.require(path));
                            } else {
                                beside.computeIfAbsent(there.link(), _ -> new LinkedHashMap<>())
                                        .put(column, there);
                            }
                        });
        boolean mayMeetOne = told.matching().policy().meets();
        required =
                mayMeetOne
                        ? List.of()
                        : object.fields().values().stream()
                                .filter(FieldDefinition::required)
                                .toList();
    }

    /** The field of each mapped column. */
    Map<Integer, FieldDefinition> fields() {
        return fields;
    }

    Prepared prepare(SourceRow origin) {
        SourceRow row = corrections.of(origin, width);
        List<Finding> findings = new ArrayList<>();
        if (row.fault() != null) {
            findings.add(row.fault());
            return new Prepared(origin, row, Map.of(), List.of(), findings, List.of());
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
        var said = new Said(values, named, findings);
        beside.forEach((link, columns) -> bring(link, columns, row, said));
        defaults.forEach((field, texts) -> fill(field, texts, row, said));
        sense.ifPresent(it -> it.understand(said));
        if (findings.isEmpty()) {
            missing(said);
        }
        return new Prepared(origin, row, values, named, findings, leftOut);
    }

    /** The record that a row refers to, as the same row tells it. */
    private void bring(
            FieldDefinition link, Map<Integer, Reach.Further> columns, SourceRow row, Said said) {
        Map<String, Object> brought = new LinkedHashMap<>();
        Map<String, String> texts = new HashMap<>();
        columns.forEach(
                (column, there) -> {
                    Map<String, Object> values = new HashMap<>();
                    read(there.field(), row.cell(column), values, said.findings());
                    values.values()
                            .forEach(
                                    value -> {
                                        brought.put(there.name(), value);
                                        texts.put(there.name(), row.cell(column).strip());
                                    });
                });
        if (brought.isEmpty()) {
            return;
        }
        ObjectDefinition target = columns.values().iterator().next().target();
        Reach.keys(target).stream()
                .filter(texts::containsKey)
                .findFirst()
                .ifPresentOrElse(
                        key ->
                                said.named()
                                        .add(
                                                new Prepared.Named(
                                                        link,
                                                        texts.getOrDefault(key, ""),
                                                        brought)),
                        () -> said.findings().add(nameless(link, target)));
    }

    private static Finding nameless(FieldDefinition link, ObjectDefinition target) {
        String title = link.name() + "." + target.title();
        return Finding.of(title, RecordProblem.REQUIRED, Map.of("field", title));
    }

    private void fill(FieldDefinition field, List<String> texts, SourceRow row, Said said) {
        if (texts.isEmpty() || said.about(field)) {
            return;
        }
        String text = quotation.of(texts.get((int) (row.line() % texts.size())), row);
        if (field.isReference()) {
            name(field, text, said.named());
        } else {
            read(field, text, said.values(), said.findings());
        }
    }

    /** What a row says so far. */
    private record Said(
            Map<String, Object> values, List<Prepared.Named> named, List<Finding> findings)
            implements Wording.Told {

        @Override
        public @Nullable Object value(String path) {
            return values.get(path);
        }

        @Override
        public Optional<String> name(String field) {
            return named.stream()
                    .filter(each -> each.field().name().equals(field))
                    .map(Prepared.Named::text)
                    .findFirst();
        }

        @Override
        public void put(String field, Object value) {
            drop(field);
            values.put(field, value);
        }

        @Override
        public void drop(String path) {
            values.remove(path);
            named.removeIf(each -> each.field().name().equals(path));
        }

        @Override
        public void refuse(Finding finding) {
            findings.add(finding);
        }

        boolean about(FieldDefinition field) {
            return values.containsKey(field.name())
                    || named.stream().anyMatch(each -> each.field().equals(field));
        }
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

    private void missing(Said said) {
        for (FieldDefinition field : required) {
            if (!said.about(field)) {
                said.findings()
                        .add(
                                Finding.of(
                                        field.name(),
                                        RecordProblem.REQUIRED,
                                        Map.of("field", field.name())));
            }
        }
    }
}
