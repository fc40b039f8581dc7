package guanlan.engine.mass;

import guanlan.engine.mass.Mass.Act;
import guanlan.engine.mass.Mass.State;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Row;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on all records of a filter. Meant are the records that match when the act is ordered: one
 * that comes to match later is not touched, one that no longer matches when its turn comes is. When
 * there are more of them than the person confirmed, nothing happens.
 */
@Component
public class MassOperations {
    private static final int MOST = 200;

    private final MassStore store;
    private final Records records;
    private final Permits permits;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    MassOperations(
            MassStore store,
            Records records,
            Permits permits,
            Jobs jobs,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.records = records;
        this.permits = permits;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is ordered.
     *
     * @param expected how many records the person was told it would be
     */
    public record Order(
            UUID id,
            ObjectName object,
            Act act,
            Filter filter,
            Map<String, @Nullable Object> values,
            long expected) {}

    public Mass start(Order order) {
        allowed(order);
        checkValues(order);
        Filter filter = order.filter().deleted(order.act() == Act.RESTORE);
        Caller caller = Caller.current();
        var story =
                new Mass.Story(clock.instant().truncatedTo(ChronoUnit.MICROS), caller.user(), null);
        var mass =
                new Mass(
                        order.id(),
                        order.object(),
                        order.act(),
                        filter,
                        records.kept(order.object(), order.values()),
                        State.RUNNING,
                        new Mass.Counts(0, 0, 0, 0, 0),
                        null,
                        new Mass.Undone(0, 0, 0),
                        story);
        transactions.executeWithoutResult(
                _ -> {
                    store.insert(mass);
                    long count = store.target(mass);
                    if (count > order.expected()) {
                        throw new Problem(
                                MassProblem.COUNT_MOVED,
                                Map.of("expected", order.expected(), "count", count));
                    }
                    jobs.schedule(MassRun.NAME, mass.id());
                });
        return store.require(mass.id());
    }

    private void allowed(Order order) {
        Right right = order.act() == Act.UPDATE ? Right.EDIT : Right.DELETE;
        Permit permit = permits.of(Caller.current(), order.object().value());
        boolean many = order.act() != Act.UPDATE || permit.allows(Right.MASS_EDIT);
        if (!permit.allows(right) || !many || Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", order.object()));
        }
    }

    /** What no record could take is refused before the first one is touched. */
    private void checkValues(Order order) {
        if (order.act() != Act.UPDATE) {
            return;
        }
        if (order.values().isEmpty()) {
            throw new Problem(MassProblem.NO_VALUES);
        }
        List<Finding> findings = records.findings(order.object(), Row.of(order.values()));
        if (!findings.isEmpty()) {
            throw new Problem(MassProblem.VALUES_REFUSED, Map.of(), findings);
        }
    }

    /** Whoever ordered it sees it, and administrators do. */
    public Mass require(UUID id) {
        Mass mass = store.require(id);
        Caller caller = Caller.current();
        if (!caller.is(Role.ADMINISTRATOR)
                && (caller.user() == null || !caller.user().equals(mass.story().createdBy()))) {
            throw new Problem(MassProblem.ABSENT, Map.of("id", id));
        }
        return mass;
    }

    /** The newest first. */
    public List<Mass> list(int limit) {
        Caller caller = Caller.current();
        UUID by = caller.is(Role.ADMINISTRATOR) ? null : caller.user();
        return store.list(by, Math.clamp(limit, 1, MOST));
    }

    /** The records that did not take the change. */
    public List<Mass.Refusal> refusals(UUID id) {
        return store.refusals(require(id).id(), 1_000);
    }

    /** Stops it behind the chunk that is being written; what is done stays done. */
    public Mass cancel(UUID id) {
        return change(id, Set.of(State.RUNNING), () -> store.settle(id, State.CANCELLED, null));
    }

    /** Takes back what was done. */
    public Mass undo(UUID id) {
        return change(
                id,
                Set.of(State.FINISHED, State.CANCELLED, State.FAILED),
                () -> {
                    store.move(id, State.UNDOING);
                    jobs.schedule(MassUndo.NAME, id);
                });
    }

    private Mass change(UUID id, Set<State> from, Runnable change) {
        require(id);
        transactions.executeWithoutResult(
                _ -> {
                    Mass mass = store.locked(id);
                    if (!from.contains(mass.state())) {
                        throw new Problem(MassProblem.STATE, Map.of("state", mass.state().key()));
                    }
                    change.run();
                });
        return store.require(id);
    }
}
