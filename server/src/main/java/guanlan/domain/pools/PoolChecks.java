package guanlan.domain.pools;

import guanlan.core.criteria.Checked;
import guanlan.engine.query.CriteriaConditions;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Pools, their limits and their rules ask only what their records can answer. */
final class PoolChecks implements Behaviour {
    static final ObjectName POOL = new ObjectName("pool");
    static final ObjectName LIMIT = new ObjectName("pool_limit");
    static final ObjectName RULE = new ObjectName("pool_rule");

    private static final String OBJECT = "object";
    private static final String HIDDEN_FIELDS = "hidden_fields";
    private static final List<String> CONDITIONS = List.of("counted", "protects", "applies");

    private final ObjectName object;
    private final Pools pools;
    private final Schemas schemas;
    private final CriteriaConditions criteria;

    PoolChecks(ObjectName object, Pools pools, Schemas schemas, CriteriaConditions criteria) {
        this.object = object;
        this.pools = pools;
        this.schemas = schemas;
        this.criteria = criteria;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        Caller.system(Caller.current().tenant())
                .run(
                        () ->
                                batch.rows().stream()
                                        .filter(row -> !row.isRemoved() && !row.isRestored())
                                        .forEach(this::check));
    }

    private void check(PlannedRow row) {
        if (object.equals(POOL) && !row.isNew() && row.changes(OBJECT)) {
            row.refuse(Finding.of(OBJECT, PoolProblem.OBJECT_FIXED));
            return;
        }
        Optional<ObjectDefinition> records = records(row).map(schemas::require);
        if (object.equals(RULE)
                && row.after("dealless_days") != null
                && records.filter(each -> each.name().equals(Pooled.LEAD)).isPresent()) {
            row.refuse(Finding.of("dealless_days", PoolProblem.NO_DEALS_OF_LEADS));
        }
        records.ifPresent(
                definition -> {
                    for (String condition : CONDITIONS) {
                        if (row.changes(condition)
                                && row.after(condition) instanceof String cel
                                && !cel.isBlank()) {
                            condition(row, condition, cel, definition);
                        }
                    }
                    if (row.changes(HIDDEN_FIELDS)
                            && row.after(HIDDEN_FIELDS) instanceof Collection<?> names) {
                        names.forEach(name -> field(row, String.valueOf(name), definition));
                    }
                });
    }

    /** What the records in the pool are. */
    private Optional<ObjectName> records(PlannedRow row) {
        if (object.equals(POOL)) {
            return row.after(OBJECT) instanceof String name
                    ? Optional.of(new ObjectName(name))
                    : Optional.empty();
        }
        return row.after(Pooled.POOL) instanceof UUID id
                ? pools.all().stream()
                        .filter(pool -> pool.id().equals(id))
                        .map(Pool::object)
                        .findFirst()
                : Optional.empty();
    }

    private static void field(PlannedRow row, String name, ObjectDefinition definition) {
        if (definition.field(name).isEmpty()) {
            row.refuse(
                    Finding.of(
                            HIDDEN_FIELDS,
                            PoolProblem.FIELD_ABSENT,
                            Map.of("name", name, "object", definition.name().value())));
        }
    }

    /** Computed fields are computed when they are read, which is after the record was moved. */
    private void condition(PlannedRow row, String field, String cel, ObjectDefinition definition) {
        try {
            Checked checked = criteria.require(cel, definition);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> definition.worded(path.getFirst()).stream())
                    .filter(named -> named.computation().isPresent())
                    .map(FieldDefinition::name)
                    .forEach(
                            name ->
                                    row.refuse(
                                            Finding.of(
                                                    field,
                                                    PoolProblem.CONDITION_COMPUTED,
                                                    Map.of("name", name))));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            row.refuse(
                    Finding.of(field, PoolProblem.CONDITION_UNREADABLE, Map.of("reason", reason)));
        }
    }
}
