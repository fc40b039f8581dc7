package guanlan.engine.exchange;

import guanlan.engine.exchange.Export.State;
import guanlan.engine.exchange.Import.Reason;
import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes exports in the background, with the rights that whoever ordered one has by then. */
@Component
class ExportJob implements JobHandler {
    static final JobName NAME = new JobName("export");

    private final ExportStore store;
    private final ExportRun run;
    private final Runners runners;
    private final WorkEndings endings;

    ExportJob(ExportStore store, ExportRun run, Runners runners, WorkEndings endings) {
        this.endings = endings;
        this.store = store;
        this.run = run;
        this.runners = runners;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public void run(UUID id, String tenant) {
        ExportStore.Held held = Caller.system(tenant).call(() -> store.require(id));
        if (held.seen().state() != State.RUNNING) {
            return;
        }
        try {
            runners.now(held.runner(), tenant).run(() -> run.run(held.seen()));
        } catch (Ledger.Superseded stopped) {
            if (Thread.currentThread().isInterrupted()) {
                throw stopped;
            }
        }
    }

    @Override
    public void gaveUp(UUID id, String tenant, Throwable cause) {
        Reason why =
                cause instanceof Problem problem
                        ? new Reason(null, problem.code().key(), Map.copyOf(problem.params()))
                        : new Reason(null, ExportProblem.FAILED.key(), Map.of("trace", id));
        Caller.system(tenant)
                .run(
                        () ->
                                endings.end(
                                        () -> store.fail(id, why),
                                        WorkEnded.of(store.require(id).seen(), true)));
    }
}
