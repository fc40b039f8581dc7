package guanlan.engine.mass;

import guanlan.engine.mass.Mass.Refusal;
import guanlan.engine.mass.Mass.State;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.rights.Runners;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
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
 * Runs an act from where it stands to its end. Each chunk writes its records and moves the position
 * on in one transaction, so whatever kills the process, no record is done twice and none is left
 * out.
 */
@Component
class MassRun implements JobHandler {
    static final JobName NAME = new JobName("mass");
    private static final int CHUNK = 1_000;

    private final MassStore store;
    private final Records records;
    private final Runners runners;
    private final TransactionTemplate transactions;

    MassRun(MassStore store, Records records, Runners runners, TransactionTemplate transactions) {
        this.runners = runners;
        this.store = store;
        this.records = records;
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
                cause instanceof Problem problem ? problem.code().key() : MassProblem.FAILED.key();
        Caller.system(tenant)
                .run(
                        () ->
                                transactions.executeWithoutResult(
                                        _ -> store.settle(id, State.FAILED, code)));
    }

    /** One chunk; tells whether there may be another. */
    private boolean step(UUID id) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            Mass mass = store.locked(id);
                            if (mass.state() != State.RUNNING) {
                                return false;
                            }
                            List<UUID> targets = store.targets(id, mass.counts().done(), CHUNK);
                            if (targets.isEmpty()) {
                                store.settle(id, State.FINISHED, null);
                                return false;
                            }
                            write(mass, targets);
                            return true;
                        }));
    }

    private void write(Mass mass, List<UUID> targets) {
        Written written =
                records.write(batch(mass, targets).because(Cause.of(Cause.Kind.MASS, mass.id())));
        List<Refusal> refused = new ArrayList<>();
        for (int at = 0; at < targets.size(); at++) {
            if (written.outcomes().get(at) instanceof Outcome.Rejected(var findings)) {
                refused.add(refusal(targets.get(at), findings.getFirst()));
            }
        }
        long unchanged = written.count(Outcome.Unchanged.class);
        store.advance(mass.id(), targets.size() - unchanged - refused.size(), unchanged, refused);
    }

    private static Batch batch(Mass mass, List<UUID> targets) {
        Batch.Of batch = Batch.of(mass.object());
        return switch (mass.act()) {
            case UPDATE -> {
                Row values = Row.of(mass.values());
                yield batch.update(
                        targets.stream().map(id -> new Batch.Change(id, null, values)).toList());
            }
            case DELETE -> batch.delete(Batch.Target.of(targets));
            case RESTORE -> batch.restore(Batch.Target.of(targets));
        };
    }

    private static Refusal refusal(UUID record, Finding finding) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        finding.params().forEach((name, value) -> params.put(name, Objects.toString(value)));
        return new Refusal(record, finding.field(), finding.code().key(), params);
    }
}
