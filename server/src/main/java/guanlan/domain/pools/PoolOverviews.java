package guanlan.domain.pools;

import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.rights.CompiledPermits;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pools of the company as they are for the caller, and how much he may still take. */
@Component
public class PoolOverviews {
    private final Pools pools;
    private final Quotas quotas;
    private final Queries queries;
    private final CompiledPermits permits;
    private final InstantSource clock;

    PoolOverviews(
            Pools pools,
            Quotas quotas,
            Queries queries,
            CompiledPermits permits,
            InstantSource clock) {
        this.pools = pools;
        this.quotas = quotas;
        this.queries = queries;
        this.permits = permits;
        this.clock = clock;
    }

    public List<PoolOverview> all() {
        return pools.all().stream().map(this::overview).toList();
    }

    private PoolOverview overview(Pool pool) {
        Caller caller = Caller.current();
        boolean above = caller.is(Role.ADMINISTRATOR);
        boolean member = above || pool.admits(permits.somebody(caller));
        boolean sees = member && permits.of(caller, pool.object().value()).allows(Right.SEE);
        Page page = sees ? page(pool) : null;
        return new PoolOverview(
                pool.id(),
                pool.object(),
                pool.names().in(caller.locale()),
                pool.retired(),
                member,
                above || pool.manages(caller.user()),
                page == null ? null : page.count(),
                page != null && page.countIsExact(),
                sees ? quotas(pool) : List.of());
    }

    private Page page(Pool pool) {
        return queries.read(
                Query.of(pool.object())
                        .where(Pooled.POOL + " == \"" + pool.id() + "\"")
                        .fields(List.of("id"))
                        .limit(1));
    }

    private List<PoolOverview.Quota> quotas(Pool pool) {
        return quotas.uses(pool, clock.instant()).stream()
                .map(
                        use ->
                                new PoolOverview.Quota(
                                        use.limit().name(),
                                        use.limit().perDay(),
                                        use.claimed(),
                                        use.limit().holding(),
                                        use.held()))
                .toList();
    }
}
