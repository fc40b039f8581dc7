package guanlan.engine.merging;

import guanlan.core.values.Ids;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.WriteAttempts;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes one record of several. In one transaction, so that nobody ever sees half of it: everything
 * that points to a loser points to the survivor, the losers go to the recycle bin, the survivor
 * gets the values that were chosen. Fields that the caller may not edit stay as they are; what
 * points to a loser follows, whether he sees it or not.
 */
@Component
public class Merging {
    private final Participants participants;
    private final Outcomes outcomes;
    private final Pointers pointers;
    private final SharesFollow shares;
    private final Writes writes;
    private final MergeStore store;
    private final Unmerging unmerging;
    private final WriteAttempts attempts;
    private final Ids ids;

    Merging(
            Participants participants,
            Outcomes outcomes,
            Pointers pointers,
            SharesFollow shares,
            Writes writes,
            MergeStore store,
            Unmerging unmerging,
            WriteAttempts attempts,
            Ids ids) {
        this.participants = participants;
        this.outcomes = outcomes;
        this.pointers = pointers;
        this.shares = shares;
        this.writes = writes;
        this.store = store;
        this.unmerging = unmerging;
        this.attempts = attempts;
        this.ids = ids;
    }

    /** For somebody, with his rights: to merge and edit every record that takes part. */
    public Merged merge(MergeOrder order, Caller caller) {
        return caller.call(() -> attempts.run(() -> merged(order)));
    }

    /**
     * Takes a merge back: the losers are there again, with what pointed to them, and the survivor
     * is what it would be without them. What somebody changed since stays as he made it.
     */
    public Unmerged undo(UUID merge, Caller caller) {
        return caller.call(() -> attempts.run(() -> unmerging.undo(merge)));
    }

    /** What taking it back would do; nothing is done. */
    public Unmerged undoPlan(UUID merge, Caller caller) {
        return caller.call(() -> attempts.tried(() -> unmerging.plan(merge)));
    }

    /** A merge whose survivor the caller sees. */
    public Merged require(UUID merge, Caller caller) {
        return caller.call(() -> unmerging.seen(merge));
    }

    /** The merges in force that made a record what it is, the newest first. */
    public List<Merged> into(ObjectName object, UUID record) {
        return store.into(record).stream()
                .filter(merged -> merged.object().equals(object))
                .toList();
    }

    private Merged merged(MergeOrder order) {
        store.alone(order.object());
        Taking taking = participants.locked(order);
        Cause cause = Cause.of(Cause.Kind.MERGE, ids.next());
        Row values = outcomes.of(order, taking);
        Map<ObjectName, Long> moved =
                pointers.counted(order.object(), taking.losers(), order.all());
        pointers.repoint(taking, cause);
        refuse(writes.correct(order.object(), selfless(taking), cause));
        refuse(writes.bin(order.object(), taking.losers(), cause));
        give(taking, values, cause);
        shares.follow(taking, cause);
        return store.insert(Objects.requireNonNull(cause.id()), order, moved);
    }

    /** A survivor that names a loser would name itself. */
    private static List<Batch.Change> selfless(Taking taking) {
        Row survivor = taking.survivor();
        Set<UUID> losers = taking.loserIds();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        var self = Pointers.fields(taking.definition(), taking.definition().name());
        for (FieldDefinition field : self) {
            Object value = survivor.value(field.name());
            if (value instanceof UUID target && losers.contains(target)) {
                values.put(field.name(), null);
            } else if (value instanceof Collection<?> several
                    && several.stream().anyMatch(losers::contains)) {
                List<Object> rest = new ArrayList<>(several);
                rest.removeAll(losers);
                values.put(field.name(), FieldStory.like(rest, false));
            }
        }
        return values.isEmpty()
                ? List.of()
                : List.of(new Batch.Change(survivor.id(), null, Row.of(values)));
    }

    private void give(Taking taking, Row values, Cause cause) {
        if (values.fields().isEmpty()) {
            return;
        }
        var change = new Batch.Change(taking.survivor().id(), null, values);
        List<Finding> findings =
                writes.asCaller(
                        Batch.of(taking.definition().name()).update(List.of(change)), cause);
        if (!findings.isEmpty()) {
            throw new Problem(MergeProblem.VALUES_REFUSED, Map.of(), findings);
        }
    }

    /** What cannot be refused, but by a slip of ours or by records changed beneath us. */
    static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            Finding first = findings.getFirst();
            throw new Problem(first.code(), first.params(), findings);
        }
    }
}
