package guanlan.domain.sales;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.changes.Courses;
import guanlan.engine.schema.ObjectName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps the steps of every deal beside the log, whose reading they would otherwise cost each time
 * somebody looks at a funnel. The log stays the truth: they can be read from it again.
 */
@Component
class StepReader implements ChangeReader {
    private final Courses courses;
    private final StepStore store;

    StepReader(Courses courses, StepStore store) {
        this.courses = courses;
        this.store = store;
    }

    @Override
    public String key() {
        return "stage_moves";
    }

    @Override
    public boolean strict() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, Set<UUID>> moved = new LinkedHashMap<>();
        for (Change change : changes) {
            boolean writes =
                    change.operation() == Change.Operation.CREATE
                            || change.operation() == Change.Operation.UPDATE;
            if (writes
                    && Deals.MODELS.contains(change.object())
                    && change.touches(Step.FIELDS::contains)) {
                moved.computeIfAbsent(change.object(), _ -> new LinkedHashSet<>())
                        .add(change.record());
            }
        }
        moved.forEach(this::keep);
    }

    private void keep(ObjectName object, Set<UUID> records) {
        Map<UUID, List<Step>> ways = new HashMap<>();
        courses.of(object, records, Step.FIELDS)
                .forEach((record, course) -> ways.put(record, Step.of(course)));
        if (!ways.isEmpty()) {
            store.replace(object, ways);
        }
    }
}
