package guanlan.domain.sales;

import guanlan.core.criteria.Checked;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A stage asks only what the deals of its pipeline can answer, and leads only to its neighbours.
 */
@Component
class StageRules implements Behaviour {
    private static final String ENTRY_GATE = "entry_gate";
    private static final String EXIT_GATE = "exit_gate";
    private static final List<String> FIELD_LISTS = List.of("entry_fields", "exit_fields");
    private static final String MOVES_TO = "moves_to";

    private final Queries queries;
    private final Schemas schemas;
    private final CriteriaConditions criteria;

    StageRules(Queries queries, Schemas schemas, CriteriaConditions criteria) {
        this.queries = queries;
        this.schemas = schemas;
        this.criteria = criteria;
    }

    @Override
    public ObjectName object() {
        return Pipelines.STAGE;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> rows =
                batch.rows().stream().filter(row -> !row.isRemoved() && !row.isRestored()).toList();
        if (rows.isEmpty()) {
            return;
        }
        Caller.system(Caller.current().tenant()).run(() -> check(rows));
    }

    private void check(List<PlannedRow> rows) {
        Map<UUID, ObjectName> objects = objects(rows);
        Map<UUID, UUID> homes = homes(rows);
        for (PlannedRow row : rows) {
            if (!row.isNew() && row.changes(Deals.PIPELINE)) {
                row.refuse(Finding.of(Deals.PIPELINE, SalesProblem.PIPELINE_FIXED));
            }
            targets(row, homes);
            Optional.ofNullable(objects.get((UUID) row.after(Deals.PIPELINE)))
                    .map(schemas::require)
                    .ifPresent(object -> gates(row, object));
        }
    }

    private void gates(PlannedRow row, ObjectDefinition object) {
        for (String list : FIELD_LISTS) {
            if (row.changes(list) && row.after(list) instanceof Collection<?> names) {
                names.forEach(name -> field(row, list, String.valueOf(name), object));
            }
        }
        for (String gate : List.of(ENTRY_GATE, EXIT_GATE)) {
            if (row.changes(gate) && row.after(gate) instanceof String cel && !cel.isBlank()) {
                gate(row, gate, cel, object);
            }
        }
    }

    private static void field(PlannedRow row, String list, String name, ObjectDefinition object) {
        Optional<FieldDefinition> field = object.field(name);
        if (field.isEmpty()) {
            row.refuse(
                    Finding.of(
                            list,
                            SalesProblem.GATE_FIELD_ABSENT,
                            Map.of("name", name, "object", object.name().value())));
        } else if (field.get().computation().isPresent()) {
            row.refuse(Finding.of(list, SalesProblem.GATE_FIELD_COMPUTED, Map.of("name", name)));
        }
    }

    /** Computed fields are computed when they are read, which is after the gate was passed. */
    private void gate(PlannedRow row, String gate, String cel, ObjectDefinition object) {
        try {
            Checked checked = criteria.require(cel, object);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> object.worded(path.getFirst()).stream())
                    .filter(field -> field.computation().isPresent())
                    .forEach(
                            field ->
                                    row.refuse(
                                            Finding.of(
                                                    gate,
                                                    SalesProblem.GATE_FIELD_COMPUTED,
                                                    Map.of("name", field.name()))));
        } catch (Problem unreadable) {
            row.refuse(
                    Finding.of(
                            gate,
                            SalesProblem.GATE_UNREADABLE,
                            Map.of(
                                    "reason",
                                    Objects.toString(unreadable.params().get("reason"), ""))));
        }
    }

    private static void targets(PlannedRow row, Map<UUID, UUID> homes) {
        if (row.changes(MOVES_TO) && row.after(MOVES_TO) instanceof Collection<?> targets) {
            boolean elsewhere =
                    targets.stream()
                            .anyMatch(
                                    target ->
                                            !Objects.equals(
                                                    homes.get((UUID) target),
                                                    row.after(Deals.PIPELINE)));
            if (elsewhere) {
                row.refuse(Finding.of(MOVES_TO, SalesProblem.TARGET_ELSEWHERE));
            }
        }
    }

    /** What the deals of each pipeline are. */
    private Map<UUID, ObjectName> objects(List<PlannedRow> rows) {
        var ids =
                rows.stream()
                        .map(row -> row.after(Deals.PIPELINE))
                        .filter(UUID.class::isInstance)
                        .map(UUID.class::cast)
                        .collect(Collectors.toSet());
        Map<UUID, ObjectName> objects = new HashMap<>();
        for (Row pipeline : queries.find(Pipelines.PIPELINE, ids)) {
            objects.put(pipeline.id(), new ObjectName(Pipelines.text(pipeline, "object")));
        }
        return objects;
    }

    /** The pipeline of each stage that is spoken of. */
    private Map<UUID, UUID> homes(List<PlannedRow> rows) {
        var ids =
                rows.stream()
                        .flatMap(
                                row ->
                                        row.after(MOVES_TO) instanceof Collection<?> targets
                                                ? targets.stream()
                                                : Stream.of())
                        .map(UUID.class::cast)
                        .collect(Collectors.toSet());
        Map<UUID, UUID> homes = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Row stage : queries.find(Pipelines.STAGE, ids)) {
                homes.put(stage.id(), (UUID) Objects.requireNonNull(stage.value(Deals.PIPELINE)));
            }
        }
        rows.forEach(
                row -> {
                    if (row.after(Deals.PIPELINE) instanceof UUID home) {
                        homes.put(row.id(), home);
                    }
                });
        return homes;
    }
}
