package guanlan.domain.people;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.identity.PersonActivated;
import guanlan.platform.identity.PersonJoined;
import guanlan.platform.identity.PersonRenamed;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the record of a person in step with his sign-in, in the transaction in which that changes.
 */
@Component
class People {
    private final Records records;

    People(Records records) {
        this.records = records;
    }

    @EventListener
    void on(PersonJoined joined) {
        if (joined.known()) {
            write(joined.tenant(), change(joined.user(), Map.of("active", true)));
            return;
        }
        var person =
                Row.of(
                        Map.of(
                                SystemField.ID.field(),
                                joined.user(),
                                "name",
                                joined.name(),
                                "active",
                                true,
                                SystemField.OWNER.field(),
                                joined.user()));
        write(joined.tenant(), Batch.of(ObjectName.USER).create(List.of(person)));
    }

    @EventListener
    void on(PersonRenamed renamed) {
        write(renamed.tenant(), change(renamed.user(), Map.of("name", renamed.name())));
    }

    @EventListener
    void on(PersonActivated change) {
        if (!change.active() && change.user().equals(Caller.current().user())) {
            throw new Problem(PeopleProblem.SELF);
        }
        write(change.tenant(), change(change.user(), Map.of("active", change.active())));
    }

    private static Batch change(UUID person, Map<String, ?> values) {
        return Batch.of(ObjectName.USER)
                .update(List.of(new Batch.Change(person, null, Row.of(values))));
    }

    /** The product itself writes: a member may not edit people, but he may change his own name. */
    private void write(String tenant, Batch batch) {
        Batch whole = batch.because(Cause.of(Cause.Kind.SYSTEM)).allOrNothing();
        Caller.system(tenant).run(() -> records.write(whole));
    }
}
