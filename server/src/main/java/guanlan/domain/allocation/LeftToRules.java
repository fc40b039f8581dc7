package guanlan.domain.allocation;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.util.List;

/**
 * What an import or a program brings without naming an owner is not its own: the rules say whose it
 * is. What somebody writes down himself stays his.
 */
final class LeftToRules implements Behaviour {
    private static final String OWNER = "owner";

    private final ObjectName object;
    private final AllocationRules rules;

    LeftToRules(ObjectName object, AllocationRules rules) {
        this.object = object;
        this.rules = rules;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        boolean brought =
                batch.cause().kind() == Cause.Kind.IMPORT
                        || batch.cause().kind() == Cause.Kind.API
                        || Caller.current().mandate() != null;
        List<PlannedRow> loose =
                batch.rows().stream()
                        .filter(row -> row.isNew() && row.isOwnedByHabit())
                        .filter(row -> row.after("pool") == null && row.after(OWNER) != null)
                        .toList();
        if (brought && !loose.isEmpty() && rules.takes(object)) {
            loose.forEach(row -> row.set(OWNER, null));
        }
    }
}
