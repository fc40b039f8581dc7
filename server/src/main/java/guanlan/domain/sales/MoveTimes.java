package guanlan.domain.sales;

import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a deal entered its pipeline and its stage, and when it ended. That is the moment of the
 * write; only imports and administrators may say that it was earlier, because it happened
 * elsewhere.
 */
final class MoveTimes {
    private final PlannedRow row;
    private final Planned batch;
    private final ObjectDefinition object;

    MoveTimes(PlannedRow row, Planned batch, ObjectDefinition object) {
        this.row = row;
        this.batch = batch;
        this.object = object;
    }

    /** Whether the given times may be given and are possible; refuses the row otherwise. */
    boolean fit(boolean moves, boolean enters, String status) {
        if (isUndo()) {
            return true;
        }
        boolean ends = !Deals.OPEN.equals(status) && !status.equals(row.before(Deals.STATUS));
        return kept(Deals.OPENED_AT)
                && kept(Deals.FURTHEST)
                && fits(
                        Deals.ENTERED_AT,
                        moves,
                        SalesProblem.ENTERED_WITHOUT_MOVE,
                        enters ? null : last())
                && fits(Deals.CLOSED_AT, ends, SalesProblem.CLOSED_WITHOUT_END, entered(moves));
    }

    void settle(boolean moves, boolean enters, String status) {
        Instant entered = entered(moves);
        if (moves || row.gives(Deals.ENTERED_AT)) {
            row.set(Deals.ENTERED_AT, entered);
        }
        row.set(Deals.OPENED_AT, enters ? entered : row.before(Deals.OPENED_AT));
        row.set(Deals.CLOSED_AT, closed(moves, status, entered));
    }

    private @Nullable Instant closed(boolean moves, String status, Instant entered) {
        if (Deals.OPEN.equals(status)) {
            return null;
        }
        if (status.equals(row.before(Deals.STATUS))) {
            return (Instant) row.before(Deals.CLOSED_AT);
        }
        Instant given = given(Deals.CLOSED_AT);
        return given != null ? given : moves ? entered : batch.at();
    }

    private Instant entered(boolean moves) {
        if (!moves && row.before(Deals.ENTERED_AT) instanceof Instant stays) {
            return stays;
        }
        Instant given = given(Deals.ENTERED_AT);
        return given == null ? batch.at() : given;
    }

    private @Nullable Instant given(String field) {
        return !isUndo() && row.gives(field) && row.changes(field)
                ? (Instant) row.after(field)
                : null;
    }

    /** Not before the last thing that happened to it. */
    private @Nullable Instant last() {
        return row.before(Deals.ENTERED_AT) instanceof Instant entered
                ? Transition.later(entered, row.before(Deals.CLOSED_AT))
                : null;
    }

    private boolean kept(String field) {
        boolean given = row.gives(field) && row.changes(field);
        return !given || refused(field, SalesProblem.KEPT_BY_MOVES, Map.of("label", label(field)));
    }

    private boolean fits(
            String field, boolean happens, SalesProblem withoutIt, @Nullable Instant last) {
        Instant given = given(field);
        if (given == null) {
            return !row.gives(field) || !row.changes(field) || happens || kept(field);
        }
        if (!mayTell()) {
            return kept(field);
        }
        if (!happens) {
            return refused(field, withoutIt, Map.of());
        }
        if (given.isAfter(batch.at())) {
            return refused(field, SalesProblem.IN_FUTURE, Map.of("label", label(field)));
        }
        return last == null
                || !given.isBefore(last)
                || refused(
                        field,
                        SalesProblem.BEFORE_LAST,
                        Map.of("label", label(field), "last", last));
    }

    private boolean mayTell() {
        return Transition.tellsOfThePast(batch.cause()) || Caller.current().is(Role.ADMINISTRATOR);
    }

    private boolean isUndo() {
        return batch.cause().kind() == Cause.Kind.UNDO;
    }

    private String label(String field) {
        return object.require(field).label().in(Caller.current().locale());
    }

    private boolean refused(String field, SalesProblem problem, Map<String, ?> params) {
        row.refuse(Finding.of(field, problem, params));
        return false;
    }
}
