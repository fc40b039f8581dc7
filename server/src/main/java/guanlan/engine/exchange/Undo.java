package guanlan.engine.exchange;

import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Cause;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back, the newest change first: what it created goes to the recycle bin, what it
 * changed becomes as it was. A record that somebody else changed since is left alone and listed.
 * The place in the change log moves in the same transaction, so an undo too goes on where it was
 * stopped.
 */
@Component
class Undo {
    private static final int CHANGES = 2_000;

    private final ImportStore store;
    private final Reversals reversals;
    private final DSLContext dsl;
    private final Turns turns;
    private final TransactionTemplate transactions;

    Undo(
            ImportStore store,
            Reversals reversals,
            DSLContext dsl,
            Turns turns,
            TransactionTemplate transactions) {
        this.turns = turns;
        this.store = store;
        this.reversals = reversals;
        this.dsl = dsl;
        this.transactions = transactions;
    }

    void run(UUID id) {
        while (store.require(id).seen().state() == State.UNDOING) {
            turns.take(() -> transactions.executeWithoutResult(_ -> step(id)));
        }
    }

    private void step(UUID id) {
        Position from = lockedPosition(id);
        Reversals.Step step = reversals.back(Cause.of(Cause.Kind.IMPORT, id), from, CHANGES);
        keep(id, step);
        Position next = step.next();
        dsl.update(table())
                .set(Columns.REMOVED, Columns.REMOVED.plus(step.removed()))
                .set(Columns.REVERTED, Columns.REVERTED.plus(step.reverted()))
                .set(Columns.UNDO_XID, next == null ? null : next.xid())
                .set(Columns.UNDO_SEQ, next == null ? null : next.seq())
                .where(Columns.ID.eq(id))
                .execute();
        if (next == null) {
            store.undone(id);
        }
    }

    /** Where to go on. Holding the row keeps a second undo of the same import waiting. */
    private Position lockedPosition(UUID id) {
        return dsl.select(Columns.UNDO_XID, Columns.UNDO_SEQ)
                .from(table())
                .where(Columns.ID.eq(id))
                .and(Columns.STATE.eq(State.UNDOING.key()))
                .forUpdate()
                .fetchOptional()
                .map(
                        found ->
                                found.value1() == null
                                        ? Position.END
                                        : new Position(found.value1(), found.value2()))
                .orElseThrow(Ledger.Superseded::new);
    }

    private void keep(UUID id, Reversals.Step step) {
        if (!step.kept().isEmpty()) {
            dsl.query(
                            "insert into {0} select {1}, * from unnest({2}) on conflict do nothing",
                            Columns.kept(store.schema()),
                            DSL.val(id),
                            DSL.val(step.kept().toArray(UUID[]::new)))
                    .execute();
        }
    }

    private Table<?> table() {
        return Columns.imports(store.schema());
    }
}
