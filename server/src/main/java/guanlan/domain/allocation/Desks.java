package guanlan.domain.allocation;

import guanlan.domain.allocation.AllocationRule.Strategy;
import guanlan.engine.query.Counting;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes desks: asks once for all who take part, what they have and whose turn it is. */
@Component
class Desks {
    private static final int AT_ONCE = 500;

    private final AllocationRules rules;
    private final Receivers receivers;
    private final Hands hands;
    private final WinStore wins;
    private final Queries queries;
    private final CriteriaConditions criteria;
    private final Schemas schemas;

    Desks(
            AllocationRules rules,
            Receivers receivers,
            Hands hands,
            WinStore wins,
            Queries queries,
            CriteriaConditions criteria,
            Schemas schemas) {
        this.rules = rules;
        this.receivers = receivers;
        this.hands = hands;
        this.wins = wins;
        this.queries = queries;
        this.criteria = criteria;
        this.schemas = schemas;
    }

    /** As everything stands now. Whoever gives by it holds the rules' locks. */
    Desk open(List<AllocationRule> some, Instant now) {
        Map<String, Map<UUID, Integer>> counted = new HashMap<>();
        List<Chooser> choosers = new ArrayList<>();
        for (AllocationRule rule : some) {
            List<Receiver> people = receivers.of(rule.party(), now, now);
            choosers.add(chooser(rule, people, now, counted, hands(rule, people)));
        }
        return new Desk(choosers, counted);
    }

    private Map<UUID, Integer> hands(AllocationRule rule, List<Receiver> people) {
        return hands.of(rule.object(), rule.counted(), people.stream().map(Receiver::id).toList());
    }

    private Chooser chooser(
            AllocationRule rule,
            List<Receiver> people,
            Instant now,
            Map<String, Map<UUID, Integer>> counted,
            Map<UUID, Integer> inHand) {
        Map<UUID, Integer> shared =
                counted.computeIfAbsent(
                        Objects.requireNonNullElse(rule.counted(), ""), _ -> new HashMap<>());
        shared.putAll(inHand);
        return new Chooser(
                rule,
                people,
                new Standings(rules.turns(rule.id()), shared),
                rule.terms().strategy() == Strategy.WIN_RATE ? wins.until(now) : WinRates.NONE);
    }

    /**
     * As everything stood before records of a time came, as far as it can be told: nobody had a
     * turn, and only older records are in somebody's hands.
     *
     * @param before criteria of the older records
     */
    Desk pretend(List<AllocationRule> some, String before, Instant then, Instant now) {
        Map<String, Map<UUID, Integer>> counted = new HashMap<>();
        List<Chooser> choosers = new ArrayList<>();
        for (AllocationRule rule : some) {
            List<Receiver> people = receivers.of(rule.party(), then, now);
            String own = rule.counted();
            Map<UUID, Integer> older =
                    hands.of(
                            rule.object(),
                            own == null ? before : before + " && (" + own + ")",
                            people.stream().map(Receiver::id).toList());
            Map<UUID, Integer> shared =
                    counted.computeIfAbsent(
                            Objects.requireNonNullElse(own, ""), _ -> new HashMap<>());
            shared.putAll(older);
            boolean rated = rule.terms().strategy() == Strategy.WIN_RATE;
            var standings = new Standings(Map.of(), shared);
            choosers.add(
                    new Chooser(rule, people, standings, rated ? wins.until(then) : WinRates.NONE));
        }
        return new Desk(choosers, counted);
    }

    /** Which of the rules each of the records fits; a rule that can no longer be read fits none. */
    Map<UUID, Set<UUID>> fits(List<AllocationRule> some, Collection<Row> rows) {
        Map<UUID, Set<UUID>> fits = new HashMap<>();
        for (AllocationRule rule : some) {
            List<UUID> there =
                    rows.stream()
                            .filter(row -> Objects.equals(row.value("pool"), rule.pool()))
                            .map(Row::id)
                            .toList();
            for (UUID record : fitting(rule, there)) {
                fits.computeIfAbsent(record, _ -> new HashSet<>()).add(rule.id());
            }
        }
        return fits;
    }

    private Collection<UUID> fitting(AllocationRule rule, List<UUID> records) {
        String applies = rule.applies();
        boolean readable =
                applies == null || criteria.fits(applies, schemas.require(rule.object()));
        return readable ? fulfilling(rule.object(), applies, records) : List.of();
    }

    /** Those of the records that meet criteria; without any, all. */
    Collection<UUID> fulfilling(ObjectName object, @Nullable String where, List<UUID> records) {
        if (where == null || records.isEmpty()) {
            return records;
        }
        List<UUID> fulfilling = new ArrayList<>();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<UUID> some = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            fulfilling.addAll(asked(object, where, some));
        }
        return fulfilling;
    }

    private List<UUID> asked(ObjectName object, String where, List<UUID> some) {
        String these = some.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        var query =
                Query.of(object)
                        .where("id in [" + these + "] && (" + where + ")")
                        .fields(List.of("id"))
                        .limit(AT_ONCE)
                        .counting(Counting.NONE);
        return queries.read(query).rows().stream().map(Row::id).toList();
    }
}
