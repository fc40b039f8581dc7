package guanlan.domain.people;

import guanlan.core.values.Ids;
import guanlan.domain.people.Handover.Wish;
import guanlan.domain.people.HandoverStore.Head;
import guanlan.domain.people.HandoverStore.PartRow;
import guanlan.engine.mass.Mass;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives what a person holds to successors, object by object, as acts on many records that work in
 * the background and can be taken back. For administrators, whether the person is still here or
 * not.
 */
@Component
public class Handovers {
    private static final Set<Mass.State> ENDED =
            Set.of(Mass.State.FINISHED, Mass.State.CANCELLED, Mass.State.FAILED);

    private final Holdings holdings;
    private final HandoverStore store;
    private final MassOperations operations;
    private final Queries queries;
    private final Ids ids;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Handovers(
            Holdings holdings,
            HandoverStore store,
            MassOperations operations,
            Queries queries,
            Ids ids,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.holdings = holdings;
        this.store = store;
        this.operations = operations;
        this.queries = queries;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a person holds now. */
    public List<Holding> holdings(UUID person) {
        mayHandOver();
        queries.require(ObjectName.USER, person);
        return holdings.of(person);
    }

    /** All parts or none; each begins to work when this returns. */
    public Handover start(UUID person, List<Wish> wishes) {
        List<Holding> held = holdings(person);
        refuseFaults(person, wishes, held);
        UUID id = ids.next();
        transactions.executeWithoutResult(
                _ -> {
                    store.insert(
                            new Head(
                                    id,
                                    person,
                                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                                    Caller.current().user()));
                    wishes.forEach(wish -> begin(id, person, wish, held));
                });
        return require(id);
    }

    private void begin(UUID handover, UUID person, Wish wish, List<Holding> held) {
        Holding holding = meant(wish, held).orElseThrow();
        UUID successor = Objects.requireNonNull(wish.successor());
        var order =
                new MassOperations.Order(
                        ids.next(),
                        holding.object().name(),
                        Mass.Act.UPDATE,
                        Holdings.filter(holding.field(), person),
                        Map.of(holding.field().name(), successor.toString()),
                        Long.MAX_VALUE);
        Mass mass = operations.start(order);
        store.insert(
                handover, new PartRow(mass.id(), mass.object(), holding.field().name(), successor));
    }

    private void refuseFaults(UUID person, List<Wish> wishes, List<Holding> held) {
        if (wishes.isEmpty()) {
            throw new Problem(PeopleProblem.HANDOVER_EMPTY);
        }
        List<Finding> findings = new ArrayList<>();
        for (int at = 0; at < wishes.size(); at++) {
            Wish wish = wishes.get(at);
            String place = "parts[" + at + "]";
            if (meant(wish, held).isEmpty()) {
                findings.add(
                        Finding.of(
                                place,
                                PeopleProblem.NOT_HELD,
                                Map.of(
                                        "object", String.valueOf(wish.object()),
                                        "field", String.valueOf(wish.field()))));
            }
            unfit(person, wish.successor(), place + ".successor").ifPresent(findings::add);
        }
        if (!findings.isEmpty()) {
            throw new Problem(PeopleProblem.HANDOVER_REFUSED, Map.of(), findings);
        }
    }

    private Optional<Finding> unfit(UUID person, @Nullable UUID successor, String place) {
        Optional<Row> found =
                successor == null ? Optional.empty() : queries.find(ObjectName.USER, successor);
        if (found.isEmpty() || found.get().isDeleted()) {
            return Optional.of(Finding.of(place, PeopleProblem.NO_SUCCESSOR));
        }
        if (person.equals(successor)) {
            return Optional.of(Finding.of(place, PeopleProblem.SUCCESSOR_SAME));
        }
        Row row = found.get();
        return Boolean.FALSE.equals(row.value("active"))
                ? Optional.of(
                        Finding.of(
                                place,
                                PeopleProblem.SUCCESSOR_INACTIVE,
                                Map.of("name", String.valueOf(row.value("name")))))
                : Optional.empty();
    }

    private static Optional<Holding> meant(Wish wish, List<Holding> held) {
        return held.stream()
                .filter(each -> each.object().name().value().equals(wish.object()))
                .filter(each -> each.field().name().equals(wish.field()))
                .findFirst();
    }

    public Handover require(UUID id) {
        mayHandOver();
        return store.find(id)
                .map(this::whole)
                .orElseThrow(() -> new Problem(PeopleProblem.HANDOVER_ABSENT, Map.of("id", id)));
    }

    /** The newest first. */
    public List<Handover> of(UUID person) {
        mayHandOver();
        return store.of(person).stream().map(this::whole).toList();
    }

    /** Takes back every part that has ended; what somebody changed since stays as it is. */
    public Handover undo(UUID id) {
        Handover handover = require(id);
        handover.parts().stream()
                .map(Handover.Part::mass)
                .filter(mass -> ENDED.contains(mass.state()))
                .forEach(mass -> operations.undo(mass.id()));
        return require(id);
    }

    private Handover whole(Head head) {
        List<Handover.Part> parts =
                store.parts(head.id()).stream()
                        .map(
                                part ->
                                        new Handover.Part(
                                                operations.require(part.mass()),
                                                part.object(),
                                                part.field(),
                                                part.successor()))
                        .toList();
        return new Handover(head.id(), head.person(), head.createdAt(), head.createdBy(), parts);
    }

    private static void mayHandOver() {
        if (!Caller.current().is(Role.ADMINISTRATOR)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", ObjectName.USER));
        }
    }
}
