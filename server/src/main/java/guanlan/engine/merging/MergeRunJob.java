package guanlan.engine.merging;

import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.problems.Problem;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges the groups of a run, each with the step to the next one in a transaction: whatever kills
 * the process, no group is merged twice and none is left out.
 */
@Component
class MergeRunJob implements JobHandler {
    static final JobName NAME = new JobName("merge.run");

    private final RunStore store;
    private final Merging merging;
    private final Proposals proposals;
    private final Runners runners;
    private final TransactionTemplate transactions;

    MergeRunJob(
            RunStore store,
            Merging merging,
            Proposals proposals,
            Runners runners,
            TransactionTemplate transactions) {
        this.store = store;
        this.merging = merging;
        this.proposals = proposals;
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

    @Override
    public void gaveUp(UUID id, String tenant, Throwable cause) {
        String code =
                cause instanceof Problem problem
                        ? problem.code().key()
                        : MergeProblem.RUN_FAILED.key();
        Caller.system(tenant)
                .run(
                        () ->
                                transactions.executeWithoutResult(
                                        _ -> store.settle(id, Run.State.FAILED, code)));
    }

    private boolean step(UUID id) {
        try {
            return transacted(() -> merged(id));
        } catch (Problem refused) {
            return transacted(() -> rejected(id, refused));
        }
    }

    private boolean transacted(BooleanSupplier work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.getAsBoolean()));
    }

    private boolean merged(UUID id) {
        Run run = store.locked(id);
        long at = run.counts().done();
        if (run.state() != Run.State.RUNNING) {
            return false;
        }
        if (at == run.counts().total()) {
            store.settle(id, Run.State.FINISHED, null);
            return false;
        }
        Run.Group group = store.group(id, at);
        Proposal proposal = proposals.of(run.object(), group.records(), group.survivor());
        Merged merged = merging.merge(proposals.order(proposal), Caller.current());
        store.merged(id, at, merged.id());
        return true;
    }

    private boolean rejected(UUID id, Problem refused) {
        Run run = store.locked(id);
        boolean still = run.state() == Run.State.RUNNING;
        if (still) {
            store.rejected(id, run.counts().done(), refused.code().key(), refused.params());
        }
        return still;
    }
}
