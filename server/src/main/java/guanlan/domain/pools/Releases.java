package guanlan.domain.pools;

import guanlan.core.values.Ids;
import guanlan.engine.mass.Mass;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.query.Aggregates;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases records by rule, as a mass job that can be followed, stopped and taken back; and tells
 * beforehand which they would be, by asking the same condition.
 */
@Component
public class Releases {
    private static final int OWNERS = 50;
    private static final String BY_RULE = "rule";

    private final RuleStore rules;
    private final Pools pools;
    private final MassOperations mass;
    private final Queries queries;
    private final Aggregator aggregator;
    private final Permits permits;
    private final CompanyZone zone;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    Releases(
            RuleStore rules,
            Pools pools,
            MassOperations mass,
            Queries queries,
            Aggregator aggregator,
            Permits permits,
            CompanyZone zone,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.rules = rules;
        this.pools = pools;
        this.mass = mass;
        this.queries = queries;
        this.aggregator = aggregator;
        this.permits = permits;
        this.zone = zone;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the next run of a rule would release, and whose it is. */
    public record Preview(
            UUID rule, String name, boolean active, Instant at, long count, List<Share> owners) {
        public Preview {
            owners = List.copyOf(owners);
        }
    }

    /** The records of one owner. */
    public record Share(UUID owner, @Nullable String name, long count) {}

    /** As it is now; nothing is kept of it. For those who may change rules. */
    public Preview preview(UUID id) {
        allowed();
        Rule rule = rules.require(id);
        Pool pool = pools.require(rule.pool());
        return company()
                .call(
                        () -> {
                            Instant next = next(rule, clock.instant(), zone.now());
                            int ahead =
                                    Math.toIntExact(
                                            ChronoUnit.DAYS.between(
                                                    today(clock.instant()), today(next)));
                            Filter filter = Filter.ALL.where(rule.due(pool, ahead));
                            return new Preview(
                                    id,
                                    rule.name(),
                                    rule.active(),
                                    next,
                                    queries.count(pool.object(), filter),
                                    owners(pool, filter));
                        });
    }

    private LocalDate today(Instant at) {
        return at.atZone(zone.now()).toLocalDate();
    }

    /** The next full hour of the rule. */
    static Instant next(Rule rule, Instant now, ZoneId zone) {
        var today = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).withHour(rule.hour());
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private List<Share> owners(Pool pool, Filter filter) {
        Aggregates found =
                aggregator.compute(
                        new Aggregation(
                                pool.object(),
                                filter,
                                List.of(new Aggregation.Group(Pooled.OWNER, null)),
                                List.of(new Aggregation.Measure(Aggregation.Function.COUNT, null)),
                                List.of(new Aggregation.Order(true, 0, true)),
                                OWNERS,
                                false));
        List<Share> owners = new ArrayList<>();
        for (Aggregates.Line line : found.lines()) {
            if (line.values().getFirst() instanceof UUID owner
                    && line.figures().getFirst() instanceof Number count) {
                owners.add(new Share(owner, found.titles().get(owner), count.longValue()));
            }
        }
        return owners;
    }

    /** Now, beside the daily runs; as the person who orders it. */
    public Mass run(UUID id) {
        allowed();
        Rule rule = rules.require(id);
        Pool pool = pools.require(rule.pool());
        return mass.start(order(rule, pool));
    }

    /** The daily run, whoever comes first; empty: there was one, or there is nothing to do. */
    Optional<UUID> daily(Rule rule, LocalDate day) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            if (!rules.begins(rule.id(), day, clock.instant())) {
                                return Optional.<UUID>empty();
                            }
                            Pool pool = pools.require(rule.pool());
                            var order = order(rule, pool);
                            if (queries.count(pool.object(), order.filter()) == 0) {
                                return Optional.empty();
                            }
                            UUID ordered = mass.start(order).id();
                            rules.ordered(rule.id(), day, ordered);
                            return Optional.of(ordered);
                        }));
    }

    private MassOperations.Order order(Rule rule, Pool pool) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(Pooled.POOL, pool.id().toString());
        values.put(Pooled.REASON, BY_RULE);
        return new MassOperations.Order(
                ids.next(),
                pool.object(),
                Mass.Act.UPDATE,
                Filter.ALL.where(rule.due(pool, 0)),
                values,
                Long.MAX_VALUE);
    }

    /** The product itself, where and when the company is. */
    Caller company() {
        return zone.caller();
    }

    private void allowed() {
        if (!permits.of(Caller.current(), PoolChecks.RULE.value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", PoolChecks.RULE));
        }
    }
}
