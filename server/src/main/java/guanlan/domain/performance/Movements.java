package guanlan.domain.performance;

import guanlan.domain.performance.Movement.Kind;
import guanlan.domain.performance.Movement.Moved;
import guanlan.domain.performance.Movement.Part;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesProblem;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
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
 * Tells what became of a forecast since a moment, from the change log: each deal as it is beside
 * what its first change since then says it was.
 */
@Component
public class Movements {
    private static final List<String> READ =
            List.of(Deals.AMOUNT, Deals.STATUS, Deals.EXPECTED_CLOSE, "created_at", "deleted_at");

    /** Deals that count for something else than they did; several changes of one are one. */
    private static final String CHANGED =
            """
            with seen as materialized ({0}),
            line as (select change.record, change.before, cast(change.operation as text) as operation, change.xid, change.seq
                       from {1}.change join {1}.change_set on change_set.id = change.set_id
                      where change.object = {2} and change_set.at > {3}
                        and change.xid >= coalesce((select min(later.xid) from {1}.change_set later where later.at > {3}), cast('18446744073709551615' as xid8))
                        and change.record in (select id from seen)),
            was as (select record,
                           (array_agg(before -> 'amount' order by xid, seq) filter (where jsonb_exists(before, 'amount')))[1] as amount,
                           (array_agg(before -> 'status' order by xid, seq) filter (where jsonb_exists(before, 'status')))[1] as status,
                           (array_agg(before -> 'expected_close' order by xid, seq) filter (where jsonb_exists(before, 'expected_close')))[1] as expected_close,
                           (array_agg(operation order by xid, seq) filter (where operation in ('d', 'r')))[1] = 'r' as binned
                      from line group by record),
            told as (select seen.id, seen.status, seen.expected_close, seen.deleted_at is not null as removed,
                            seen.created_at > {3} as fresh, coalesce(was.binned, false) as binned, coalesce(seen.amount, 0) as amount,
                            case when was.amount is null then coalesce(seen.amount, 0)
                                 else coalesce(cast(was.amount ->> 'base' as numeric), 0) end as amount_was,
                            case when was.status is null then seen.status else was.status #>> '{}' end as status_was,
                            case when was.expected_close is null then seen.expected_close
                                 else cast(was.expected_close #>> '{}' as date) end as expected_was
                       from seen left join was on was.record = seen.id),
            counted as (select told.*,
                               not removed and status = 'open' and expected_close between {4} and {5} as inside,
                               not fresh and not binned and status_was = 'open' and expected_was between {4} and {5} as was_inside
                          from told)
            select id, status, expected_close < {4} as early, removed, fresh, coalesce(inside, false) as inside,
                   coalesce(was_inside, false) as was_inside,
                   case when inside then amount else 0 end as now, case when was_inside then amount_was else 0 end as was
              from counted where inside or was_inside
            """;

    private final Surveys surveys;
    private final Queries queries;
    private final Schemas schemas;
    private final InstantSource clock;
    private final TransactionTemplate reading;

    Movements(
            Surveys surveys,
            Queries queries,
            Schemas schemas,
            InstantSource clock,
            TransactionTemplate transactions) {
        this.surveys = surveys;
        this.queries = queries;
        this.schemas = schemas;
        this.clock = clock;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    /** Nothing for whom some amounts, states or dates are hidden: what they were would be told. */
    public Optional<Movement> since(Instant moment, Asked asked) {
        if (!Deals.MODELS.contains(asked.deals())) {
            throw new Problem(SalesProblem.NO_DEALS, Map.of("object", asked.deals().value()));
        }
        if (moment.isAfter(clock.instant())) {
            throw new Problem(PerformanceProblem.SINCE_FUTURE);
        }
        boolean reads =
                READ.subList(0, 3).stream()
                        .allMatch(field -> surveys.readsAlways(asked.deals(), field));
        return reads
                ? Optional.ofNullable(reading.execute(_ -> movement(moment, asked)))
                : Optional.empty();
    }

    private Movement movement(Instant moment, Asked asked) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.addAll(ask(moment, asked, false));
        rows.addAll(ask(moment, asked, true));
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal now = BigDecimal.ZERO;
        Map<Kind, Part> parts = new EnumMap<>(Kind.class);
        List<Moved> moved = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            BigDecimal was = number(row, "was");
            BigDecimal is = number(row, "now");
            before = before.add(was);
            now = now.add(is);
            kind(row)
                    .ifPresent(
                            kind -> {
                                parts.merge(
                                        kind, new Part(kind, is.subtract(was), 1), Movements::sum);
                                moved.add(new Moved(id(row), null, kind, was, is));
                            });
        }
        List<Part> told =
                Arrays.stream(Kind.values())
                        .map(kind -> parts.getOrDefault(kind, new Part(kind, BigDecimal.ZERO, 0)))
                        .toList();
        return new Movement(before, now, told, titled(asked.deals(), moved));
    }

    private static Part sum(Part one, Part other) {
        return new Part(one.kind(), one.amount().add(other.amount()), one.deals() + other.deals());
    }

    private List<Map<String, @Nullable Object>> ask(Instant moment, Asked asked, boolean deleted) {
        var survey = new Survey(asked, surveys, clock.instant());
        return surveys.ask(
                asked.deals(),
                Filter.ALL.where(candidates(moment, asked, survey, deleted)).deleted(deleted),
                READ,
                CHANGED,
                List.of(
                        asked.deals().value(),
                        moment.atOffset(ZoneOffset.UTC),
                        asked.period().from(),
                        asked.period().to()));
    }

    /** What is in the forecast now, and what has changed since: nothing else can be told. */
    private static String candidates(Instant moment, Asked asked, Survey survey, boolean deleted) {
        String since = "updated_at > timestamp(\"" + moment + "\")";
        String where =
                deleted ? since : "(" + Basis.DUE.criteria(asked.period()) + " || " + since + ")";
        return where + survey.others();
    }

    private static Optional<Kind> kind(Map<String, @Nullable Object> row) {
        int grown = number(row, "now").compareTo(number(row, "was"));
        if (is(row, "inside")) {
            if (is(row, "was_inside")) {
                return grown == 0
                        ? Optional.empty()
                        : Optional.of(grown > 0 ? Kind.GROWN : Kind.SHRUNK);
            }
            return Optional.of(is(row, "fresh") ? Kind.NEW : Kind.BROUGHT_IN);
        }
        if (is(row, "removed")) {
            return Optional.of(Kind.REMOVED);
        }
        return Optional.of(
                switch (String.valueOf(row.get(Deals.STATUS))) {
                    case Deals.WON -> Kind.WON;
                    case Deals.LOST -> Kind.LOST;
                    default -> is(row, "early") ? Kind.BROUGHT_FORWARD : Kind.SLIPPED;
                });
    }

    /** Those that moved most, by name. */
    private List<Moved> titled(ObjectName object, List<Moved> moved) {
        List<Moved> most =
                moved.stream()
                        .sorted(
                                Comparator.comparing(
                                                (Moved deal) ->
                                                        deal.now().subtract(deal.before()).abs())
                                        .reversed()
                                        .thenComparing(Moved::id))
                        .limit(Movement.MOST_DEALS)
                        .toList();
        ObjectDefinition definition = schemas.require(object);
        Map<UUID, String> titles = new HashMap<>();
        for (Row row : queries.find(object, most.stream().map(Moved::id).toList())) {
            if (row.value(definition.title()) instanceof String title) {
                titles.put(row.id(), title);
            }
        }
        return most.stream()
                .map(
                        deal ->
                                new Moved(
                                        deal.id(),
                                        titles.get(deal.id()),
                                        deal.kind(),
                                        deal.before(),
                                        deal.now()))
                .toList();
    }

    private static UUID id(Map<String, @Nullable Object> row) {
        return (UUID) Objects.requireNonNull(row.get("id"));
    }

    private static boolean is(Map<String, @Nullable Object> row, String what) {
        return Boolean.TRUE.equals(row.get(what));
    }

    private static BigDecimal number(Map<String, @Nullable Object> row, String what) {
        return new BigDecimal(String.valueOf(row.get(what)));
    }
}
