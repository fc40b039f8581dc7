package guanlan.domain.allocation;

import guanlan.domain.allocation.AllocationRule.Trait;
import guanlan.domain.allocation.Candidate.Out;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by one rule. It asks no database: who takes part and how they stand is given, so that a
 * simulation is the same as the real thing. Of several who are alike, whoever waits longest for his
 * turn gets it.
 */
final class Chooser {
    private final AllocationRule rule;
    private final List<Receiver> receivers;
    private final Standings standings;
    private final WinRates rates;

    Chooser(AllocationRule rule, List<Receiver> receivers, Standings standings, WinRates rates) {
        this.rule = rule;
        this.receivers = List.copyOf(receivers);
        this.standings = standings;
        this.rates = rates;
    }

    AllocationRule rule() {
        return rule;
    }

    Standings standings() {
        return standings;
    }

    List<Receiver> receivers() {
        return receivers;
    }

    /**
     * @param passed who had it before and did not accept
     */
    Choice choose(Subject subject, Instant at, Set<UUID> passed) {
        List<Candidate> candidates =
                receivers.stream().map(each -> candidate(each, subject, at, passed)).toList();
        UUID person =
                candidates.stream()
                        .filter(Candidate::isIn)
                        .min(order())
                        .map(Candidate::person)
                        .orElse(null);
        return Choice.of(rule, person, candidates);
    }

    private Candidate candidate(Receiver receiver, Subject subject, Instant at, Set<UUID> passed) {
        int load = standings.load(receiver.id());
        Integer capacity = receiver.capacity(rule);
        Out out = out(receiver, subject, at, passed);
        if (out == null && capacity != null && load >= capacity) {
            out = Out.FULL;
        }
        boolean rated = rule.terms().strategy() == AllocationRule.Strategy.WIN_RATE;
        return new Candidate(
                receiver.id(),
                receiver.name(),
                load,
                capacity,
                standings.turn(receiver.id()),
                rated ? rates.of(receiver.id(), subject.industry()) : null,
                out);
    }

    private @Nullable Out out(Receiver receiver, Subject subject, Instant at, Set<UUID> passed) {
        if (passed.contains(receiver.id()) || receiver.id().equals(subject.former())) {
            return Out.HAD_IT;
        }
        if (receiver.profile().paused()) {
            return Out.PAUSED;
        }
        return receiver.isAway(at) ? Out.ABSENT : mismatch(receiver, subject, at);
    }

    private @Nullable Out mismatch(Receiver receiver, Subject subject, Instant at) {
        Receiver.Profile takes = receiver.profile();
        if (asks(Trait.TERRITORY) && !covers(takes.regions(), subject.places())) {
            return Out.OTHER_TERRITORY;
        }
        if (asks(Trait.INDUSTRY) && !names(takes.industries(), subject.industry())) {
            return Out.OTHER_INDUSTRY;
        }
        if (asks(Trait.LANGUAGE) && !names(takes.languages(), subject.language())) {
            return Out.OTHER_LANGUAGE;
        }
        return asks(Trait.WORKING_HOURS) && !receiver.works(at) ? Out.OUT_OF_HOURS : null;
    }

    private boolean asks(Trait trait) {
        return rule.terms().considers().contains(trait);
    }

    private static boolean covers(Set<String> regions, Set<String> places) {
        return regions.isEmpty()
                || places.isEmpty()
                || regions.stream().map(Subject::plain).anyMatch(places::contains);
    }

    private static boolean names(Set<String> some, @Nullable String one) {
        Predicate<String> same = each -> each.strip().equalsIgnoreCase(one);
        return some.isEmpty() || one == null || some.stream().anyMatch(same);
    }

    private Comparator<Candidate> order() {
        Comparator<Candidate> first =
                switch (rule.terms().strategy()) {
                    case ROUND_ROBIN -> Comparator.comparingLong(Candidate::turn);
                    case LEAST_LOADED -> Comparator.comparingInt(Candidate::load);
                    case MOST_ROOM ->
                            Comparator.comparingInt(Candidate::room)
                                    .reversed()
                                    .thenComparingInt(Candidate::load);
                    case WIN_RATE ->
                            Comparator.comparingDouble(
                                    each -> each.rate() == null ? 0 : -each.rate());
                };
        return first.thenComparingLong(Candidate::turn);
    }
}
