package guanlan.domain.pools;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much one person may take out of a pool.
 *
 * @param name empty: the pool's own
 * @param applies criteria in CEL on the record; null: to all
 * @param role whom it concerns; null: every member
 * @param perDay claims in a day; null: any number
 * @param holding records that he may hold at a time; null: any number
 */
record Limit(
        UUID id,
        String name,
        @Nullable String applies,
        @Nullable String role,
        @Nullable Integer perDay,
        @Nullable Integer holding) {}
