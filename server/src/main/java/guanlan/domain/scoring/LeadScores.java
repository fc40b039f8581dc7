package guanlan.domain.scoring;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Counts the points of leads whenever they are written, whoever writes, when all else that follows
 * from the write is known. Nobody fills points in.
 */
@Component
@Order(LeadScores.TURN)
class LeadScores implements Behaviour {
    /** Before what asks for the grade. */
    static final int TURN = 1;

    static final ObjectName LEAD = new ObjectName("lead");

    private static final Logger LOG = LoggerFactory.getLogger(LeadScores.class);

    private static final Set<Cause.Kind> PEOPLE =
            Set.of(Cause.Kind.SCREEN, Cause.Kind.API, Cause.Kind.MASS, Cause.Kind.IMPORT);

    private final ScoreRules rules;
    private final Schemas schemas;
    private final CompanyZone zone;

    LeadScores(ScoreRules rules, Schemas schemas, CompanyZone zone) {
        this.rules = rules;
        this.schemas = schemas;
        this.zone = zone;
    }

    @Override
    public ObjectName object() {
        return LEAD;
    }

    @Override
    public void plan(Planned batch) {
        if (PEOPLE.contains(batch.cause().kind())) {
            batch.rows().forEach(this::refuseGiven);
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

    @Override
    public void conclude(Planned batch) {
        List<PlannedRow> rows =
                batch.rows().stream().filter(row -> !row.isRemoved() && !row.isRestored()).toList();
        if (!rows.isEmpty()) {
            zone.caller().run(() -> count(batch, rows));
        }
    }

    private void count(Planned batch, List<PlannedRow> rows) {
        List<ScoreRule> active = rules.active();
        Map<PlannedRow, List<ScoreRule>> fulfilled = new HashMap<>();
        for (ScoreRule rule : active) {
            for (PlannedRow row : fulfilling(batch, rule, rows)) {
                fulfilled.computeIfAbsent(row, _ -> new ArrayList<>()).add(rule);
            }
        }
        for (PlannedRow row : rows) {
            var values =
                    active.isEmpty()
                            ? Score.none()
                            : Score.of(fulfilled.getOrDefault(row, List.of())).values();
            values.forEach((field, value) -> keep(row, field, value));
        }
    }

    private static void keep(PlannedRow row, String field, @Nullable Object value) {
        if (!Objects.equals(row.after(field), value)) {
            row.set(field, value);
        }
    }

    /** A rule that can no longer be read, since a field is gone, gives nobody points. */
    private static Collection<PlannedRow> fulfilling(
            Planned batch, ScoreRule rule, List<PlannedRow> rows) {
        try {
            return batch.fulfilling(rule.enclosed(), rows);
        } catch (Problem problem) {
            if (problem.code() != QueryProblem.CRITERIA_INVALID) {
                throw problem;
            }
            LOG.warn("scoring rule {} of {} cannot be read", rule.id(), Caller.current().tenant());
            return List.of();
        }
    }
}
