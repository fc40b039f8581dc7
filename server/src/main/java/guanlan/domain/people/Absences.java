package guanlan.domain.people;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody says who stands in for himself; for others administrators do. */
@Component
class Absences implements Behaviour {
    static final ObjectName ABSENCE = new ObjectName("absence");
    private static final String PERSON = "person";

    @Override
    public ObjectName object() {
        return ABSENCE;
    }

    @Override
    public void plan(Planned batch) {
        Caller caller = Caller.current();
        if (!caller.is(Role.ADMINISTRATOR)) {
            batch.rows().stream()
                    .filter(row -> !isOwn(row, caller))
                    .forEach(
                            row ->
                                    row.refuse(
                                            Finding.of(PERSON, PeopleProblem.ABSENCE_OF_ANOTHER)));
        }
    }

    private static boolean isOwn(PlannedRow row, Caller caller) {
        boolean wasOwn = row.isNew() || own(row.before(PERSON), caller);
        return wasOwn && own(row.after(PERSON), caller);
    }

    private static boolean own(@Nullable Object person, Caller caller) {
        return caller.user() != null && caller.user().equals(person);
    }
}
