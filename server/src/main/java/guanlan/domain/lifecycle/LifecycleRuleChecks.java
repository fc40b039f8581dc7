package guanlan.domain.lifecycle;

import guanlan.core.criteria.Checked;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rules lead to states that there are, by what accounts can answer when they are written. */
@Component
class LifecycleRuleChecks implements Behaviour {
    private static final String STATE = "state";
    private static final String FROM = "from";
    private static final String CONDITION = "condition";
    private static final String ACTIVE = "active";

    private final LifecycleRules rules;
    private final States states;
    private final Schemas schemas;
    private final CriteriaConditions criteria;

    LifecycleRuleChecks(
            LifecycleRules rules, States states, Schemas schemas, CriteriaConditions criteria) {
        this.rules = rules;
        this.states = states;
        this.schemas = schemas;
        this.criteria = criteria;
    }

    @Override
    public ObjectName object() {
        return LifecycleRules.OBJECT;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> rows = batch.rows().stream().filter(row -> !row.isRemoved()).toList();
        if (rows.isEmpty()) {
            return;
        }
        Locale spoken = Caller.current().locale();
        Caller.system(Caller.current().tenant())
                .run(
                        () -> {
                            rows.forEach(row -> check(row, spoken));
                            notTooMany(rows);
                        });
    }

    private void check(PlannedRow row, Locale spoken) {
        if (row.changes(STATE) && row.after(STATE) instanceof String state) {
            state(row, STATE, state, spoken);
        }
        if (row.changes(FROM) && row.after(FROM) instanceof Collection<?> from) {
            from.forEach(state -> state(row, FROM, String.valueOf(state), spoken));
        }
        if (row.changes(CONDITION)
                && row.after(CONDITION) instanceof String cel
                && !cel.isBlank()) {
            condition(row, cel);
        }
    }

    private void state(PlannedRow row, String field, String state, Locale spoken) {
        if (!states.has(state)) {
            String known =
                    states.all().stream()
                            .map(choice -> word(choice, spoken))
                            .collect(Collectors.joining(", "));
            row.refuse(
                    Finding.of(
                            field,
                            LifecycleProblem.STATE_ABSENT,
                            Map.of("state", state, "states", known)));
        }
    }

    private static String word(Choice choice, Locale spoken) {
        return choice.value() + " (" + choice.label().in(spoken) + ")";
    }

    private void condition(PlannedRow row, String cel) {
        ObjectDefinition account = schemas.require(Standing.ACCOUNT);
        try {
            Checked checked = criteria.require(LifecycleRule.enclosed(cel), account);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> account.worded(path.getFirst()).stream())
                    .forEach(field -> readable(row, field));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            row.refuse(
                    Finding.of(
                            CONDITION,
                            LifecycleProblem.CONDITION_UNREADABLE,
                            Map.of("reason", reason)));
        }
    }

    /** Computed fields are computed when they are read, which is after the account moved. */
    private static void readable(PlannedRow row, FieldDefinition field) {
        Map<String, String> name = Map.of("name", field.name());
        if (field.computation().isPresent()) {
            row.refuse(Finding.of(CONDITION, LifecycleProblem.CONDITION_COMPUTED, name));
        }
        if (Standing.MOVING.contains(field.name())) {
            row.refuse(Finding.of(CONDITION, LifecycleProblem.CONDITION_MOVING, name));
        }
    }

    private void notTooMany(List<PlannedRow> rows) {
        List<PlannedRow> turned =
                rows.stream()
                        .filter(row -> Boolean.TRUE.equals(row.after(ACTIVE)))
                        .filter(row -> row.isRestored() || row.changes(ACTIVE))
                        .toList();
        int room = Ladder.MOST - rules.ladder().rules().size();
        turned.stream()
                .skip(Math.max(0, room))
                .forEach(
                        row ->
                                row.refuse(
                                        Finding.of(
                                                ACTIVE,
                                                LifecycleProblem.TOO_MANY,
                                                Map.of("most", Ladder.MOST))));
    }
}
