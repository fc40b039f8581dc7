package guanlan.domain.pools;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.database.CompanySql;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes records out of pools and puts them into them, for the caller. Claims of one person follow
 * each other, so that two of his windows cannot both use his last claim; of two people who want the
 * same record the first to lock it has it.
 */
@Component
public class Claims {
    /** Records at a time. */
    public static final int MOST = 1_000;

    /** Where many take the first of a list, each finds one that no other has in hand. */
    private static final int AHEAD = 8;

    private static final Map<ObjectName, String> UNTOUCHED =
            Map.of(
                    Pooled.ACCOUNT,
                    """
                    select id from account
                     where id = any (cast(? as uuid[])) and pool = ? and deleted_at is null
                     order by array_position(cast(? as uuid[]), id)
                     limit ? for update skip locked
                    """,
                    Pooled.LEAD,
                    """
                    select id from lead
                     where id = any (cast(? as uuid[])) and pool = ? and deleted_at is null
                     order by array_position(cast(? as uuid[]), id)
                     limit ? for update skip locked
                    """);

    private final Pools pools;
    private final Queries queries;
    private final Records records;
    private final Permits permits;
    private final CompanySql sql;
    private final TransactionTemplate transactions;

    Claims(
            Pools pools,
            Queries queries,
            Records records,
            Permits permits,
            CompanySql sql,
            TransactionTemplate transactions) {
        this.pools = pools;
        this.queries = queries;
        this.records = records;
        this.permits = permits;
        this.sql = sql;
        this.transactions = transactions;
    }

    /** An outcome for each record that was named, in their order. */
    public record Settled(List<UUID> records, Written written) {
        public Settled {
            records = List.copyOf(records);
        }
    }

    /** These records for the caller himself. */
    public Settled claim(UUID id, List<UUID> named) {
        Pool pool = claimable(id);
        return inOrder(() -> taken(pool, checked(named), me(), new Deed.Claim(id)));
    }

    /** As many of a filter as are wished for, the first of the order that nobody has in hand. */
    public Settled claimNext(UUID id, int wished, Filter filter, @Nullable String order) {
        Pool pool = claimable(id);
        int count = Math.clamp(wished, 1, MOST / AHEAD);
        return inOrder(
                () -> {
                    List<UUID> free =
                            untouched(pool, count, candidates(pool, count, filter, order));
                    return free.isEmpty()
                            ? new Settled(List.of(), new Written(List.of()))
                            : taken(pool, free, me(), new Deed.Claim(id));
                });
    }

    /** These records for somebody else, by a manager of the pool. */
    public Settled assign(UUID id, List<UUID> named, UUID to) {
        Pool pool = pools.require(id);
        if (!Caller.current().is(Role.ADMINISTRATOR) && !pool.manages(Caller.current().user())) {
            throw new Problem(
                    PoolProblem.NOT_MANAGED,
                    Map.of("pool", pool.names().in(Caller.current().locale())));
        }
        return inOrder(() -> taken(pool, checked(named), to, new Deed.Assign(id)));
    }

    /** These records of the caller's into a pool, by his own rights. */
    public Settled release(UUID id, List<UUID> named, @Nullable String reason) {
        Pool pool = pools.require(id);
        List<UUID> ids = checked(named);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(Pooled.POOL, pool.id());
        values.put(Pooled.REASON, reason);
        return new Settled(ids, write(pool.object(), ids, values));
    }

    private Pool claimable(UUID id) {
        Pool pool = pools.require(id);
        me();
        Caller caller = Caller.current();
        if (caller.viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        if (!permits.of(caller, pool.object().value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", pool.object()));
        }
        return pool;
    }

    private static UUID me() {
        UUID me = Caller.current().user();
        if (me == null) {
            throw new Problem(PoolProblem.NOBODY);
        }
        return me;
    }

    private static List<UUID> checked(List<UUID> named) {
        if (named.isEmpty()) {
            throw new Problem(PoolProblem.NOTHING_NAMED);
        }
        if (named.size() > MOST) {
            throw new Problem(PoolProblem.TOO_MANY, Map.of("most", MOST));
        }
        return named.stream().distinct().toList();
    }

    private Settled inOrder(Supplier<Settled> acts) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            Caller caller = Caller.current();
                            String line = "claims of " + caller.tenant() + " " + caller.user();
                            sql.run(
                                    jdbc ->
                                            jdbc.sql(
                                                            "select pg_advisory_xact_lock(hashtextextended(?, 0))")
                                                    .param(line)
                                                    .query((_, _) -> true)
                                                    .single());
                            return acts.get();
                        }));
    }

    private List<UUID> candidates(Pool pool, int count, Filter filter, @Nullable String order) {
        String inside = Pooled.POOL + " == \"" + pool.id() + "\"";
        String where = filter.where();
        var query =
                Query.of(pool.object())
                        .filter(
                                filter.where(
                                        where == null ? inside : inside + " && (" + where + ")"))
                        .sort(order == null || order.isBlank() ? Pooled.SINCE : order)
                        .fields(List.of("id"))
                        .limit(Math.min(Query.MOST, count * AHEAD + 64))
                        .counting(Counting.NONE);
        return queries.read(query).rows().stream().map(Row::id).toList();
    }

    private List<UUID> untouched(Pool pool, int count, List<UUID> candidates) {
        String statement = Objects.requireNonNull(UNTOUCHED.get(pool.object()));
        return sql.run(
                jdbc ->
                        jdbc.sql(statement)
                                .param(CompanySql.ids(candidates))
                                .param(pool.id())
                                .param(CompanySql.ids(candidates))
                                .param(count)
                                .query(UUID.class)
                                .list());
    }

    /** What the caller does not see is as absent as one that never was. */
    private Settled taken(Pool pool, List<UUID> named, UUID owner, Deed deed) {
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        named.forEach(
                id ->
                        outcomes.put(
                                id,
                                refused(new Finding(null, RecordProblem.GONE, Map.of("id", id)))));
        List<UUID> inside = new ArrayList<>();
        for (Row row :
                queries.find(pool.object(), named, field -> field.name().equals(Pooled.POOL))) {
            if (pool.id().equals(row.value(Pooled.POOL))) {
                inside.add(row.id());
            } else {
                outcomes.put(row.id(), refused(Finding.of(Pooled.POOL, PoolProblem.TAKEN)));
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(Pooled.POOL, null);
        values.put(Pooled.OWNER, owner);
        if (!inside.isEmpty()) {
            List<Outcome> written =
                    elevated(deed, () -> write(pool.object(), inside, values)).outcomes();
            for (int at = 0; at < written.size(); at++) {
                outcomes.put(inside.get(at), written.get(at));
            }
        }
        return new Settled(named, new Written(List.copyOf(outcomes.values())));
    }

    private static Outcome refused(Finding finding) {
        return new Outcome.Rejected(List.of(finding));
    }

    private Written write(ObjectName object, List<UUID> ids, Map<String, @Nullable Object> values) {
        Row row = Row.of(values);
        List<Batch.Change> changes =
                ids.stream().map(id -> new Batch.Change(id, null, row)).toList();
        return records.write(Batch.of(object).update(changes).because(Cause.of(Cause.Kind.SCREEN)));
    }

    /** A claim needs no right to change records in a pool; it is still the caller's doing. */
    private static Written elevated(
            Deed deed, ScopedValue.CallableOp<Written, RuntimeException> work) {
        Caller acting = Caller.current().elevated();
        return ScopedValue.where(Deed.CURRENT, deed).call(() -> acting.call(work));
    }
}
