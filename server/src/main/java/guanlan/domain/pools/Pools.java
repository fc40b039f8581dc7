package guanlan.domain.pools;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pools of the caller's company. */
@Component
class Pools {
    private final PoolStore store;

    Pools(PoolStore store) {
        this.store = store;
    }

    /** Those of one object by id, in their order. */
    record Book(Map<UUID, Pool> pools) {
        Optional<Pool> find(@Nullable Object id) {
            return id instanceof UUID known
                    ? Optional.ofNullable(pools.get(known))
                    : Optional.empty();
        }
    }

    Book of(ObjectName object) {
        Map<UUID, Pool> pools = new LinkedHashMap<>();
        for (Pool pool : store.all()) {
            if (pool.object().equals(object)) {
                pools.put(pool.id(), pool);
            }
        }
        return new Book(pools);
    }

    List<Pool> all() {
        return store.all();
    }

    Pool require(UUID id) {
        return store.all().stream()
                .filter(pool -> pool.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(PoolProblem.ABSENT, Map.of("id", id)));
    }
}
