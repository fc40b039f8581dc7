package guanlan.domain.lifecycle;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows what people note, call, meet and finish, and keeps the last moment of it with the
 * customer. What is about a contact or a deal of a customer counts for him.
 */
@Component
class FollowUps implements ChangeReader {
    private static final ObjectName TASK = new ObjectName("task");
    private static final Set<ObjectName> ACTIVITIES =
            Set.of(new ObjectName("note"), new ObjectName("call"), new ObjectName("meeting"), TASK);
    private final Queries queries;
    private final Latest latest;
    private final LifecycleDue due;

    FollowUps(Queries queries, Latest latest, LifecycleDue due) {
        this.queries = queries;
        this.latest = latest;
        this.due = due;
    }

    @Override
    public String key() {
        return "follow_ups";
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, Map<UUID, Change>> touched = new LinkedHashMap<>();
        for (Change change : changes) {
            if (ACTIVITIES.contains(change.object())) {
                touched.computeIfAbsent(change.object(), _ -> new LinkedHashMap<>())
                        .merge(change.record(), change, FollowUps::weightier);
            }
        }
        Map<RecordName, Instant> happened = new HashMap<>();
        Set<RecordName> anew = new HashSet<>();
        touched.forEach((object, some) -> gather(object, some, happened, anew));
        due.add(latest.follow(happened, anew));
    }

    /** What was more than made is looked at as a whole. */
    private static Change weightier(Change one, Change other) {
        return one.operation() == Operation.CREATE ? other : one;
    }

    private void gather(
            ObjectName object,
            Map<UUID, Change> changes,
            Map<RecordName, Instant> happened,
            Set<RecordName> anew) {
        for (Row row : queries.find(object, changes.keySet())) {
            Change change = changes.get(row.id());
            if (change != null && row.value("about") instanceof RecordName about) {
                if (change.operation() == Operation.CREATE) {
                    moment(object, row)
                            .map(at -> at.isAfter(change.at()) ? change.at() : at)
                            .ifPresent(at -> happened.merge(about, at, FollowUps::later));
                } else {
                    anew.add(about);
                }
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> moment(ObjectName object, Row row) {
        @Nullable Object at =
                object.equals(TASK)
                        ? "done".equals(row.value("state")) ? row.value("done_at") : null
                        : row.value("at");
        return at instanceof Instant moment ? Optional.of(moment) : Optional.empty();
    }
}
