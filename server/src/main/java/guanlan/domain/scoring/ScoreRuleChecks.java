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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Rules ask what a lead can answer as it is written; when they change, all leads are counted. */
@Component
class ScoreRuleChecks implements Behaviour {
    private static final String APPLIES = "applies";
    private static final String ACTIVE = "active";

    private final ScoreRules rules;
    private final Schemas schemas;
    private final CriteriaConditions criteria;
    private final Jobs jobs;
    private final Ids ids;

    ScoreRuleChecks(
            ScoreRules rules, Schemas schemas, CriteriaConditions criteria, Jobs jobs, Ids ids) {
        this.rules = rules;
        this.schemas = schemas;
        this.criteria = criteria;
        this.jobs = jobs;
        this.ids = ids;
    }

    @Override
    public ObjectName object() {
        return ScoreRules.OBJECT;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> rows = batch.rows().stream().filter(row -> !row.isRemoved()).toList();
        if (!rows.isEmpty()) {
            Caller.system(Caller.current().tenant())
                    .run(
                            () -> {
                                rows.forEach(this::check);
                                notTooMany(rows);
                            });
        }
    }

    private void check(PlannedRow row) {
        if (!row.changes(APPLIES) || !(row.after(APPLIES) instanceof String cel)) {
            return;
        }
        ObjectDefinition lead = schemas.require(LeadScores.LEAD);
        try {
            Checked checked = criteria.require(ScoreRule.enclosed(cel), lead);
            checked.paths().stream()
                    .filter(path -> path.size() == 1)
                    .flatMap(path -> lead.worded(path.getFirst()).stream())
                    .forEach(field -> readable(row, field));
        } catch (Problem unreadable) {
            String reason = Objects.toString(unreadable.params().get("reason"), "");
            refuse(row, ScoreProblem.CONDITION_UNREADABLE, Map.of("reason", reason));
        }
    }

    /** Computed fields are computed when they are read, which is after the lead is written. */
    private static void readable(PlannedRow row, FieldDefinition field) {
        Map<String, String> name = Map.of("name", field.name());
        if (field.computation().isPresent()) {
            refuse(row, ScoreProblem.CONDITION_COMPUTED, name);
        }
        if (Score.FIELDS.contains(field.name())) {
            refuse(row, ScoreProblem.CONDITION_COUNTED, name);
        }
    }

    private static void refuse(PlannedRow row, ScoreProblem code, Map<String, String> params) {
        row.refuse(Finding.of(APPLIES, code, params));
    }

    private void notTooMany(List<PlannedRow> rows) {
        int room = Scoring.MOST - rules.active().size();
        rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.after(ACTIVE)))
                .filter(row -> row.isRestored() || row.changes(ACTIVE))
                .skip(Math.max(0, room))
                .forEach(
                        row ->
                                row.refuse(
                                        Finding.of(
                                                ACTIVE,
                                                ScoreProblem.TOO_MANY,
                                                Map.of("most", Scoring.MOST))));
    }

    /** The job is there exactly when the rules are. */
    @Override
    public void written() {
        jobs.schedule(Recount.JOB, ids.next());
    }
}
