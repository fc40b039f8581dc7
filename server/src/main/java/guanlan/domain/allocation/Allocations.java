package guanlan.domain.allocation;

import guanlan.core.values.Ids;
import guanlan.domain.allocation.AllocationRule.Acceptance;
import guanlan.domain.allocation.Desk.Turn;
import guanlan.domain.allocation.Given.Kind;
import guanlan.domain.allocation.WaitingRoom.Waiting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives records that have no owner to people, by the rules. The rules are locked while it chooses,
 * in the order of their ids, so that however many come in at once on however many nodes each turn
 * is taken once; the record is written under the version that was read, so that nobody's own choice
 * is overwritten.
 */
@Component
class Allocations {
    private static final String OWNER = "owner";
    private static final Set<String> ENDED = Set.of("converted", "disqualified");
    private static final Set<String> ASKED =
            Set.of(
                    "id",
                    "version",
                    "deleted_at",
                    OWNER,
                    "status",
                    "pool",
                    "created_at",
                    "province",
                    "city",
                    "industry",
                    "language",
                    "former_owner");

    private final AllocationRules rules;
    private final Desks desks;
    private final Queries queries;
    private final Records records;
    private final Bookkeeping books;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    Allocations(
            AllocationRules rules,
            Desks desks,
            Queries queries,
            Records records,
            Bookkeeping books,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.rules = rules;
        this.desks = desks;
        this.queries = queries;
        this.records = records;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Those of the records that are to be given and can be; what cannot waits. Whatever waits
     * already comes before them, or a hand that was just freed would go to who came last.
     */
    List<Given> allocate(ObjectName object, Collection<UUID> these) {
        List<AllocationRule> active = rules.active(object);
        if (active.isEmpty() || these.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transactions.execute(_ -> allocate(object, these, active)));
    }

    private List<Given> allocate(
            ObjectName object, Collection<UUID> these, List<AllocationRule> active) {
        rules.lock(active.stream().map(AllocationRule::id).toList());
        Set<UUID> tried = new LinkedHashSet<>(books.waiting(object));
        tried.addAll(these);
        Map<UUID, Row> rows = ownerless(object, tried);
        books.forget(tried, rows.keySet());
        if (rows.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<UUID, Set<UUID>> fits = desks.fits(active, rows.values());
        books.forget(rows.keySet(), fits.keySet());
        List<AllocationRule> met =
                active.stream()
                        .filter(
                                rule ->
                                        fits.values().stream()
                                                .anyMatch(all -> all.contains(rule.id())))
                        .toList();
        if (met.isEmpty()) {
            return List.of();
        }
        Desk desk = desks.open(met, now);
        Map<UUID, Turn> turns = turns(desk, object, rows, fits, now);
        List<Given> given = written(object, rows, turns, now);
        desk.choosers().forEach(each -> rules.keep(each.rule().id(), each.standings().taken()));
        return given;
    }

    private static Map<UUID, Turn> turns(
            Desk desk,
            ObjectName object,
            Map<UUID, Row> rows,
            Map<UUID, Set<UUID>> fits,
            Instant now) {
        Map<UUID, Turn> turns = new LinkedHashMap<>();
        rows.forEach(
                (id, row) ->
                        desk.give(Subject.of(object, row), fits.getOrDefault(id, Set.of()), now)
                                .ifPresent(turn -> turns.put(id, turn)));
        return turns;
    }

    /** Those still to be given, as they came. */
    private Map<UUID, Row> ownerless(ObjectName object, Collection<UUID> these) {
        Map<UUID, Row> found = new HashMap<>();
        for (Row row : queries.find(object, these, field -> ASKED.contains(field.name()))) {
            boolean ended = row.value("status") instanceof String status && ENDED.contains(status);
            if (!row.isDeleted() && row.value(OWNER) == null && !ended) {
                found.put(row.id(), row);
            }
        }
        Map<UUID, Row> rows = new LinkedHashMap<>();
        for (UUID id : these) {
            Row row = found.get(id);
            if (row != null) {
                rows.put(id, row);
            }
        }
        return rows;
    }

    private List<Given> written(
            ObjectName object, Map<UUID, Row> rows, Map<UUID, Turn> turns, Instant now) {
        List<UUID> going =
                turns.keySet().stream()
                        .filter(id -> turn(turns, id).choice().person() != null)
                        .toList();
        List<Outcome> outcomes = going.isEmpty() ? List.of() : write(object, rows, turns, going);
        List<Given> given = new ArrayList<>();
        List<Waiting> staying = new ArrayList<>();
        turns.forEach(
                (id, turn) -> {
                    if (turn.choice().person() == null) {
                        staying.add(stays(object, id, turn, Why.of(turn.choice()), now));
                    }
                });
        for (int at = 0; at < going.size(); at++) {
            UUID id = going.get(at);
            Turn turn = turn(turns, id);
            switch (outcomes.get(at)) {
                case Outcome.Rejected(var findings) ->
                        staying.add(
                                stays(
                                        object,
                                        id,
                                        turn,
                                        Why.of(turn.choice()).refused(findings),
                                        now));
                case Outcome.Created _,
                        Outcome.Updated _,
                        Outcome.Unchanged _,
                        Outcome.Skipped _,
                        Outcome.Deleted _,
                        Outcome.Restored _ ->
                        given.add(given(object, id, turn, now));
            }
        }
        books.close(given, staying);
        return given;
    }

    private static Turn turn(Map<UUID, Turn> turns, UUID id) {
        return Objects.requireNonNull(turns.get(id));
    }

    private List<Outcome> write(
            ObjectName object, Map<UUID, Row> rows, Map<UUID, Turn> turns, List<UUID> going) {
        List<Batch.Change> changes = new ArrayList<>();
        for (UUID id : going) {
            Row values = Row.of(Map.of(OWNER, person(turn(turns, id))));
            changes.add(
                    new Batch.Change(id, Objects.requireNonNull(rows.get(id)).version(), values));
        }
        return records.write(Batch.of(object).update(changes).because(Cause.of(Cause.Kind.SYSTEM)))
                .outcomes();
    }

    private static UUID person(Turn turn) {
        return Objects.requireNonNull(turn.choice().person());
    }

    private static Waiting stays(ObjectName object, UUID id, Turn turn, Why why, Instant now) {
        return new Waiting(new RecordName(object, id), turn.rule().id(), why, now);
    }

    private Given given(ObjectName object, UUID record, Turn turn, Instant now) {
        UUID id = ids.next();
        @Nullable Acceptance acceptance = turn.rule().acceptance();
        return new Given(
                id,
                id,
                0,
                new RecordName(object, record),
                turn.rule().id(),
                Kind.GIVEN,
                person(turn),
                null,
                Why.of(turn.choice()),
                now,
                acceptance == null ? null : now.plus(acceptance.within()),
                null,
                null);
    }
}
