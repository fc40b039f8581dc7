package guanlan.domain.allocation;

import guanlan.domain.allocation.AllocationRule.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule came to, and why: everybody who took part, as he stood then.
 *
 * @param person who gets it; null: nobody can
 * @param left how many candidates are not named, for there are too many
 */
record Choice(
        String rule,
        Strategy strategy,
        @Nullable UUID person,
        List<Candidate> candidates,
        int left) {
    /** Enough to understand a choice. */
    private static final int NAMED = 40;

    Choice {
        candidates = List.copyOf(candidates);
    }

    /** Those first who could have been given it. */
    static Choice of(AllocationRule rule, @Nullable UUID person, List<Candidate> all) {
        List<Candidate> named =
                all.stream()
                        .sorted(
                                Comparator.comparing(
                                                (Candidate each) -> !each.person().equals(person))
                                        .thenComparing(each -> !each.isIn()))
                        .limit(NAMED)
                        .toList();
        return new Choice(
                rule.name(), rule.terms().strategy(), person, named, all.size() - named.size());
    }

    Optional<Candidate> chosen() {
        return candidates.stream().filter(each -> each.person().equals(person)).findFirst();
    }
}
