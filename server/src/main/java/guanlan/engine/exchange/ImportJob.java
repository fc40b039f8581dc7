package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Reason;
import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.Optional;
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
    private final WorkEndings endings;

    ImportJob(ImportStore store, ImportRun run, Undo undo, Runners runners, WorkEndings endings) {
        this.endings = endings;
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
    public void run(UUID job, String tenant) {
        boolean again = true;
        while (again) {
            Optional<Held> mine = Caller.system(tenant).call(() -> store.findByJob(job));
            again = mine.isPresent() && !done(mine.get(), tenant);
        }
    }

    /**
     * Not done is one that another run came in the way of: that is on its way out, for the import
     * is this job's.
     */
    private boolean done(Held held, String tenant) {
        try {
            runners.now(held.runner(), tenant).run(() -> work(held.seen()));
            return true;
        } catch (Ledger.Superseded ahead) {
            if (Thread.currentThread().isInterrupted()) {
                throw ahead;
            }
            return false;
        }
    }

    private void work(Import told) {
        switch (told.state()) {
            case RUNNING -> run.run(told.id());
            case UNDOING -> undo.run(told.id());
            case ANALYSED, PAUSED, FINISHED, CANCELLED, FAILED, UNDONE -> {}
        }
    }

    @Override
    public void gaveUp(UUID job, String tenant, Throwable cause) {
        Reason why =
                cause instanceof Problem problem
                        ? new Reason(null, problem.code().key(), Map.copyOf(problem.params()))
                        : new Reason(null, ImportProblem.FAILED.key(), Map.of("trace", job));
        Caller.system(tenant)
                .run(
                        () ->
                                store.findByJob(job)
                                        .map(Held::seen)
                                        .ifPresent(
                                                told ->
                                                        endings.end(
                                                                () -> store.fail(told.id(), why),
                                                                WorkEnded.of(told, true))));
    }
}
