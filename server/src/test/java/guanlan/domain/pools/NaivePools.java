package guanlan.domain.pools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of pools as somebody would write them down who never heard of transactions. */
final class NaivePools {
    /** What a pool says. */
    record Terms(Set<UUID> members, Set<UUID> managers, int perDay, int holding, boolean never) {
        boolean admits(UUID person) {
            return members.contains(person) || managers.contains(person);
        }
    }

    private record Held(UUID person, UUID record) {}

    private record Claimed(UUID person, UUID pool) {}

    private final Map<UUID, Terms> pools = new HashMap<>();
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final Map<UUID, UUID> places = new HashMap<>();
    private final Set<Held> former = new HashSet<>();
    private final Map<Claimed, Integer> claims = new HashMap<>();

    void pool(UUID id, Terms terms) {
        pools.put(id, terms);
    }

    void record(UUID id, UUID pool) {
        places.put(id, pool);
    }

    @Nullable UUID owner(UUID record) {
        return owners.get(record);
    }

    @Nullable UUID place(UUID record) {
        return places.get(record);
    }

    boolean claim(UUID person, UUID pool, UUID record) {
        Terms terms = terms(pool);
        var claimed = new Claimed(person, pool);
        long holds = owners.values().stream().filter(person::equals).count();
        boolean may =
                pool.equals(places.get(record))
                        && terms.admits(person)
                        && !(terms.never() && former.contains(new Held(person, record)))
                        && claims.getOrDefault(claimed, 0) < terms.perDay()
                        && holds < terms.holding();
        if (may) {
            claims.merge(claimed, 1, Integer::sum);
            give(record, person);
        }
        return may;
    }

    boolean assign(UUID by, UUID pool, UUID record, UUID to) {
        boolean may = pool.equals(places.get(record)) && terms(pool).managers().contains(by);
        if (may) {
            give(record, to);
        }
        return may;
    }

    /** Everybody may change what he sees; what lies in a pool only its managers. */
    boolean put(UUID by, UUID pool, UUID record) {
        UUID from = places.get(record);
        if (from != null) {
            boolean may = terms(from).managers().contains(by);
            if (may) {
                places.put(record, pool);
            }
            return may;
        }
        former.add(new Held(Objects.requireNonNull(owners.remove(record)), record));
        places.put(record, pool);
        return true;
    }

    private void give(UUID record, UUID to) {
        places.remove(record);
        owners.put(record, to);
    }

    private Terms terms(UUID pool) {
        return Objects.requireNonNull(pools.get(pool));
    }
}
