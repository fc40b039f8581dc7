package guanlan.domain.scoring;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Counts the points of leads as they are written, after all that follows from the write is known.
 * Nobody fills points in; whatever takes something back gets what the rules say now.
 */
@Component
class LeadScores implements Behaviour {
    static final ObjectName LEAD = new ObjectName("lead");

    /** Those that repeat what once was. */
    private static final Set<Cause.Kind> REPEATING =
            Set.of(
                    Cause.Kind.SYSTEM,
                    Cause.Kind.SAMPLE,
                    Cause.Kind.UNDO,
                    Cause.Kind.MERGE,
                    Cause.Kind.UNMERGE);

    private final ScoreRules rules;
    private final Schemas schemas;

    LeadScores(ScoreRules rules, Schemas schemas) {
        this.rules = rules;
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return LEAD;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> rows =
                batch.rows().stream().filter(row -> !row.isRemoved() && !row.isRestored()).toList();
        if (!REPEATING.contains(batch.cause().kind())) {
            rows.forEach(this::refuseGiven);
        }
        List<ScoreRule> active = rows.isEmpty() ? List.of() : rules.active();
        if (active.isEmpty()) {
            return;
        }
        Map<PlannedRow, List<ScoreRule>> fulfilled = new HashMap<>();
        for (ScoreRule rule : active) {
            for (PlannedRow row : batch.fulfilling(rule.applies(), rows)) {
                fulfilled.computeIfAbsent(row, _ -> new ArrayList<>()).add(rule);
            }
        }
        for (PlannedRow row : rows) {
            new Score(fulfilled.getOrDefault(row, List.of())).values().forEach(row::set);
        }
    }

    private void refuseGiven(PlannedRow row) {
        for (String field : Score.FIELDS) {
            if (row.gives(field) && row.changes(field)) {
                String label =
                        schemas.require(LEAD).require(field).label().in(Caller.current().locale());
                row.refuse(Finding.of(field, ScoreProblem.KEPT, Map.of("label", label)));
            }
        }
    }
}
