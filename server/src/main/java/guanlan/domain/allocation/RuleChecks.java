package guanlan.domain.allocation;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules ask only what their records can answer, and somebody takes part in them. */
@Component
class RuleChecks implements Behaviour {
    static final ObjectName RULE = new ObjectName("allocation_rule");
    private static final ObjectName POOL = new ObjectName("pool");
    private static final String OBJECT = "object";
    private static final List<String> PARTY = List.of("people", "departments", "roles");

    private final Schemas schemas;
    private final CriteriaConditions criteria;
    private final Queries queries;

    RuleChecks(Schemas schemas, CriteriaConditions criteria, Queries queries) {
        this.schemas = schemas;
        this.criteria = criteria;
        this.queries = queries;
    }

    @Override
    public ObjectName object() {
        return RULE;
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
        if (!row.isNew() && row.changes(OBJECT)) {
            row.refuse(Finding.of(OBJECT, AllocationProblem.OBJECT_FIXED));
            return;
        }
        boolean active = Boolean.TRUE.equals(row.after("active"));
        if (active && PARTY.stream().allMatch(field -> isEmpty(row.after(field)))) {
            row.refuse(Finding.of("people", AllocationProblem.NOBODY_TAKES_PART));
        }
        if (row.after(OBJECT) instanceof String object) {
            condition(row, "applies", object);
            condition(row, "counted", object);
            pool(row, object);
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof Collection<?> some && some.isEmpty();
    }

    private void condition(PlannedRow row, String field, String object) {
        if (!row.changes(field) || !(row.after(field) instanceof String cel) || cel.isBlank()) {
            return;
        }
        try {
            criteria.require(cel, schemas.require(new ObjectName(object)));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            row.refuse(
                    Finding.of(
                            field,
                            AllocationProblem.CONDITION_UNREADABLE,
                            Map.of("reason", reason)));
        }
    }

    private void pool(PlannedRow row, String object) {
        if (row.changes("pool") && row.after("pool") instanceof UUID pool) {
            boolean fits =
                    queries.find(POOL, pool)
                            .filter(each -> object.equals(each.value(OBJECT)))
                            .isPresent();
            if (!fits) {
                row.refuse(Finding.of("pool", AllocationProblem.OTHER_POOL));
            }
        }
    }
}
