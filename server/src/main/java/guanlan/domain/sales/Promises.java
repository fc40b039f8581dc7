package guanlan.domain.sales;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps when a deal was first expected to close, and how often that was put off: whoever moves the
 * date leaves a trace that lists and figures can ask for.
 */
final class Promises implements Behaviour {
    private static final List<String> KEPT = List.of(Deals.PROMISED_CLOSE, Deals.SLIPS);

    /** Causes that bring values as they were, these among them. */
    private static final Set<Cause.Kind> PUT_BACK =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    private final ObjectName object;
    private final Schemas schemas;

    Promises(ObjectName object, Schemas schemas) {
        this.object = object;
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        if (PUT_BACK.contains(batch.cause().kind())) {
            return;
        }
        boolean mayTell = Transition.tellsOfThePast(batch.cause());
        for (PlannedRow row : batch.rows()) {
            if (row.isRemoved() || row.isRestored()) {
                continue;
            }
            if (mayTell || !isGiven(row)) {
                keep(row);
            }
        }
    }

    private boolean isGiven(PlannedRow row) {
        boolean given = false;
        for (String field : KEPT) {
            if (row.gives(field) && row.changes(field)) {
                ObjectDefinition definition = schemas.require(object);
                String label = definition.require(field).label().in(Caller.current().locale());
                row.refuse(Finding.of(field, SalesProblem.KEPT_BY_MOVES, Map.of("label", label)));
                given = true;
            }
        }
        return given;
    }

    private static void keep(PlannedRow row) {
        Object before = row.before(Deals.EXPECTED_CLOSE);
        Object after = row.after(Deals.EXPECTED_CLOSE);
        if (row.after(Deals.PROMISED_CLOSE) == null && (before != null || after != null)) {
            row.set(Deals.PROMISED_CLOSE, before == null ? after : before);
        }
        if (isLater(before, after) && !row.changes(Deals.SLIPS)) {
            long slips = row.before(Deals.SLIPS) instanceof Number often ? often.longValue() : 0;
            row.set(Deals.SLIPS, slips + 1);
        }
    }

    private static boolean isLater(@Nullable Object before, @Nullable Object after) {
        return before instanceof LocalDate first
                && after instanceof LocalDate then
                && then.isAfter(first);
    }
}
