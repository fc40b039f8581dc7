package guanlan.domain.allocation;

import guanlan.domain.allocation.ChoiceLedger.Wanted;
import guanlan.domain.allocation.WaitingRoom.Waiting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who got what and why, in the caller's language. */
@Component
public class Choices {
    private static final int MOST = 200;

    private final ChoiceLedger ledger;
    private final WaitingRoom waiting;
    private final Reasons reasons;
    private final Queries queries;
    private final Permits permits;

    Choices(
            ChoiceLedger ledger,
            WaitingRoom waiting,
            Reasons reasons,
            Queries queries,
            Permits permits) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.reasons = reasons;
        this.queries = queries;
        this.permits = permits;
    }

    /**
     * What became of a record.
     *
     * @param waits why nobody has it yet; null: somebody has, or no rule fits it
     */
    public record Story(List<Told> choices, @Nullable Waits waits) {
        public Story {
            choices = List.copyOf(choices);
        }
    }

    /** Nobody can take it. */
    public record Waits(Instant since, List<String> words, List<Stood> people) {
        public Waits {
            words = List.copyOf(words);
            people = List.copyOf(people);
        }
    }

    /**
     * Somebody got a record.
     *
     * @param title of the record; null: it is not the caller's to see
     * @param kind {@code given}, {@code passed}, {@code manager} or {@code by_hand}
     * @param settled {@code accepted}, {@code missed} or {@code replaced}; null: it is not
     * @param mine whether the caller is waited for
     */
    public record Told(
            UUID id,
            String object,
            UUID record,
            @Nullable String title,
            String kind,
            @Nullable String rule,
            UUID person,
            String name,
            Instant at,
            @Nullable Instant acceptBy,
            @Nullable String settled,
            @Nullable Instant settledAt,
            boolean mine,
            List<String> words,
            List<Stood> people,
            int left) {
        public Told {
            words = List.copyOf(words);
            people = List.copyOf(people);
        }
    }

    /**
     * How somebody stood when it was chosen.
     *
     * @param out why he could not have it; null: he could
     * @param words the same in words
     */
    public record Stood(
            UUID person,
            String name,
            int load,
            @Nullable Integer capacity,
            @Nullable Double rate,
            @Nullable String out,
            String words) {}

    /** Of a record that the caller sees; the latest first. */
    public Story of(ObjectName object, UUID id) {
        queries.require(object, id);
        List<Told> told = told(ledger.of(id));
        return new Story(told, waiting.find(id).map(this::waits).orElse(null));
    }

    /**
     * All choices, the latest first; for those who may change rules.
     *
     * @param after the last that was told before
     */
    public List<Told> log(
            @Nullable UUID rule,
            @Nullable UUID person,
            @Nullable String object,
            @Nullable UUID after,
            int most) {
        allowed(permits);
        if (object != null) {
            AllocationRule.known(object);
        }
        return told(ledger.log(new Wanted(rule, person, object, after, Math.clamp(most, 1, MOST))));
    }

    static void allowed(Permits permits) {
        if (!permits.of(Caller.current(), RuleChecks.RULE.value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", RuleChecks.RULE));
        }
    }

    private Waits waits(Waiting each) {
        Choice choice = each.why().choice();
        return new Waits(
                each.since(),
                reasons.waits(each.why()),
                choice == null ? List.of() : stood(choice));
    }

    private List<Told> told(List<Given> given) {
        Set<UUID> people = new HashSet<>();
        Map<ObjectName, Set<UUID>> records = new LinkedHashMap<>();
        for (Given each : given) {
            people.add(each.person());
            if (each.actor() != null) {
                people.add(each.actor());
            }
            records.computeIfAbsent(each.object(), _ -> new HashSet<>()).add(each.record().id());
        }
        Map<UUID, String> names = titles(ObjectName.USER, people);
        Map<RecordName, String> titles = new HashMap<>();
        records.forEach(
                (object, ids) ->
                        titles(object, ids)
                                .forEach(
                                        (id, title) ->
                                                titles.put(new RecordName(object, id), title)));
        return given.stream().map(each -> told(each, names, titles)).toList();
    }

    private Map<UUID, String> titles(ObjectName object, Set<UUID> ids) {
        return queries.find(object, ids, field -> field.name().equals("name")).stream()
                .collect(Collectors.toMap(Row::id, row -> Objects.toString(row.value("name"), "")));
    }

    private Told told(Given given, Map<UUID, String> names, Map<RecordName, String> titles) {
        Choice choice = given.why().choice();
        boolean mine = given.isOpen() && given.person().equals(Caller.current().user());
        return new Told(
                given.id(),
                given.object().value(),
                given.record().id(),
                titles.get(given.record()),
                given.kind().key(),
                choice == null ? null : choice.rule(),
                given.person(),
                names.getOrDefault(given.person(), "?"),
                given.at(),
                given.acceptBy(),
                given.settled() == null ? null : given.settled().key(),
                given.settledAt(),
                mine,
                reasons.of(given, names),
                choice == null ? List.of() : stood(choice),
                choice == null ? 0 : choice.left());
    }

    private List<Stood> stood(Choice choice) {
        return choice.candidates().stream().map(this::stood).toList();
    }

    private Stood stood(Candidate each) {
        return new Stood(
                each.person(),
                each.name(),
                each.load(),
                each.capacity(),
                each.rate(),
                each.out() == null ? null : each.out().key(),
                reasons.of(each));
    }
}
