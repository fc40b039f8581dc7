package guanlan.domain.lifecycle;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Tallies;
import guanlan.engine.query.Tallies.Tally;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many accounts are in which state, and where the rules would have them: those that hold, or as
 * they would be after a change. For those who keep the rules.
 */
@Component
public class LifecycleOverviews {
    private static final UUID FRESH = new UUID(0, 0);

    private final LifecycleRules rules;
    private final States states;
    private final Tallies tallies;
    private final CriteriaConditions criteria;
    private final Schemas schemas;
    private final Permits permits;
    private final CompanyZone zone;

    LifecycleOverviews(
            LifecycleRules rules,
            States states,
            Tallies tallies,
            CriteriaConditions criteria,
            Schemas schemas,
            Permits permits,
            CompanyZone zone) {
        this.rules = rules;
        this.states = states;
        this.tallies = tallies;
        this.criteria = criteria;
        this.schemas = schemas;
        this.permits = permits;
        this.zone = zone;
    }

    /**
     * @param total all accounts
     * @param stateless those that have none
     * @param kept those whose state was set by hand and stays for now
     * @param moving those that would move
     */
    public record Overview(
            long total,
            long stateless,
            long kept,
            long moving,
            List<StateCount> states,
            List<RuleCount> rules) {
        public Overview {
            states = List.copyOf(states);
            rules = List.copyOf(rules);
        }
    }

    /** The accounts that are in a state. */
    public record StateCount(String state, long count) {}

    /**
     * What a rule takes.
     *
     * @param rule null: a new one
     * @param fits accounts for which it is the first, whether they move or not
     * @param fault why it cannot be read; then nothing is counted, and nothing moves
     * @param where which those are that fit, as criteria; null: the rule is off
     */
    public record RuleCount(
            @Nullable UUID rule,
            long fits,
            List<Coming> coming,
            @Nullable String fault,
            @Nullable String where) {
        public RuleCount {
            coming = List.copyOf(coming);
        }
    }

    /** Accounts that would come from a state; null: from none. */
    public record Coming(@Nullable String from, long count) {}

    /**
     * A rule as it would be.
     *
     * @param rule the one that is changed; null: a new one
     * @param place before which of the others that hold it stands, from 0
     */
    public record Draft(
            @Nullable UUID rule,
            int place,
            boolean active,
            String state,
            @Nullable Set<String> from,
            @Nullable String condition) {}

    public Overview now() {
        allowed();
        return zone.caller()
                .call(() -> of(rules.all().stream().filter(LifecycleRule::active).toList()));
    }

    /** As it would be with one rule made, changed, moved or turned off. */
    public Overview with(Draft draft) {
        allowed();
        UUID changed = draft.rule();
        List<LifecycleRule> after = new ArrayList<>(rules.all());
        if (changed != null && after.stream().noneMatch(rule -> rule.id().equals(changed))) {
            throw new Problem(LifecycleProblem.RULE_ABSENT, Map.of("id", changed));
        }
        after.removeIf(rule -> !rule.active() || rule.id().equals(changed));
        if (draft.active()) {
            after.add(Math.clamp(draft.place(), 0, after.size()), rule(draft));
        }
        return zone.caller().call(() -> of(after));
    }

    private static LifecycleRule rule(Draft draft) {
        String condition = draft.condition();
        return new LifecycleRule(
                Objects.requireNonNullElse(draft.rule(), FRESH),
                new LifecycleRule.Names("", null),
                true,
                draft.state(),
                Objects.requireNonNullElse(draft.from(), Set.of()),
                condition == null || condition.isBlank() ? null : condition);
    }

    private void allowed() {
        if (!permits.of(Caller.current(), LifecycleRules.OBJECT.value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", LifecycleRules.OBJECT));
        }
    }

    private Overview of(List<LifecycleRule> active) {
        ObjectDefinition account = schemas.require(Standing.ACCOUNT);
        List<Optional<String>> faults = active.stream().map(rule -> fault(rule, account)).toList();
        boolean sound = faults.stream().allMatch(Optional::isEmpty);
        var ladder = new Ladder(sound ? active : List.of());
        List<Tally> counted =
                tallies.of(
                        Standing.ACCOUNT,
                        ladder.rules().stream().map(LifecycleRule::takes).toList(),
                        Standing.STATE,
                        Ladder.KEPT);
        List<RuleCount> each = new ArrayList<>();
        for (int at = 0; at < active.size(); at++) {
            LifecycleRule rule = active.get(at);
            each.add(
                    sound
                            ? count(rule, at, counted, ladder.first(rule))
                            : new RuleCount(
                                    id(rule), 0, List.of(), faults.get(at).orElse(null), null));
        }
        return new Overview(
                sum(counted),
                sum(counted.stream().filter(tally -> tally.value() == null).toList()),
                sum(counted.stream().filter(Tally::aside).toList()),
                each.stream()
                        .flatMap(rule -> rule.coming().stream())
                        .mapToLong(Coming::count)
                        .sum(),
                states(counted),
                each);
    }

    private Optional<String> fault(LifecycleRule rule, ObjectDefinition account) {
        try {
            criteria.require(rule.takes(), account);
            criteria.require(rule.moves(), account);
            return Optional.empty();
        } catch (Problem unreadable) {
            return Optional.of(
                    Objects.toString(unreadable.params().get("reason"), unreadable.code().key()));
        }
    }

    private static @Nullable UUID id(LifecycleRule rule) {
        return rule.id().equals(FRESH) ? null : rule.id();
    }

    private static RuleCount count(LifecycleRule rule, int at, List<Tally> counted, String where) {
        List<Tally> his = counted.stream().filter(tally -> tally.first() == at).toList();
        Map<String, Long> coming = new TreeMap<>();
        long none = 0;
        for (Tally tally : his) {
            String from = tally.value();
            if (tally.aside() || rule.state().equals(from)) {
                continue;
            }
            if (from == null) {
                none += tally.count();
            } else {
                coming.merge(from, tally.count(), Long::sum);
            }
        }
        List<Coming> all = new ArrayList<>();
        coming.forEach((from, count) -> all.add(new Coming(from, count)));
        if (none > 0) {
            all.add(new Coming(null, none));
        }
        return new RuleCount(id(rule), sum(his), all, null, where);
    }

    /** In the order of the states; one that is no longer among them comes last. */
    private List<StateCount> states(List<Tally> counted) {
        Map<String, Long> found = new TreeMap<>();
        for (Tally tally : counted) {
            if (tally.value() != null) {
                found.merge(tally.value(), tally.count(), Long::sum);
            }
        }
        List<StateCount> all = new ArrayList<>();
        for (Choice choice : states.all()) {
            Long count = found.remove(choice.value());
            all.add(new StateCount(choice.value(), count == null ? 0 : count));
        }
        found.forEach((state, count) -> all.add(new StateCount(state, count)));
        return Collections.unmodifiableList(all);
    }

    private static long sum(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::count).sum();
    }
}
