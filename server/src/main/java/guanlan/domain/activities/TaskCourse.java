package guanlan.domain.activities;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import java.util.UUID;

/**
 * A task is somebody's, open until it is not, and stands in timelines at the moment when it was
 * done. Whoever writes one down without saying whose it is means himself.
 */
final class TaskCourse implements Behaviour {

    @Override
    public ObjectName object() {
        return Activities.TASK;
    }

    @Override
    public void plan(Planned batch) {
        for (PlannedRow row : batch.rows()) {
            if (!row.isRemoved() && !row.isRestored()) {
                settle(row, batch);
            }
        }
    }

    private static void settle(PlannedRow row, Planned batch) {
        UUID me = Caller.current().user();
        if (row.isNew() && row.after(Activities.ASSIGNEE) == null && me != null) {
            row.set(Activities.ASSIGNEE, me);
        }
        if (row.after(Activities.STATE) == null) {
            row.set(Activities.STATE, Activities.OPEN);
        }
        if (row.after(Activities.PRIORITY) == null) {
            row.set(Activities.PRIORITY, "normal");
        }
        boolean done = Activities.DONE.equals(row.after(Activities.STATE));
        if (done && row.after(Activities.DONE_AT) == null) {
            row.set(Activities.DONE_AT, batch.at());
        }
        if (!done && row.after(Activities.DONE_AT) != null) {
            row.set(Activities.DONE_AT, null);
        }
        Object made = row.isNew() ? batch.at() : row.before(SystemField.CREATED_AT.field());
        Object at = done ? row.after(Activities.DONE_AT) : made;
        if (at != null && !at.equals(row.after(Activities.AT))) {
            row.set(Activities.AT, at);
        }
    }
}
