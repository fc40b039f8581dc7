package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Reason;
import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Runs imports and their undoing in the background, on behalf of whoever started them. Going on
 * after a failure needs nothing but running again.
 */
@Component
class ImportJob implements JobHandler {
    static final JobName NAME = new JobName("import");

    private final ImportStore store;
    private final ImportRun run;
    private final Undo undo;
    private final Runners runners;

    ImportJob(ImportStore store, ImportRun run, Undo undo, Runners runners) {
        this.runners = runners;
        this.store = store;
        this.run = run;
        this.undo = undo;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public void run(UUID id, String tenant) {
        Held held = Caller.system(tenant).call(() -> store.require(id));
        runners.now(held.runner(), tenant).run(() -> work(held));
    }

    private void work(Held held) {
        UUID id = held.seen().id();
        try {
            switch (held.seen().state()) {
                case RUNNING -> run.run(id);
                case UNDOING -> undo.run(id);
                case ANALYSED, FINISHED, FAILED, UNDONE -> {}
            }
        } catch (Ledger.Superseded ahead) {
            if (Thread.currentThread().isInterrupted()) {
                throw ahead;
            }
        }
    }

    @Override
    public void gaveUp(UUID id, String tenant, Throwable cause) {
        Reason why =
                cause instanceof Problem problem
                        ? new Reason(null, problem.code().key(), Map.copyOf(problem.params()))
                        : new Reason(null, ImportProblem.FAILED.key(), Map.of("trace", id));
        Caller.system(tenant).run(() -> store.fail(id, why));
    }
}
