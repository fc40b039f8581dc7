package guanlan.engine.mass;

import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.mass.Mass.State;
import guanlan.engine.records.Cause;
import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an act back, the newest change first. What somebody else changed since stays as it is and
 * is counted. The place in the change log moves in the transaction of the step.
 */
@Component
class MassUndo implements JobHandler {
    static final JobName NAME = new JobName("mass.undo");
    private static final int CHANGES = 2_000;

    private final MassStore store;
    private final Reversals reversals;
    private final DSLContext dsl;
    private final Runners runners;
    private final TransactionTemplate transactions;

    MassUndo(
            MassStore store,
            Reversals reversals,
            Runners runners,
            DSLContext dsl,
            TransactionTemplate transactions) {
        this.store = store;
        this.reversals = reversals;
        this.dsl = dsl;
        this.runners = runners;
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller caller = runners.now(Caller.system(tenant).call(() -> store.runner(id)), tenant);
        while (caller.call(() -> step(id))) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private boolean step(UUID id) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            if (store.locked(id).state() != State.UNDOING) {
                                return false;
                            }
                            Reversals.Step step =
                                    reversals.back(
                                            Cause.of(Cause.Kind.MASS, id), position(id), CHANGES);
                            keep(id, step);
                            if (step.next() == null) {
                                store.move(id, State.UNDONE);
                            }
                            return step.next() != null;
                        }));
    }

    private Position position(UUID id) {
        Record place =
                Objects.requireNonNull(
                        dsl.select(Columns.UNDO_XID, Columns.UNDO_SEQ)
                                .from(Columns.operations(store.schema()))
                                .where(Columns.ID.eq(id))
                                .fetchOne());
        return place.get(Columns.UNDO_XID) == null
                ? Position.END
                : new Position(place.get(Columns.UNDO_XID), place.get(Columns.UNDO_SEQ));
    }

    private void keep(UUID id, Reversals.Step step) {
        Position next = step.next();
        dsl.update(Columns.operations(store.schema()))
                .set(Columns.REMOVED, Columns.REMOVED.plus(step.removed()))
                .set(Columns.REVERTED, Columns.REVERTED.plus(step.reverted()))
                .set(Columns.KEPT, Columns.KEPT.plus(step.kept().size()))
                .set(Columns.UNDO_XID, next == null ? null : next.xid())
                .set(Columns.UNDO_SEQ, next == null ? null : next.seq())
                .where(Columns.ID.eq(id))
                .execute();
    }
}
