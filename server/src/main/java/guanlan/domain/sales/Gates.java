package guanlan.domain.sales;

import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gates that the deals of a batch pass: each is asked once, for all that pass it. */
final class Gates {
    private final Planned batch;
    private final ObjectDefinition object;
    private final Locale locale = Caller.current().locale();
    private final Map<Stage, Set<PlannedRow>> entering = new LinkedHashMap<>();
    private final Map<Stage, Set<PlannedRow>> leaving = new LinkedHashMap<>();
    private final Map<PlannedRow, Set<String>> told = new HashMap<>();

    Gates(Planned batch, ObjectDefinition object) {
        this.batch = batch;
        this.object = object;
    }

    void enter(Stage stage, PlannedRow row) {
        entering.computeIfAbsent(stage, _ -> new LinkedHashSet<>()).add(row);
    }

    void leave(Stage stage, PlannedRow row) {
        leaving.computeIfAbsent(stage, _ -> new LinkedHashSet<>()).add(row);
    }

    void pass(List<Stage> stages, PlannedRow row) {
        for (Stage stage : stages) {
            enter(stage, row);
            leave(stage, row);
        }
    }

    /** A deal that begins in a stage passes all that are before it. */
    void begin(Pipeline pipeline, Stage stage, PlannedRow row) {
        pass(pipeline.before(stage), row);
        enter(stage, row);
    }

    /** Refuses whoever does not pass; a deal hears of every gate that is shut at once. */
    void check() {
        leaving.forEach(
                (stage, rows) -> {
                    check(stage, stage.exit(), rows);
                    rows.forEach(row -> checklist(stage, row));
                });
        entering.forEach((stage, rows) -> check(stage, stage.entry(), rows));
    }

    private void check(Stage stage, Gate gate, Collection<PlannedRow> rows) {
        for (String field : gate.fields()) {
            rows.stream()
                    .filter(row -> isEmpty(row.after(field)))
                    .forEach(row -> missing(stage, field, row));
        }
        if (!gate.criteria().isEmpty()) {
            criteria(stage, gate.criteria(), rows);
        }
    }

    private void missing(Stage stage, String field, PlannedRow row) {
        if (told.computeIfAbsent(row, _ -> new HashSet<>()).add(field)) {
            String label =
                    object.field(field)
                            .map(FieldDefinition::label)
                            .map(each -> each.in(locale))
                            .orElse(field);
            row.refuse(
                    Finding.of(
                            field,
                            SalesProblem.GATE_FIELD,
                            Map.of("stage", stage.called(locale), "label", label)));
        }
    }

    /** A condition that no longer fits the object stays shut, for it guarded something. */
    private void criteria(Stage stage, String criteria, Collection<PlannedRow> rows) {
        Map<String, Object> params = new HashMap<>(Map.of("stage", stage.called(locale)));
        Set<PlannedRow> passing = Set.of();
        SalesProblem problem = SalesProblem.GATE_SHUT;
        params.put("condition", stage.note().isBlank() ? criteria : stage.note());
        try {
            passing = batch.fulfilling(criteria, rows);
        } catch (Problem broken) {
            problem = SalesProblem.GATE_BROKEN;
        }
        for (PlannedRow row : rows) {
            if (!passing.contains(row)) {
                row.refuse(Finding.of(Deals.STAGE, problem, params));
            }
        }
    }

    private void checklist(Stage stage, PlannedRow row) {
        Collection<?> done =
                row.after(Deals.CHECKED) instanceof Collection<?> items ? items : List.of();
        List<String> open =
                stage.checklist().stream().filter(item -> !done.contains(item)).toList();
        if (!open.isEmpty()) {
            row.refuse(
                    Finding.of(
                            Deals.CHECKED,
                            SalesProblem.GATE_CHECKLIST,
                            Map.of(
                                    "stage", stage.called(locale),
                                    "items",
                                            String.join(
                                                    locale.getLanguage().equals("zh") ? "、" : ", ",
                                                    open),
                                    "open", open)));
        }
    }

    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case Collection<?> items -> items.isEmpty();
            default -> false;
        };
    }
}
