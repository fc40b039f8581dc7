package guanlan.domain.projects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What comes after what.
 *
 * @param before for each, those that it comes after
 */
record Sequence(Map<UUID, List<UUID>> before) {
    Sequence {
        before = Map.copyOf(before);
    }

    List<UUID> before(UUID milestone) {
        return before.getOrDefault(milestone, List.of());
    }

    /** Those that come right after it. */
    List<UUID> following(UUID milestone) {
        return before.entrySet().stream()
                .filter(each -> each.getValue().contains(milestone))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** A shortest way from a milestone back to itself, both ends told. */
    Optional<List<UUID>> loop(UUID start) {
        Map<UUID, UUID> from = new HashMap<>();
        Deque<UUID> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            UUID at = waiting.remove();
            for (UUID next : before(at)) {
                if (next.equals(start)) {
                    return Optional.of(way(start, at, from));
                }
                if (!from.containsKey(next)) {
                    from.put(next, at);
                    waiting.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<UUID> way(UUID start, UUID last, Map<UUID, UUID> from) {
        List<UUID> way = new ArrayList<>(List.of(start));
        for (UUID at = last; at != null && !at.equals(start); at = from.get(at)) {
            way.add(1, at);
        }
        way.add(start);
        return way;
    }
}
