package guanlan.domain.allocation;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives away what comes in, whichever way it came: its place in the log is kept in the same
 * transaction, so each is given once. Rules are locked before choices, as by every other who gives.
 */
@Component
class AllocationReader implements ChangeReader {
    private final Allocations allocations;
    private final Acceptances acceptances;

    AllocationReader(Allocations allocations, Acceptances acceptances) {
        this.allocations = allocations;
        this.acceptances = acceptances;
    }

    @Override
    public String key() {
        return "allocation";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, List<Change>> touched = new LinkedHashMap<>();
        for (Change change : changes) {
            if (AllocationRule.OBJECTS.contains(change.object())) {
                touched.computeIfAbsent(change.object(), _ -> new ArrayList<>()).add(change);
            }
        }
        touched.forEach((object, some) -> allocations.allocate(object, records(some)));
        touched.forEach(acceptances::follow);
    }

    /** As they came. */
    private static Set<UUID> records(List<Change> changes) {
        Set<UUID> records = new LinkedHashSet<>();
        changes.forEach(change -> records.add(change.record()));
        return records;
    }
}
