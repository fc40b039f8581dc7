package guanlan.domain.pools;

import guanlan.domain.notifications.Kind;
import guanlan.domain.notifications.Notice;
import guanlan.domain.notifications.Telling;
import guanlan.domain.pools.RuleStore.Quiet;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.RecordName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells owners which of their records a rule is about to release, each once. */
@Component
class Warnings {
    /** More of one owner at a time are told as their number. */
    private static final int SINGLE = 10;

    private static final List<String> MOMENTS =
            List.of("created_at", "claimed_at", "followed_at", "won_at");

    private final RuleStore rules;
    private final Pools pools;
    private final Queries queries;
    private final Telling telling;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Warnings(
            RuleStore rules,
            Pools pools,
            Queries queries,
            Telling telling,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rules = rules;
        this.pools = pools;
        this.queries = queries;
        this.telling = telling;
        this.transactions = transactions;
        this.clock = clock;
    }

    void warn(Rule rule) {
        Integer days = rule.warning();
        if (days == null) {
            return;
        }
        Pool pool = pools.require(rule.pool());
        @Nullable String after = null;
        do {
            var query =
                    Query.of(pool.object())
                            .where(rule.due(pool, days))
                            .sort("created_at")
                            .limit(Query.MOST)
                            .after(after)
                            .counting(Counting.NONE);
            Page page = queries.read(query);
            transactions.executeWithoutResult(_ -> tell(rule, pool, page.rows()));
            after = page.next();
        } while (after != null);
    }

    private void tell(Rule rule, Pool pool, List<Row> rows) {
        List<Quiet> quiet = rows.stream().map(row -> new Quiet(row.id(), since(row))).toList();
        Set<UUID> fresh = rules.unwarned(rule.id(), quiet, clock.instant());
        Map<UUID, List<Row>> owners = new LinkedHashMap<>();
        for (Row row : rows) {
            if (fresh.contains(row.id()) && row.value(Pooled.OWNER) instanceof UUID owner) {
                owners.computeIfAbsent(owner, _ -> new ArrayList<>()).add(row);
            }
        }
        owners.forEach((owner, his) -> tell(rule, pool, owner, his));
    }

    private void tell(Rule rule, Pool pool, UUID owner, List<Row> rows) {
        boolean many = rows.size() > SINGLE;
        for (Row row : many ? rows.subList(0, 1) : rows) {
            telling.tell(
                    new Notice(
                            owner,
                            Kind.RELEASING,
                            rule.id() + "/" + row.id() + "@" + since(row),
                            new RecordName(pool.object(), row.id()),
                            null,
                            many ? String.valueOf(rows.size()) : null,
                            clock.instant()));
        }
    }

    /** Since when nothing happened. */
    private static Instant since(Row row) {
        return MOMENTS.stream()
                .map(row::value)
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
