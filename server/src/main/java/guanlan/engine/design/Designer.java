package guanlan.engine.design;

import guanlan.core.values.Ids;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.design.Drawing.Drawn;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.Composition;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.DefinitionStore;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Snapshot;
import guanlan.engine.schema.Sources;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door for changes of objects and fields. A plan looks only; a run writes definition
 * records, from which everything else follows ({@link TakingEffect}).
 */
@Component
public class Designer {
    private final Records records;
    private final Reversals reversals;
    private final DefinitionStore store;
    private final Census census;
    private final Soundness soundness;
    private final Permits permits;
    private final Tenants tenants;
    private final TransactionTemplate transactions;
    private final Ids ids;

    Designer(
            Records records,
            Reversals reversals,
            DefinitionStore store,
            Census census,
            Soundness soundness,
            Permits permits,
            Tenants tenants,
            TransactionTemplate transactions,
            Ids ids) {
        this.records = records;
        this.reversals = reversals;
        this.store = store;
        this.census = census;
        this.soundness = soundness;
        this.permits = permits;
        this.tenants = tenants;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * What was done.
     *
     * @param change under which it can be taken back
     */
    public record Done(UUID change, Plan plan) {}

    public Plan plan(Wish wish) {
        allowed(wish);
        return draft(wish).plan();
    }

    /** All of it, or nothing and the obstacles. */
    public Done run(Wish wish) {
        allowed(wish);
        UUID change = ids.next();
        Plan plan =
                transactions.execute(
                        _ -> {
                            store.lock(schema());
                            Draft draft = draft(wish);
                            if (!draft.plan().obstacles().isEmpty()) {
                                throw refusal(draft.plan().obstacles());
                            }
                            write(draft.drawn().edits(), change);
                            return draft.plan();
                        });
        return new Done(change, Objects.requireNonNull(plan));
    }

    /** Takes a change back, unless what it touched was changed again since. */
    public void revert(UUID change) {
        allowed(Wish.of(Wish.Act.RESTORE, ObjectName.DEFINITION.value(), null));
        transactions.executeWithoutResult(
                _ -> {
                    store.lock(schema());
                    Reversals.Step step =
                            reversals.back(cause(change), Position.END, Integer.MAX_VALUE - 1);
                    if (!step.kept().isEmpty()) {
                        throw new Problem(
                                DesignProblem.CHANGED_SINCE, Map.of("names", names(step.kept())));
                    }
                    if (step.removed() + step.reverted() == 0) {
                        throw new Problem(DesignProblem.CHANGE_ABSENT);
                    }
                });
    }

    static Cause cause(UUID change) {
        return Cause.of(Cause.Kind.SCREEN, change);
    }

    private record Draft(Drawn drawn, Plan plan) {}

    private Draft draft(Wish wish) {
        String schema = schema();
        List<DefinitionRow> rows = store.rows(schema);
        Snapshot now = Composition.of(store.version(schema), rows);
        exists(now, wish);
        Drawn drawn = Drawing.of(now, rows, wish);
        if (drawn.findings().isEmpty()) {
            drawn.findings().addAll(soundness.broken(now, drawn.next()));
        }
        var plan = new Comparison(now, drawn.next(), wish.act(), census).plan(drawn);
        return new Draft(drawn, plan);
    }

    /** What is to be changed must be there; what comes back is looked for in the bin instead. */
    private static void exists(Snapshot now, Wish wish) {
        boolean looked = wish.act() == Wish.Act.RESTORE || wish.act() == Wish.Act.PURGE;
        String object = wish.object();
        if (object == null || looked) {
            return;
        }
        var definition =
                now.object(object)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                SchemaProblem.OBJECT_ABSENT,
                                                Map.of("object", object)));
        String field = wish.field();
        if (field != null && definition.field(field).isEmpty()) {
            throw new Problem(SchemaProblem.FIELD_ABSENT, Map.of("field", field));
        }
    }

    /** One obstacle that is no matter of a field is the problem itself. */
    private static Problem refusal(List<Finding> obstacles) {
        return new Problem(DesignProblem.REFUSED, Map.of(), obstacles);
    }

    private void write(List<DefinitionRow> edits, UUID change) {
        List<Row> fresh = new ArrayList<>();
        List<UUID> deleted = new ArrayList<>();
        List<Batch.Change> changed = new ArrayList<>();
        Map<UUID, Boolean> bin = inRecordBin();
        for (DefinitionRow edit : edits) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("path", edit.path());
            values.put("state", edit.state().key());
            values.put("source", Sources.write(edit.source()));
            if (Drawing.isNew(edit)) {
                fresh.add(Row.of(values));
            } else {
                if (Boolean.TRUE.equals(bin.get(edit.id()))) {
                    deleted.add(edit.id());
                }
                changed.add(new Batch.Change(edit.id(), null, Row.of(values)));
            }
        }
        Batch.Of batch = Batch.of(ObjectName.DEFINITION);
        write(batch.restore(Batch.Target.of(deleted)), deleted.isEmpty(), change);
        write(batch.update(changed), changed.isEmpty(), change);
        write(batch.create(fresh), fresh.isEmpty(), change);
    }

    private void write(Batch batch, boolean empty, UUID change) {
        if (!empty) {
            records.write(batch.because(cause(change)).allOrNothing());
        }
    }

    private Map<UUID, Boolean> inRecordBin() {
        Map<UUID, Boolean> bin = new LinkedHashMap<>();
        store.rows(schema()).forEach(row -> bin.put(row.id(), row.deleted()));
        return bin;
    }

    private String names(List<UUID> kept) {
        return String.join(
                ", ",
                store.rows(schema()).stream()
                        .filter(row -> kept.contains(row.id()))
                        .map(DefinitionRow::path)
                        .toList());
    }

    private void allowed(Wish wish) {
        String object = wish.object() == null ? ObjectName.DEFINITION.value() : wish.object();
        if (!permits.of(Caller.current(), object).allows(Right.CONFIGURE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
