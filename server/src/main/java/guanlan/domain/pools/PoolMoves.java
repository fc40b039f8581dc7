package guanlan.domain.pools;

import guanlan.domain.pools.PoolLedger.Move;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A record has an owner or is in a pool, and goes from one to the other only by the acts of pools,
 * whoever writes: a screen, an import, a mass job, an undo. What follows from a move is set here;
 * what was written goes into the ledger with it.
 */
final class PoolMoves implements Behaviour {
    private final ObjectName object;
    private final Pools pools;
    private final Schemas schemas;
    private final Quotas quotas;
    private final PoolLedger ledger;
    private final Contacts contacts;

    PoolMoves(
            ObjectName object,
            Pools pools,
            Schemas schemas,
            Quotas quotas,
            PoolLedger ledger,
            Contacts contacts) {
        this.object = object;
        this.pools = pools;
        this.schemas = schemas;
        this.quotas = quotas;
        this.ledger = ledger;
        this.contacts = contacts;
    }

    private record Moved(List<Move> moves, Instant at) {}

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> rows = batch.rows();
        List<PlannedRow> moving = rows.stream().filter(PoolMoves::moves).toList();
        rows.stream()
                .filter(PoolMoves::isGivenAway)
                .forEach(row -> row.set(Pooled.CLAIMED_AT, batch.at()));
        if (moving.isEmpty()) {
            return;
        }
        ObjectDefinition definition = schemas.require(object);
        Passage passage = new Passage(batch, pools.of(object), definition);
        moving.forEach(passage::settle);
        List<Move> moves = quotas.counted(batch, passage);
        remember(new Moved(moves, batch.at()));
    }

    /** From one to another, past all pools. */
    private static boolean isGivenAway(PlannedRow row) {
        return !row.isNew()
                && !row.isRemoved()
                && !row.isRestored()
                && row.before(Pooled.POOL) == null
                && row.after(Pooled.POOL) == null
                && row.changes(Pooled.OWNER)
                && !row.gives(Pooled.CLAIMED_AT);
    }

    private static boolean moves(PlannedRow row) {
        if (row.isRemoved() || row.isRestored()) {
            return false;
        }
        return Deed.current().isPresent()
                || row.changes(Pooled.POOL)
                || Pooled.KEPT.stream().anyMatch(kept -> row.changes(kept))
                || row.before(Pooled.POOL) != null && row.changes(Pooled.OWNER);
    }

    /** Kept with the transaction until the rows are written. */
    private void remember(Moved moved) {
        Object former = TransactionSynchronizationManager.unbindResourceIfPossible(this);
        TransactionSynchronizationManager.bindResource(this, moved);
        if (former == null) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            TransactionSynchronizationManager.unbindResourceIfPossible(
                                    PoolMoves.this);
                        }
                    });
        }
    }

    @Override
    public void written() {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this)
                instanceof Moved moved) {
            ledger.keep(object, moved.moves(), moved.at());
            if (object.equals(Pooled.ACCOUNT)) {
                contacts.follow(moved.moves());
            }
        }
    }
}
