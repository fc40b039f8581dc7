package guanlan.domain.allocation;

import guanlan.core.values.Ids;
import guanlan.domain.allocation.Given.Kind;
import guanlan.domain.allocation.Given.Settled;
import guanlan.engine.changes.Change;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether people accepted what they got: by saying so, by answering the lead, or by working on the
 * record. And what somebody gave to another by hand, which is kept beside the choices of rules.
 */
@Component
public class Acceptances {
    private static final Set<String> ASKED =
            Set.of("id", "deleted_at", "owner", "responded_at", "followed_at");

    private final ChoiceLedger ledger;
    private final Queries queries;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    Acceptances(
            ChoiceLedger ledger,
            Queries queries,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.ledger = ledger;
        this.queries = queries;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** The caller takes what he was given; saying so twice is no mistake. */
    public void accept(UUID choice) {
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        transactions.executeWithoutResult(_ -> settle(choice));
    }

    private void settle(UUID choice) {
        Given given =
                ledger.lock(choice)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                AllocationProblem.CHOICE_ABSENT,
                                                Map.of("id", choice)));
        if (!given.person().equals(Caller.current().user())) {
            throw new Problem(AllocationProblem.NOT_YOURS);
        }
        if (given.settled() == Settled.MISSED || given.settled() == Settled.REPLACED) {
            throw new Problem(AllocationProblem.TOO_LATE);
        }
        ledger.settle(List.of(choice), Settled.ACCEPTED, clock.instant());
    }

    /** An answer, or a word with the customer, since he got it. */
    static boolean answered(Row row, Given given) {
        return row.value("responded_at") != null && given.object().equals(AllocationRule.LEAD)
                || row.value("followed_at") instanceof Instant at && !at.isBefore(given.at());
    }

    /** What changes of records say about the choices that gave them away. */
    void follow(ObjectName object, List<Change> changes) {
        Map<UUID, Given> latest =
                ledger.latest(changes.stream().map(Change::record).collect(Collectors.toSet()));
        if (latest.isEmpty()) {
            return;
        }
        List<UUID> accepted = new ArrayList<>();
        List<UUID> replaced = new ArrayList<>();
        List<Given> byHand = new ArrayList<>();
        for (Row row : queries.find(object, latest.keySet(), each -> ASKED.contains(each.name()))) {
            Given given = Objects.requireNonNull(latest.get(row.id()));
            if (row.isDeleted() || !given.person().equals(row.value("owner"))) {
                replaced.add(given.id());
                if (!row.isDeleted() && row.value("owner") instanceof UUID owner) {
                    byHand.add(byHand(given, owner, actor(row.id(), changes)));
                }
            } else if (given.isOpen() && (answered(row, given) || works(given, changes))) {
                accepted.add(given.id());
            }
        }
        Instant now = clock.instant();
        ledger.settle(accepted, Settled.ACCEPTED, now);
        ledger.settle(replaced, Settled.REPLACED, now);
        ledger.keep(byHand);
    }

    private static boolean works(Given given, List<Change> changes) {
        return changes.stream()
                .anyMatch(
                        change ->
                                change.record().equals(given.record().id())
                                        && given.person().equals(change.actor())
                                        && !change.at().isBefore(given.at()));
    }

    private static @Nullable UUID actor(UUID record, List<Change> changes) {
        @Nullable UUID actor = null;
        for (Change change : changes) {
            if (change.record().equals(record) && change.actor() != null) {
                actor = change.actor();
            }
        }
        return actor;
    }

    private Given byHand(Given former, UUID owner, @Nullable UUID actor) {
        UUID id = ids.next();
        return new Given(
                id,
                id,
                0,
                new RecordName(former.object(), former.record().id()),
                null,
                Kind.BY_HAND,
                owner,
                actor,
                Why.NO_RULE,
                clock.instant(),
                null,
                null,
                null);
    }
}
