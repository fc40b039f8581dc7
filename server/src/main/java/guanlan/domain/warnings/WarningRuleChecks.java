package guanlan.domain.warnings;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Deadlines;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
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
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Rules count from days and moments that their records have, by what these can answer. */
@Component
class WarningRuleChecks implements Behaviour {
    private static final String OBJECT_FIELD = "object";
    private static final String SINCE = "since";
    private static final String DAYS_OF = "days_of";
    private static final String CONDITION = "condition";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Schemas schemas;
    private final CriteriaConditions criteria;
    private final Deadlines deadlines;

    WarningRuleChecks(Schemas schemas, CriteriaConditions criteria, Deadlines deadlines) {
        this.schemas = schemas;
        this.criteria = criteria;
        this.deadlines = deadlines;
    }

    @Override
    public ObjectName object() {
        return WarningRules.OBJECT;
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
        String name = Objects.toString(row.after(OBJECT_FIELD), "");
        Optional<ObjectDefinition> object =
                NAME.matcher(name).matches()
                        ? schemas.find(new ObjectName(name))
                        : Optional.empty();
        if (object.isEmpty()) {
            row.refuse(
                    Finding.of(OBJECT_FIELD, WarningProblem.OBJECT_ABSENT, Map.of("object", name)));
            return;
        }
        if (Boolean.TRUE.equals(row.after("behind")) && !name.equals("goal")) {
            row.refuse(Finding.of("behind", WarningProblem.NO_GOAL));
        }
        boolean counted = since(row, object.get());
        boolean readable = condition(row, object.get());
        if (counted && readable && row.after(DAYS_OF) instanceof String way && !way.isBlank()) {
            days(row, object.get(), way);
        }
    }

    private static boolean since(PlannedRow row, ObjectDefinition object) {
        Collection<?> since = row.after(SINCE) instanceof Collection<?> names ? names : List.of();
        if (since.isEmpty()) {
            row.refuse(Finding.of(SINCE, WarningProblem.NO_MOMENT));
            return false;
        }
        boolean fit = true;
        for (Object each : since) {
            String name = String.valueOf(each);
            if (object.field(name).filter(Deadlines::counts).isEmpty()) {
                row.refuse(
                        Finding.of(
                                SINCE,
                                WarningProblem.MOMENT_UNFIT,
                                Map.of("name", name, "object", object.name().value())));
                fit = false;
            }
        }
        return fit;
    }

    private boolean condition(PlannedRow row, ObjectDefinition object) {
        if (!(row.after(CONDITION) instanceof String cel) || cel.isBlank()) {
            return true;
        }
        try {
            criteria.require(cel, object);
            return true;
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            row.refuse(
                    Finding.of(
                            CONDITION,
                            WarningProblem.CONDITION_UNREADABLE,
                            Map.of("reason", reason)));
            return false;
        }
    }

    /** The end of the way is a number of days. */
    private void days(PlannedRow row, ObjectDefinition object, String way) {
        var asked = new Deadlines.Asked(object.name(), List.of("created_at"), 0, way, null);
        if (!deadlines.fits(asked)) {
            row.refuse(Finding.of(DAYS_OF, WarningProblem.DAYS_UNFIT, Map.of("name", way)));
        }
    }
}
