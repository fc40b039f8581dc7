package guanlan.domain.projects;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A milestone comes after others of its project, and never after itself, however far around. */
@Component
class MilestoneOrder implements Behaviour {
    private final MilestoneStore store;

    MilestoneOrder(MilestoneStore store) {
        this.store = store;
    }

    @Override
    public ObjectName object() {
        return Milestone.OBJECT;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> moved =
                batch.rows().stream()
                        .filter(row -> !row.isRemoved())
                        .filter(MilestoneOrder::isPlacedAnew)
                        .toList();
        if (!moved.isEmpty()) {
            store.alone();
            Plan plan = plan(batch, moved);
            moved.forEach(row -> check(row, plan, batch));
        }
    }

    private static boolean isPlacedAnew(PlannedRow row) {
        boolean linked = !row.isNew() || row.after(Milestone.AFTER) != null;
        return linked
                && (row.changes(Milestone.AFTER)
                        || row.changes(Milestone.PROJECT)
                        || row.isRestored());
    }

    /** What would follow what, and where, after the batch. */
    private record Plan(Sequence sequence, Map<UUID, UUID> projects) {
        boolean isApart(UUID one, UUID other) {
            UUID here = projects.get(one);
            UUID there = projects.get(other);
            return here != null && there != null && !here.equals(there);
        }
    }

    private Plan plan(Planned batch, List<PlannedRow> moved) {
        Set<UUID> concerned = new HashSet<>();
        for (PlannedRow row : moved) {
            if (row.before(Milestone.PROJECT) instanceof UUID left) {
                concerned.add(left);
            }
            if (row.after(Milestone.PROJECT) instanceof UUID entered) {
                concerned.add(entered);
            }
        }
        Map<UUID, List<UUID>> before = new HashMap<>(store.before(concerned));
        for (PlannedRow row : batch.rows()) {
            before.put(row.id(), row.isRemoved() ? List.of() : after(row));
        }
        Set<UUID> all = new HashSet<>(before.keySet());
        before.values().forEach(all::addAll);
        Map<UUID, UUID> projects = new HashMap<>(store.projects(all));
        for (PlannedRow row : batch.rows()) {
            if (!row.isRemoved() && row.after(Milestone.PROJECT) instanceof UUID project) {
                projects.put(row.id(), project);
            }
        }
        return new Plan(new Sequence(before), projects);
    }

    private static List<UUID> after(PlannedRow row) {
        return row.after(Milestone.AFTER) instanceof Collection<?> several
                ? several.stream().map(UUID.class::cast).toList()
                : List.of();
    }

    private static void check(PlannedRow row, Plan plan, Planned batch) {
        UUID id = row.id();
        List<UUID> elsewhere =
                plan.sequence().before(id).stream()
                        .filter(other -> plan.isApart(id, other))
                        .toList();
        List<UUID> left =
                plan.sequence().following(id).stream()
                        .filter(other -> plan.isApart(id, other))
                        .toList();
        if (!elsewhere.isEmpty()) {
            refuse(row, Milestone.AFTER, ProjectProblem.OTHER_PROJECT, elsewhere, batch);
        } else if (!left.isEmpty()) {
            refuse(row, Milestone.PROJECT, ProjectProblem.FOLLOWED, left, batch);
        } else {
            plan.sequence().loop(id).ifPresent(way -> refuseLoop(row, way, batch));
        }
    }

    private static void refuse(
            PlannedRow row, String field, Code code, List<UUID> others, Planned batch) {
        Map<UUID, String> names = batch.titles(Set.copyOf(others));
        String told =
                others.stream()
                        .map(id -> Objects.requireNonNullElse(names.get(id), "?"))
                        .collect(Collectors.joining(", "));
        row.refuse(Finding.of(field, code, Map.of("names", told)));
    }

    private static void refuseLoop(PlannedRow row, List<UUID> way, Planned batch) {
        Map<UUID, String> names = batch.titles(Set.copyOf(way));
        String told =
                way.stream()
                        .map(id -> Objects.requireNonNullElse(names.get(id), "?"))
                        .collect(Collectors.joining(" → "));
        row.refuse(Finding.of(Milestone.AFTER, ProjectProblem.LOOP, Map.of("way", told)));
    }
}
