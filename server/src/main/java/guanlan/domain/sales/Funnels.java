package guanlan.domain.sales;

import guanlan.domain.sales.Funnel.Asked;
import guanlan.domain.sales.Funnel.Counted;
import guanlan.domain.sales.Funnel.Layer;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts how far deals came, inside the caller's Permit. Where a deal has been is read from its
 * steps, and every figure from one state of the database.
 */
@Component
public class Funnels {
    private static final List<String> READ =
            List.of(Deals.STAGE, Deals.STATUS, Deals.OPENED_AT, Deals.CLOSED_AT);
    private static final List<String> READ_WITH_AMOUNT =
            Stream.concat(READ.stream(), Stream.of(Deals.AMOUNT)).toList();

    /**
     * Stages in their order, and of each deal that is counted the moments at which it came further
     * than ever: it reached all stages in between. Steps lie by the ids of their deals, which are
     * made one after the other, so those of a time are read in one go.
     */
    private static final String REACHED =
            """
            with seen as materialized (MOVED),
            way as (select id, row_number() over (order by position, created_at, id) as place
                      from {1}.stage where pipeline = {2} and deleted_at is null),
            step as (select move.record, way.place, move.entered_at as at,
                            max(way.place) over (partition by move.record order by move.entered_at
                                                 rows between unbounded preceding and 1 preceding) as furthest
                       from {1}.stage_move move join way on way.id = move.stage
                      where move.object = {3} and move.pipeline = {2}
                        and move.record >= (select id from seen order by id limit 1) and move.record <= (select id from seen order by id desc limit 1)
                        and move.record in (select id from seen))
            select way.id as stage, count(*) as reached, sum(seen.amount) as amount
              from step join way on way.place <= step.place and way.place > coalesce(step.furthest, 0)
              join seen on seen.id = step.record
             where INSIDE(step.at)
             group by way.id
            """;

    /** Where the deals are now, or were given up. */
    private static final String NOW =
            """
            select stage, count(*) filter (where status = 'open') as here, count(*) filter (where status = 'lost') as lost
              from ({0}) seen
             where status = 'open' or status = 'lost' and INSIDE(closed_at)
             group by stage
            """;

    /** How long they stayed, of those stays that came to an end. */
    private static final String STAYS =
            """
            with stay as (select move.stage, extract(epoch from move.left_at - move.entered_at) as seconds
                            from {1}.stage_move move join ({0}) seen on seen.id = move.record
                           where move.object = {3} and move.pipeline = {2} and move.status <> 'lost'
                             and move.left_at is not null and INSIDE(move.left_at))
            select stage, count(*) as stays, round(cast(avg(seconds) / 86400 as numeric), 2) as average,
                   round(cast(percentile_cont(0.5) within group (order by seconds) / 86400 as numeric), 2) as median
              from stay
             group by stage
            """;

    /** Deals that are won, and how long the middle one of them took. */
    private static final String WON =
            """
            select count(*) as won, sum(seen.amount) as amount,
                   round(cast(percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at)) / 86400 as numeric), 2) as days
              from ({0}) seen
             where status = 'won' and INSIDE(closed_at)
            """;

    /** Of a period only deals that moved in it are looked at. */
    private static final String MOVED_IN_PERIOD =
            """
            select * from ({0}) records
             where id in (select record from {1}.stage_move
                           where object = {3} and pipeline = {2} and entered_at >= {4} and entered_at < {5})
            """;

    private static final Pattern INSIDE = Pattern.compile("INSIDE\\(([a-z_.]+)\\)");

    private final Surveys surveys;
    private final Pipelines pipelines;
    private final TransactionTemplate reading;

    Funnels(Surveys surveys, Pipelines pipelines, TransactionTemplate transactions) {
        this.surveys = surveys;
        this.pipelines = pipelines;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    public Funnel of(ObjectName object, Asked asked) {
        if (!Deals.MODELS.contains(object)) {
            throw new Problem(SalesProblem.NO_DEALS, Map.of("object", object.value()));
        }
        if (asked.from().isAfter(asked.to())) {
            throw new Problem(SalesProblem.PERIOD_BACKWARDS);
        }
        Pipeline pipeline =
                pipelines
                        .of(object)
                        .pipeline(asked.pipeline())
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                QueryProblem.RECORD_ABSENT,
                                                Map.of("id", asked.pipeline())));
        return Objects.requireNonNull(
                reading.execute(_ -> new Count(object, asked).over(pipeline)));
    }

    /** One question on its way. */
    private final class Count {
        private final ObjectName object;
        private final Asked asked;
        private final boolean amounts;
        private final boolean cohort;

        Count(ObjectName object, Asked asked) {
            this.object = object;
            this.asked = asked;
            this.amounts = surveys.asks(object, Deals.AMOUNT);
            this.cohort = asked.counted() == Counted.COHORT;
        }

        Funnel over(Pipeline pipeline) {
            var reached = byStage(REACHED);
            var now = byStage(NOW);
            var stays = byStage(STAYS);
            List<Layer> layers =
                    pipeline.stages().stream()
                            .map(
                                    stage ->
                                            layer(
                                                    stage,
                                                    reached.getOrDefault(stage.id(), Map.of()),
                                                    now.getOrDefault(stage.id(), Map.of()),
                                                    stays.getOrDefault(stage.id(), Map.of())))
                            .toList();
            Map<String, @Nullable Object> won = ask(WON).getFirst();
            return new Funnel(
                    layers,
                    layers.isEmpty() ? 0 : layers.getFirst().reached(),
                    count(won, "won"),
                    layers.stream().mapToLong(Layer::lost).sum(),
                    amount(won),
                    (BigDecimal) won.get("days"));
        }

        private Layer layer(
                Stage stage,
                Map<String, @Nullable Object> reached,
                Map<String, @Nullable Object> now,
                Map<String, @Nullable Object> stays) {
            return new Layer(
                    stage.id(),
                    stage.called(Caller.current().locale()),
                    stage.won(),
                    stage.color(),
                    stage.position(),
                    count(reached, "reached"),
                    amount(reached),
                    count(now, "here"),
                    count(now, "lost"),
                    count(stays, "stays"),
                    (BigDecimal) stays.get("average"),
                    (BigDecimal) stays.get("median"));
        }

        private @Nullable BigDecimal amount(Map<String, @Nullable Object> row) {
            BigDecimal amount = (BigDecimal) row.get("amount");
            return !amounts ? null : amount == null ? BigDecimal.ZERO : amount;
        }

        private Map<UUID, Map<String, @Nullable Object>> byStage(String statement) {
            return ask(statement).stream()
                    .filter(row -> row.get("stage") != null)
                    .collect(
                            Collectors.toMap(
                                    row -> (UUID) Objects.requireNonNull(row.get("stage")),
                                    Function.identity()));
        }

        /** A hidden amount is read as none: there is nothing to add up. */
        private List<Map<String, @Nullable Object>> ask(String statement) {
            String counted =
                    cohort
                            ? INSIDE.matcher(statement).replaceAll("true").replace("MOVED", "{0}")
                            : INSIDE.matcher(statement)
                                    .replaceAll("($1 >= {4} and $1 < {5})")
                                    .replace("MOVED", MOVED_IN_PERIOD);
            String words =
                    amounts ? counted : counted.replace("seen.amount", "cast(null as numeric)");
            return surveys.ask(
                    object,
                    asked.filter().where(where()),
                    amounts ? READ_WITH_AMOUNT : READ,
                    words,
                    List.of(
                            asked.pipeline(),
                            object.value(),
                            start(asked.from()),
                            start(asked.to().plusDays(1))));
        }

        private String where() {
            String own = "pipeline == \"" + asked.pipeline() + "\"";
            if (cohort) {
                own +=
                        String.format(
                                Locale.ROOT,
                                " && opened_at >= date(\"%s\") && opened_at <= date(\"%s\")",
                                asked.from(),
                                asked.to());
            }
            String more = asked.filter().where();
            return more == null || more.isBlank() ? own : own + " && (" + more + ")";
        }

        private OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(Caller.current().zone()).toOffsetDateTime();
        }
    }

    private static long count(Map<String, @Nullable Object> row, String figure) {
        return row.get(figure) instanceof Number number ? number.longValue() : 0;
    }
}
