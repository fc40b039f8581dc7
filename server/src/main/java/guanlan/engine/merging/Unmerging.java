package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Successors;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a merge back, whatever was done since and in whatever order merges are taken back: each
 * field that the merge wrote to is told its story once more without it. First everything gets its
 * values, then the losers come back, so that what must be unique is free again.
 */
@Component
class Unmerging {
    private final MergeStore store;
    private final MergeLog log;
    private final Schemas schemas;
    private final FullRows rows;
    private final RowRights rights;
    private final Successors successors;
    private final Writes writes;

    Unmerging(
            MergeStore store,
            MergeLog log,
            Schemas schemas,
            FullRows rows,
            RowRights rights,
            Successors successors,
            Writes writes) {
        this.store = store;
        this.log = log;
        this.schemas = schemas;
        this.rows = rows;
        this.rights = rights;
        this.successors = successors;
        this.writes = writes;
    }

    /** Of one object: what comes back, and what stays as somebody made it. */
    private static final class Back {
        final List<Batch.Change> changes = new ArrayList<>();
        final List<UUID> binned = new ArrayList<>();
        final List<Unmerged.Kept> kept = new ArrayList<>();
    }

    Unmerged undo(UUID id) {
        Unmerged done = plan(id);
        if (!done.blocked().isEmpty()) {
            throw new Problem(MergeProblem.UNDO_BLOCKED, Map.of("id", id), done.blocked());
        }
        return done;
    }

    /** Does it, and tells what would have to be different where that cannot be. */
    Unmerged plan(UUID id) {
        Merged merge = seen(id);
        store.alone(merge.object());
        merge = store.require(id);
        allowed(merge);
        if (merge.isUndone()) {
            throw new Problem(MergeProblem.UNDONE, Map.of("id", id));
        }
        Cause made = Cause.of(Cause.Kind.MERGE, id);
        Map<ObjectName, Back> back = new LinkedHashMap<>();
        log.records(made)
                .forEach(
                        (object, ids) ->
                                schemas.find(object)
                                        .ifPresent(
                                                definition ->
                                                        back.put(
                                                                object,
                                                                back(definition, ids, made))));
        purged(merge, back);
        List<Finding> blocked = write(back, Cause.of(Cause.Kind.UNMERGE, id));
        store.undone(id);
        return told(merge, back, blocked);
    }

    /** Of a record that the caller does not see there is no merge either. */
    Merged seen(UUID id) {
        Merged merge = store.require(id);
        if (!end(merge).sees()) {
            throw new Problem(MergeProblem.ABSENT, Map.of("id", id));
        }
        return merge;
    }

    private void allowed(Merged merge) {
        Held held = end(merge);
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        if (!held.may(Right.MERGE) || !held.may(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", merge.object()));
        }
    }

    /** What is held for the record that stands for all of them now. */
    private Held end(Merged merge) {
        UUID survivor = merge.survivor();
        return rights.of(merge.object(), successors.of(survivor).orElse(survivor));
    }

    private void purged(Merged merge, Map<ObjectName, Back> back) {
        Set<UUID> there = rows.read(schemas.require(merge.object()), merge.losers()).keySet();
        for (UUID loser : merge.losers()) {
            if (!there.contains(loser) || !back.containsKey(merge.object())) {
                throw new Problem(MergeProblem.RECORD_PURGED, Map.of("id", loser));
            }
        }
    }

    private Back back(ObjectDefinition object, List<UUID> ids, Cause made) {
        Map<UUID, Row> present = rows.locked(object, ids);
        Map<UUID, List<MergeLog.Entry>> entries = log.of(ids);
        Map<UUID, FieldStory.Fact> facts = facts(entries, made);
        var back = new Back();
        present.forEach(
                (id, row) -> {
                    List<MergeLog.Entry> lines = entries.getOrDefault(id, List.of());
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    for (FieldDefinition field : MergeLog.written(lines, made, object)) {
                        Object now = row.value(field.name());
                        var story = new FieldStory(id, MergeLog.lines(lines, field), now, facts);
                        Object told = story.told();
                        if (!FieldStory.same(now, told)) {
                            values.put(field.name(), told);
                        }
                        story.overwritten(made)
                                .map(found -> kept(object, row, field, found))
                                .ifPresent(back.kept::add);
                    }
                    if (!values.isEmpty()) {
                        back.changes.add(new Batch.Change(id, null, Row.of(values)));
                    }
                    if (row.isDeleted() && lastBinning(lines).equals(made)) {
                        back.binned.add(id);
                    }
                });
        return back;
    }

    private static Unmerged.Kept kept(
            ObjectDefinition object, Row row, FieldDefinition field, FieldStory.Found found) {
        return new Unmerged.Kept(
                object.name(), row.id(), field.name(), row.value(field.name()), found.value());
    }

    /** Who put the record where it is last: whoever else did so since is right. */
    private static Cause lastBinning(List<MergeLog.Entry> lines) {
        return lines.stream()
                .filter(MergeLog.Entry::isBinning)
                .reduce((_, later) -> later)
                .map(MergeLog.Entry::cause)
                .orElse(Cause.of(Cause.Kind.SYSTEM));
    }

    /** Every merge that is mentioned; the one that is taken back is no longer in force. */
    private Map<UUID, FieldStory.Fact> facts(Map<UUID, List<MergeLog.Entry>> entries, Cause made) {
        Set<UUID> mentioned = new HashSet<>();
        entries.values().stream()
                .flatMap(List::stream)
                .map(MergeLog.Entry::cause)
                .filter(cause -> cause.kind() == Cause.Kind.MERGE && cause.id() != null)
                .forEach(cause -> mentioned.add(Objects.requireNonNull(cause.id())));
        Map<UUID, FieldStory.Fact> facts = new HashMap<>();
        for (Merged merge : store.find(mentioned)) {
            boolean live = !merge.isUndone() && !merge.id().equals(made.id());
            facts.put(
                    merge.id(),
                    new FieldStory.Fact(merge.survivor(), Set.copyOf(merge.losers()), live));
        }
        return facts;
    }

    private List<Finding> write(Map<ObjectName, Back> back, Cause cause) {
        List<Finding> blocked = new ArrayList<>();
        back.forEach((object, each) -> blocked.addAll(writes.correct(object, each.changes, cause)));
        back.forEach((object, each) -> blocked.addAll(writes.restore(object, each.binned, cause)));
        return blocked;
    }

    private Unmerged told(Merged merge, Map<ObjectName, Back> back, List<Finding> blocked) {
        Map<ObjectName, Long> moved = new LinkedHashMap<>();
        List<Unmerged.Kept> kept = new ArrayList<>();
        Set<UUID> taking = new HashSet<>(merge.losers());
        taking.add(merge.survivor());
        back.forEach(
                (object, each) -> {
                    Set<UUID> ids = new HashSet<>();
                    each.changes.forEach(change -> ids.add(change.id()));
                    each.kept.forEach(one -> ids.add(one.record()));
                    Map<UUID, Held> held = rights.of(object, ids);
                    long count =
                            each.changes.stream()
                                    .filter(change -> !taking.contains(change.id()))
                                    .filter(change -> sees(held, change.id()))
                                    .count();
                    if (count > 0) {
                        moved.put(object, count);
                    }
                    each.kept.stream()
                            .filter(one -> sees(held, one.record()))
                            .flatMap(one -> toldOf(one, held.get(one.record())).stream())
                            .forEach(kept::add);
                });
        Back own = back.get(merge.object());
        List<UUID> restored = new ArrayList<>(merge.losers());
        restored.retainAll(own == null ? List.of() : own.binned);
        return new Unmerged(merge, restored, moved, kept, blocked);
    }

    private static boolean sees(Map<UUID, Held> held, UUID record) {
        Held mine = held.get(record);
        return mine != null && mine.sees();
    }

    private Optional<Unmerged.Kept> toldOf(Unmerged.Kept kept, @Nullable Held held) {
        if (held == null || held.field(kept.field()) == Access.HIDDEN) {
            return Optional.empty();
        }
        FieldDefinition field = schemas.require(kept.object()).require(kept.field());
        return Optional.of(
                new Unmerged.Kept(
                        kept.object(),
                        kept.record(),
                        kept.field(),
                        held.told(field, kept.now()),
                        held.told(field, kept.before())));
    }
}
