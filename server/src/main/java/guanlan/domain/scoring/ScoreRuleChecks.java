package guanlan.domain.scoring;

import guanlan.core.criteria.Checked;
import guanlan.core.values.Ids;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Rules ask only what a lead can answer as it is written; when they change, all leads are counted anew. */
@Component
class ScoreRuleChecks implements Behaviour {
    static final ObjectName RULE = new ObjectName("score_rule");
    private static final String APPLIES = "applies";

    private final Schemas schemas;
    private final CriteriaConditions criteria;
    private final Jobs jobs;
    private final Ids ids;

    ScoreRuleChecks(Schemas schemas, CriteriaConditions criteria, Jobs jobs, Ids ids) {
        this.schemas = schemas;
        this.criteria = criteria;
        this.jobs = jobs;
        this.ids = ids;
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
                                        .filter(row -> !row.isRemoved() && row.changes(APPLIES))
                                        .forEach(this::check));
    }

    private void check(PlannedRow row) {
        if (!(row.after(APPLIES) instanceof String cel)) {
            return;
        }
        ObjectDefinition lead = schemas.require(LeadScores.LEAD);
        try {
            Checked checked = criteria.require(cel, lead);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> lead.worded(path.getFirst()).stream())
                    .filter(ScoreRuleChecks::isCounted)
                    .map(FieldDefinition::name)
                    .forEach(name -> refuse(row, ScoreProblem.CONDITION_COMPUTED, "name", name));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            refuse(row, ScoreProblem.CONDITION_UNREADABLE, "reason", reason);
        }
    }

    /** What comes of a write is not known while it is counted. */
    private static boolean isCounted(FieldDefinition field) {
        return field.computation().isPresent() || Score.FIELDS.contains(field.name());
    }

    private static void refuse(PlannedRow row, ScoreProblem code, String param, String value) {
        row.refuse(Finding.of(APPLIES, code, Map.of(param, value)));
    }

    @Override
    public void written() {
        jobs.schedule(Rescoring.JOB, ids.next());
    }
}
