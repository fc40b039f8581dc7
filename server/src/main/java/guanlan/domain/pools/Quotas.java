package guanlan.domain.pools;

import guanlan.domain.pools.PoolLedger.Move;
import guanlan.domain.pools.PoolLedger.Way;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RoleDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may take so much out of a pool. Claims of one person come one after the other
 * ({@link Claims} sees to it), so what is counted here still holds when the records are written.
 */
@Component
class Quotas {
    private final PoolLedger ledger;
    private final Queries queries;
    private final CompiledPermits permits;

    Quotas(PoolLedger ledger, Queries queries, CompiledPermits permits) {
        this.ledger = ledger;
        this.queries = queries;
        this.permits = permits;
    }

    /**
     * How far a limit is used: claims of today and records held, where the limit speaks of them.
     */
    record Use(Limit limit, int claimed, int held) {}

    /** All moves of a batch; claims beyond a limit are refused. */
    List<Move> counted(Planned batch, Passage passage) {
        List<Move> moves = new ArrayList<>(passage.moves());
        UUID person = Caller.current().user();
        passage.claims()
                .forEach(
                        (pool, rows) ->
                                moves.addAll(
                                        claimed(
                                                batch,
                                                pool,
                                                rows,
                                                Objects.requireNonNull(person, "who claims"))));
        return moves;
    }

    /** How far the caller has used what he may take out of a pool, at the given moment. */
    List<Use> uses(Pool pool, Instant now) {
        Caller caller = Caller.current();
        UUID person = caller.user();
        if (person == null) {
            return List.of();
        }
        Map<UUID, Integer> claimed = ledger.claimed(person, startOfDay(now));
        return limits(pool, caller).stream()
                .map(
                        limit ->
                                new Use(
                                        limit,
                                        claimed.getOrDefault(limit.id(), 0),
                                        limit.holding() == null ? 0 : held(pool, limit, person)))
                .toList();
    }

    private static Instant startOfDay(Instant now) {
        return now.atZone(Caller.current().zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    private List<Limit> limits(Pool pool, Caller caller) {
        Set<String> roles =
                permits.held(caller).stream().map(RoleDefinition::key).collect(Collectors.toSet());
        return pool.terms().limits().stream()
                .filter(limit -> limit.role() == null || roles.contains(limit.role()))
                .toList();
    }

    private int held(Pool pool, Limit limit, UUID person) {
        var where = new StringBuilder("owner == \"" + person + "\"");
        for (String more : parts(pool.terms().counted(), limit.applies())) {
            where.append(" && (").append(more).append(')');
        }
        long count =
                Caller.system(Caller.current().tenant())
                        .call(
                                () ->
                                        queries.count(
                                                pool.object(), Filter.ALL.where(where.toString())));
        return Math.toIntExact(count);
    }

    private static List<String> parts(@Nullable String one, @Nullable String other) {
        List<String> parts = new ArrayList<>();
        if (one != null) {
            parts.add(one);
        }
        if (other != null) {
            parts.add(other);
        }
        return parts;
    }

    /** What is left of a limit while the rows of a batch are gone through. */
    private static final class Left {
        private final Limit limit;
        private final Set<PlannedRow> concerned;
        private int claims;
        private int places;

        Left(Use use, Set<PlannedRow> concerned) {
            this.limit = use.limit();
            this.concerned = concerned;
            this.claims = left(limit.perDay(), use.claimed());
            this.places = left(limit.holding(), use.held());
        }

        private static int left(@Nullable Integer most, int used) {
            return most == null ? Integer.MAX_VALUE : Math.max(0, most - used);
        }

        void take() {
            claims--;
            places--;
        }
    }

    private List<Move> claimed(Planned batch, Pool pool, List<PlannedRow> rows, UUID person) {
        List<Left> all = new ArrayList<>();
        for (Use use : uses(pool, batch.at())) {
            String applies = use.limit().applies();
            all.add(
                    new Left(
                            use,
                            applies == null
                                    ? new HashSet<>(rows)
                                    : batch.fulfilling(applies, rows)));
        }
        Map<UUID, Instant> released =
                pool.terms().reclaim() == Pool.Reclaim.AT_ONCE
                        ? new HashMap<>()
                        : ledger.released(person, rows.stream().map(PlannedRow::id).toList());
        List<Move> moves = new ArrayList<>();
        for (PlannedRow row : rows) {
            List<Left> concerned =
                    all.stream().filter(left -> left.concerned.contains(row)).toList();
            Finding against = against(pool, concerned, released.get(row.id()), batch.at());
            if (against == null) {
                concerned.forEach(Left::take);
                List<UUID> limits = concerned.stream().map(left -> left.limit.id()).toList();
                moves.add(new Move(row, Way.CLAIM, pool.id(), person, null, limits));
            } else {
                row.refuse(against);
            }
        }
        return moves;
    }

    private static @Nullable Finding against(
            Pool pool, List<Left> limits, @Nullable Instant released, Instant now) {
        if (released != null && pool.terms().reclaim() == Pool.Reclaim.NEVER) {
            return Finding.of(Pooled.POOL, PoolProblem.RECLAIM_NEVER);
        }
        if (released != null) {
            int days = pool.terms().days();
            Instant until = released.plus(days, ChronoUnit.DAYS);
            if (now.isBefore(until)) {
                String day = until.atZone(Caller.current().zone()).toLocalDate().toString();
                return Finding.of(
                        Pooled.POOL, PoolProblem.RECLAIM_WAITS, Map.of("days", days, "until", day));
            }
        }
        for (Left left : limits) {
            if (left.claims <= 0) {
                return full(pool, left.limit, left.limit.perDay(), true);
            }
            if (left.places <= 0) {
                return full(pool, left.limit, left.limit.holding(), false);
            }
        }
        return null;
    }

    private static Finding full(Pool pool, Limit limit, @Nullable Integer most, boolean today) {
        int figure = most == null ? 0 : most;
        if (limit.name().isEmpty()) {
            return Finding.of(
                    Pooled.POOL,
                    today ? PoolProblem.DAY_FULL : PoolProblem.HANDS_FULL,
                    Map.of("pool", pool.names().in(Caller.current().locale()), "most", figure));
        }
        return Finding.of(
                Pooled.POOL,
                today ? PoolProblem.DAY_FULL_OF : PoolProblem.HANDS_FULL_OF,
                Map.of("limit", limit.name(), "most", figure));
    }
}
