package guanlan.domain.people;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.identity.Callers;
import guanlan.platform.problems.Finding;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Nobody reports to himself, and whoever can sign in is not marked as gone by the way: his sessions
 * and keys would live on.
 */
@Component
class Staffing implements Behaviour {
    private final OneAtATime turns;
    private final Callers doors;

    Staffing(OneAtATime turns, Callers doors) {
        this.turns = turns;
        this.doors = doors;
    }

    @Override
    public ObjectName object() {
        return ObjectName.USER;
    }

    @Override
    public void begin() {
        turns.hold("people");
    }

    @Override
    public void plan(Planned batch) {
        Lines.refuseLoops(batch, "manager", PeopleProblem.MANAGER_LOOP);
        if (batch.cause().kind() != Cause.Kind.SYSTEM) {
            batch.rows().stream().filter(this::leavesTheDoorOpen).forEach(Staffing::refuse);
        }
    }

    private boolean leavesTheDoorOpen(PlannedRow row) {
        boolean gone =
                row.isRemoved()
                        || !row.isNew()
                                && row.changes("active")
                                && !Boolean.TRUE.equals(row.after("active"));
        return gone && doors.of(Caller.current().tenant(), row.id()).isPresent();
    }

    private static void refuse(PlannedRow row) {
        row.refuse(
                row.isRemoved()
                        ? new Finding(null, PeopleProblem.DOOR_OPEN, Map.of())
                        : Finding.of("active", PeopleProblem.DOOR_OPEN));
    }
}
