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

    /** Stages in their order, and of each deal that is counted when it first came so far. */
    private static final String REACHED =
            """
            with seen as materialized ({0}),
            way as (select id, row_number() over (order by position, created_at, id) as place
                      from {1}.stage where pipeline = {2} and deleted_at is null),
            first as (select step.record, way.place, min(step.entered_at) as at
                        from {1}.stage_move step join way on way.id = step.stage
                       where step.object = {3} and step.pipeline = {2}
                         and step.record in (select id from seen)
                       group by step.record, way.place),
            came as (select way.id as stage, first.record, min(first.at) as at
                       from way join first on first.place >= way.place
                      group by way.id, first.record)
            select came.stage, count(*) as reached, sum(seen.amount) as amount
              from came join seen on seen.id = came.record
             where {6} or (came.at >= {4} and came.at < {5})
             group by came.stage
            """;

    /** Where the deals are now, or were given up. */
    private static final String NOW =
            """
            select stage, count(*) filter (where status = 'open') as here,
                   count(*) filter (where status = 'lost' and ({6} or (closed_at >= {4} and closed_at < {5}))) as lost
              from ({0}) seen
             group by stage
            """;

    /** How long they stayed, of those stays that came to an end. */
    private static final String STAYS =
            """
            select step.stage, count(*) as stays,
                   round(cast(avg(extract(epoch from step.left_at - step.entered_at)) / 86400 as numeric), 2) as average,
                   round(cast(percentile_cont(0.5) within group (order by extract(epoch from step.left_at - step.entered_at)) / 86400 as numeric), 2) as median
              from {1}.stage_move step join ({0}) seen on seen.id = step.record
             where step.object = {3} and step.pipeline = {2} and step.status <> 'lost'
               and step.left_at is not null and ({6} or (step.left_at >= {4} and step.left_at < {5}))
             group by step.stage
            """;

    /** Deals that are won, and how long the middle one of them took. */
    private static final String WON =
            """
            select count(*) as won, sum(seen.amount) as amount,
                   round(cast(percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at)) / 86400 as numeric), 2) as days
              from ({0}) seen
             where status = 'won' and ({6} or (closed_at >= {4} and closed_at < {5}))
            """;

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
            String words =
                    amounts ? statement : statement.replace("seen.amount", "cast(null as numeric)");
            return surveys.ask(
                    object,
                    asked.filter().where(where()),
                    amounts ? READ_WITH_AMOUNT : READ,
                    words,
                    List.of(
                            asked.pipeline(),
                            object.value(),
                            start(asked.from()),
                            start(asked.to().plusDays(1)),
                            cohort));
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
