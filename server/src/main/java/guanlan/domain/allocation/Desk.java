package guanlan.domain.allocation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives records to people by rules in their order, one after the other, and remembers what each
 * got. Of the rules that a record fits the first counts that knows somebody for it.
 */
final class Desk {
    private final List<Chooser> choosers;
    private final Map<String, Map<UUID, Integer>> hands;

    /**
     * @param hands what people have in hand, by the criteria of what counts
     */
    Desk(List<Chooser> choosers, Map<String, Map<UUID, Integer>> hands) {
        this.choosers = List.copyOf(choosers);
        this.hands = new HashMap<>(hands);
    }

    /** What became of a record; without a person in the choice nobody could take it. */
    record Turn(AllocationRule rule, Choice choice) {}

    List<Chooser> choosers() {
        return choosers;
    }

    /**
     * @param fits which rules the record fits
     */
    Optional<Turn> give(Subject subject, Set<UUID> fits, Instant at) {
        @Nullable Turn first = null;
        for (Chooser chooser : choosers) {
            if (fits.contains(chooser.rule().id())) {
                Choice choice = chooser.choose(subject, at, Set.of());
                if (choice.person() != null) {
                    takes(chooser, choice.person());
                    return Optional.of(new Turn(chooser.rule(), choice));
                }
                first = first == null ? new Turn(chooser.rule(), choice) : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** The next one by the same rule, since those who had it did not accept. */
    Choice pass(Chooser chooser, Subject subject, Instant at, Set<UUID> passed) {
        Choice choice = chooser.choose(subject, at, new HashSet<>(passed));
        if (choice.person() != null) {
            takes(chooser, choice.person());
        }
        return choice;
    }

    /** A record in somebody's hands came to its end. */
    void ends(UUID person) {
        hands.values().forEach(counted -> counted.merge(person, -1, Integer::sum));
    }

    private void takes(Chooser chooser, UUID person) {
        chooser.standings().takes(person);
        hands.values().forEach(counted -> counted.merge(person, 1, Integer::sum));
    }
}
