package guanlan.domain.allocation;

import guanlan.core.values.Ids;
import guanlan.domain.allocation.AllocationRule.Acceptance;
import guanlan.domain.allocation.Given.Kind;
import guanlan.domain.allocation.Given.Settled;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes a record on that somebody did not accept in time: to the next person of its rule, then to
 * the manager. Rule and choice are locked first, in this order everywhere, and a choice that was
 * settled is left alone, so that it happens once whoever's clock rings.
 */
@Component
class Escalations {
    private static final String OWNER = "owner";

    private final AllocationRules rules;
    private final Desks desks;
    private final ChoiceLedger ledger;
    private final Bookkeeping books;
    private final Heralds heralds;
    private final Queries queries;
    private final Records records;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    Escalations(
            AllocationRules rules,
            Desks desks,
            ChoiceLedger ledger,
            Bookkeeping books,
            Heralds heralds,
            Queries queries,
            Records records,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.rules = rules;
        this.desks = desks;
        this.ledger = ledger;
        this.books = books;
        this.heralds = heralds;
        this.queries = queries;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Who has it next, and how that came. */
    private record Successor(UUID person, Kind kind, Why why) {}

    void due(UUID choice) {
        transactions.executeWithoutResult(
                _ ->
                        ledger.find(choice)
                                .filter(Given::isOpen)
                                .ifPresent(
                                        open -> {
                                            lockRules(open);
                                            ledger.lock(choice)
                                                    .filter(Given::isOpen)
                                                    .ifPresent(this::settle);
                                        }));
    }

    /** Those that the reader of the log locks before it touches records, and its own. */
    private void lockRules(Given open) {
        rules.lock(
                rules.all().stream()
                        .filter(rule -> rule.object().equals(open.object()))
                        .filter(rule -> rule.active() || rule.id().equals(open.rule()))
                        .map(AllocationRule::id)
                        .toList());
    }

    private void settle(Given open) {
        Instant now = clock.instant();
        Optional<Row> row =
                queries.find(open.object(), open.record().id()).filter(each -> !each.isDeleted());
        if (row.isEmpty() || !open.person().equals(row.get().value(OWNER))) {
            ledger.settle(List.of(open.id()), Settled.REPLACED, now);
        } else if (Acceptances.answered(row.get(), open)) {
            ledger.settle(List.of(open.id()), Settled.ACCEPTED, now);
        } else {
            ledger.settle(List.of(open.id()), Settled.MISSED, now);
            passOn(open, row.get(), now);
        }
    }

    private void passOn(Given open, Row row, Instant now) {
        Optional<AllocationRule> rule =
                rules.all().stream().filter(each -> each.id().equals(open.rule())).findFirst();
        @Nullable Acceptance acceptance = rule.map(AllocationRule::acceptance).orElse(null);
        if (rule.isEmpty() || acceptance == null) {
            return;
        }
        Optional<Successor> next =
                open.pass() < acceptance.passes()
                        ? next(rule.get(), open, row, now)
                        : Optional.empty();
        next.or(() -> manager(rule.get(), acceptance, open))
                .ifPresent(successor -> hand(open, successor, acceptance, now));
    }

    /** Another of the rule who never had it. */
    private Optional<Successor> next(AllocationRule rule, Given open, Row row, Instant now) {
        Desk desk = desks.open(List.of(rule), now);
        Chooser chooser = desk.choosers().getFirst();
        Set<UUID> had = new HashSet<>(ledger.had(open.chain()));
        Choice choice = desk.pass(chooser, Subject.of(rule.object(), row), now, had);
        rules.keep(rule.id(), chooser.standings().taken());
        UUID person = choice.person();
        return person == null
                ? Optional.empty()
                : Optional.of(new Successor(person, Kind.PASSED, Why.of(choice)));
    }

    private Optional<Successor> manager(AllocationRule rule, Acceptance acceptance, Given open) {
        @Nullable UUID named = acceptance.responsible();
        UUID person = named == null ? superior(open.person()) : named;
        return person == null || person.equals(open.person())
                ? Optional.empty()
                : Optional.of(
                        new Successor(
                                person, Kind.MANAGER, Why.of(Choice.of(rule, person, List.of()))));
    }

    private @Nullable UUID superior(UUID person) {
        return queries.find(ObjectName.USER, person)
                .map(row -> row.value("manager"))
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .orElse(null);
    }

    private void hand(Given open, Successor successor, Acceptance acceptance, Instant now) {
        heralds.passedOn(open);
        var change =
                new Batch.Change(
                        open.record().id(), null, Row.of(Map.of(OWNER, successor.person())));
        records.write(
                Batch.of(open.object())
                        .update(List.of(change))
                        .because(Cause.of(Cause.Kind.SYSTEM))
                        .allOrNothing());
        boolean waits = successor.kind() == Kind.PASSED;
        books.close(
                List.of(
                        new Given(
                                ids.next(),
                                open.chain(),
                                open.pass() + 1,
                                open.record(),
                                open.rule(),
                                successor.kind(),
                                successor.person(),
                                null,
                                successor.why(),
                                now,
                                waits ? now.plus(acceptance.within()) : null,
                                null,
                                null)),
                List.of());
    }
}
