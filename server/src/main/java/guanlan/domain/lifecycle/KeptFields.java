package guanlan.domain.lifecycle;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows from what people do is not filled in; only a past brought along may tell it. */
final class KeptFields implements Behaviour {
    static final List<String> FIELDS =
            List.of("followed_at", "won_at", "won_deals", "open_deals", "open_odds");
    private static final Set<Cause.Kind> PAST = Set.of(Cause.Kind.IMPORT, Cause.Kind.SAMPLE);

    /** Those that take something back: what follows stays as it follows. */
    private static final Set<Cause.Kind> BACKWARDS =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    private final ObjectName object;
    private final Schemas schemas;

    KeptFields(ObjectName object, Schemas schemas) {
        this.object = object;
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        Cause.Kind door = batch.cause().kind();
        if (PAST.contains(door)) {
            return;
        }
        for (PlannedRow row : batch.rows()) {
            for (String field : FIELDS) {
                if (row.gives(field) && row.changes(field)) {
                    given(row, field, door);
                }
            }
        }
    }

    private void given(PlannedRow row, String field, Cause.Kind door) {
        if (BACKWARDS.contains(door)) {
            row.set(field, row.before(field));
            return;
        }
        String label = schemas.require(object).require(field).label().in(Caller.current().locale());
        row.refuse(Finding.of(field, LifecycleProblem.KEPT, Map.of("label", label)));
    }
}
