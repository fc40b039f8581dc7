package guanlan.engine.merging;

import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many groups of records, each merged by the rules of their object, by a job that can be watched,
 * stopped and taken back. A group that cannot be merged is told with its reason and stops nothing.
 */
@Component
public class MergeRuns {
    private static final int MOST = 100_000;
    private static final int LISTED = 200;
    private static final int REFUSALS = 1_000;

    private final RunStore store;
    private final Schemas schemas;
    private final Permits permits;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final Ids ids;

    MergeRuns(
            RunStore store,
            Schemas schemas,
            Permits permits,
            Jobs jobs,
            TransactionTemplate transactions,
            Ids ids) {
        this.store = store;
        this.schemas = schemas;
        this.permits = permits;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
    }

    public Run start(ObjectName object, List<Run.Group> groups) {
        Caller caller = Caller.current();
        Permit permit = permits.of(caller, schemas.require(object).name().value());
        if (!permit.allows(Right.MERGE) || !permit.allows(Right.EDIT) || caller.viewer() != null) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
        if (groups.isEmpty() || groups.size() > MOST) {
            throw new Problem(MergeProblem.RUN_GROUPS, Map.of("most", MOST));
        }
        UUID id = ids.next();
        transactions.executeWithoutResult(
                _ -> {
                    store.insert(id, object, groups);
                    jobs.schedule(MergeRunJob.NAME, id);
                });
        return store.require(id);
    }

    /** Whoever ordered it sees it, and administrators do. */
    public Run require(UUID id) {
        Run run = store.require(id);
        Caller caller = Caller.current();
        boolean own = caller.user() != null && caller.user().equals(run.story().createdBy());
        if (!own && !caller.is(Role.ADMINISTRATOR)) {
            throw new Problem(MergeProblem.RUN_ABSENT, Map.of("id", id));
        }
        return run;
    }

    /** The newest first. */
    public List<Run> list(int limit) {
        Caller caller = Caller.current();
        UUID by = caller.is(Role.ADMINISTRATOR) ? null : caller.user();
        return store.list(by, Math.clamp(limit, 1, LISTED));
    }

    /** The groups that were not merged, and the merges that were not taken back. */
    public List<Run.Refusal> refusals(UUID id) {
        return store.refusals(require(id).id(), REFUSALS);
    }

    /** Stops it behind the group that is being merged; what is merged stays merged. */
    public Run cancel(UUID id) {
        return change(
                id, Set.of(Run.State.RUNNING), () -> store.settle(id, Run.State.CANCELLED, null));
    }

    /** Takes all its merges back, the last one first. */
    public Run undo(UUID id) {
        return change(
                id,
                Set.of(Run.State.FINISHED, Run.State.CANCELLED, Run.State.FAILED),
                () -> {
                    store.beginUndo(id);
                    jobs.schedule(MergeRunUndo.NAME, id);
                });
    }

    private Run change(UUID id, Set<Run.State> from, Runnable change) {
        require(id);
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        transactions.executeWithoutResult(
                _ -> {
                    Run run = store.locked(id);
                    if (!from.contains(run.state())) {
                        throw new Problem(
                                MergeProblem.RUN_STATE, Map.of("state", run.state().key()));
                    }
                    change.run();
                });
        return store.require(id);
    }
}
