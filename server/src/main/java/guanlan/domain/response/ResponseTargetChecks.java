package guanlan.domain.response;

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
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Targets ask what a lead can answer as it is written, and name hours as a clock shows them. */
@Component
class ResponseTargetChecks implements Behaviour {
    private static final String APPLIES = "applies";
    private static final List<String> HOURS = List.of("works_from", "works_to");

    private final Schemas schemas;
    private final CriteriaConditions criteria;

    ResponseTargetChecks(Schemas schemas, CriteriaConditions criteria) {
        this.schemas = schemas;
        this.criteria = criteria;
    }

    @Override
    public ObjectName object() {
        return ResponseTargets.OBJECT;
    }

    @Override
    public void plan(Planned batch) {
        Caller.system(Caller.current().tenant())
                .run(
                        () ->
                                batch.rows().stream()
                                        .filter(row -> !row.isRemoved())
                                        .forEach(this::check));
    }

    private void check(PlannedRow row) {
        if (row.changes(APPLIES) && row.after(APPLIES) instanceof String cel && !cel.isBlank()) {
            condition(row, cel);
        }
        HOURS.forEach(field -> time(row, field));
    }

    private void condition(PlannedRow row, String cel) {
        ObjectDefinition lead = schemas.require(ResponseClock.LEAD);
        try {
            Checked checked = criteria.require(ResponseTarget.enclosed(cel), lead);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> lead.worded(path.getFirst()).stream())
                    .filter(field -> field.computation().isPresent())
                    .forEach(field -> computed(row, field));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            row.refuse(
                    Finding.of(
                            APPLIES,
                            ResponseProblem.CONDITION_UNREADABLE,
                            Map.of("reason", reason)));
        }
    }

    /** Computed fields are computed when they are read, which is after the lead is written. */
    private static void computed(PlannedRow row, FieldDefinition field) {
        row.refuse(
                Finding.of(
                        APPLIES, ResponseProblem.CONDITION_COMPUTED, Map.of("name", field.name())));
    }

    private static void time(PlannedRow row, String field) {
        if (row.after(field) instanceof String written && !written.isBlank()) {
            try {
                LocalTime.parse(written.strip());
            } catch (DateTimeParseException unreadable) {
                row.refuse(
                        Finding.of(
                                field, ResponseProblem.TIME_UNREADABLE, Map.of("given", written)));
            }
        }
    }
}
