package guanlan.domain.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Allocation as somebody would do it with a list on paper. */
final class NaiveAllocation {
    final Set<UUID> away = new HashSet<>();
    private final boolean inTurn;
    private final int capacity;
    private final List<UUID> queue;
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final List<UUID> waiting = new ArrayList<>();

    /**
     * @param inTurn whoever waits longest; otherwise whoever has least, and of those who wait
     *     longest
     */
    NaiveAllocation(List<UUID> people, boolean inTurn, int capacity) {
        this.queue = new ArrayList<>(people);
        this.inTurn = inTurn;
        this.capacity = capacity;
    }

    void comes(UUID lead) {
        if (!gives(lead)) {
            waiting.add(lead);
        }
    }

    void triesAgain() {
        waiting.removeIf(this::gives);
    }

    void ends(UUID lead) {
        owners.remove(lead);
        waiting.remove(lead);
    }

    @Nullable UUID owner(UUID lead) {
        return owners.get(lead);
    }

    int load(UUID person) {
        return (int) owners.values().stream().filter(person::equals).count();
    }

    /** Who got one goes to the end of the queue. */
    private boolean gives(UUID lead) {
        @Nullable UUID best = null;
        for (UUID person : queue) {
            if (away.contains(person) || load(person) >= capacity) {
                continue;
            }
            if (best == null || !inTurn && load(person) < load(best)) {
                best = person;
            }
        }
        if (best == null) {
            return false;
        }
        queue.remove(best);
        queue.add(best);
        owners.put(lead, best);
        return true;
    }
}
