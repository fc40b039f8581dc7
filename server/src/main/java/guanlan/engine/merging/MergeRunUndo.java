package guanlan.engine.merging;

import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.problems.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the merges of a run back, the last one first, each with its step in a transaction. */
@Component
class MergeRunUndo implements JobHandler {
    static final JobName NAME = new JobName("merge.run.undo");

    private final RunStore store;
    private final Merging merging;
    private final Runners runners;
    private final TransactionTemplate transactions;

    MergeRunUndo(
            RunStore store, Merging merging, Runners runners, TransactionTemplate transactions) {
        this.store = store;
        this.merging = merging;
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
        try {
            return transacted(() -> undone(id));
        } catch (Problem refused) {
            return transacted(() -> kept(id, refused));
        }
    }

    private boolean transacted(BooleanSupplier work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.getAsBoolean()));
    }

    private boolean undone(UUID id) {
        if (store.locked(id).state() != Run.State.UNDOING) {
            return false;
        }
        Optional<Long> at = store.lastMerged(id);
        if (at.isEmpty()) {
            store.settle(id, Run.State.UNDONE, null);
            return false;
        }
        merging.undo(store.merge(id, at.get()), Caller.current());
        store.undone(id, at.get());
        return true;
    }

    /** One that somebody took back himself before is as good as taken back here. */
    private boolean kept(UUID id, Problem refused) {
        Optional<Long> at = store.lastMerged(id);
        boolean still = store.locked(id).state() == Run.State.UNDOING && at.isPresent();
        if (still && refused.code() == MergeProblem.UNDONE) {
            store.undone(id, at.get());
        } else if (still) {
            store.kept(id, at.get(), refused.code().key(), refused.params());
        }
        return still;
    }
}
