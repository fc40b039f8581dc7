package guanlan.domain.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How far everybody's turns and hands are, while records are given one after the other. */
final class Standings {
    private final Map<UUID, Long> turns;
    private final Map<UUID, Integer> loads;
    private final Map<UUID, Long> taken = new HashMap<>();
    private long last;

    /**
     * @param loads kept by whoever gives, for several rules may count the same
     */
    Standings(Map<UUID, Long> turns, Map<UUID, Integer> loads) {
        this.turns = new HashMap<>(turns);
        this.loads = loads;
        this.last = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    int load(UUID person) {
        return loads.getOrDefault(person, 0);
    }

    long turn(UUID person) {
        return turns.getOrDefault(person, 0L);
    }

    void takes(UUID person) {
        turns.put(person, ++last);
        taken.put(person, last);
    }

    /** The turns that were taken since. */
    Map<UUID, Long> taken() {
        return Map.copyOf(taken);
    }
}
