package guanlan.domain.projects;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows from the milestones before is not filled in, and comes back with nothing. */
@Component
class KeptDates implements Behaviour {
    private static final List<String> FIELDS = List.of(Milestone.READY_ON, Milestone.CLASHES_AT);

    private final Schemas schemas;

    KeptDates(Schemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return Milestone.OBJECT;
    }

    @Override
    public void plan(Planned batch) {
        boolean backwards =
                switch (batch.cause().kind()) {
                    case UNDO, MERGE, UNMERGE -> true;
                    case SCREEN, API, IMPORT, MASS, SAMPLE, RULE, SYSTEM -> false;
                };
        for (PlannedRow row : batch.rows()) {
            for (String field : FIELDS) {
                if (row.gives(field) && row.changes(field)) {
                    given(row, field, backwards);
                }
            }
        }
    }

    private void given(PlannedRow row, String field, boolean backwards) {
        if (backwards) {
            row.set(field, row.before(field));
            return;
        }
        String label =
                schemas.require(Milestone.OBJECT)
                        .require(field)
                        .label()
                        .in(Caller.current().locale());
        row.refuse(Finding.of(field, ProjectProblem.KEPT, Map.of("label", label)));
    }
}
