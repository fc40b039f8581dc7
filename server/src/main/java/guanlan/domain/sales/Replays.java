package guanlan.domain.sales;

import guanlan.domain.sales.Replay.Asked;
import guanlan.domain.sales.Replay.Lane;
import guanlan.domain.sales.Replay.Standing;
import guanlan.engine.query.Filter;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells where deals stood on past days, from their steps and inside the caller's Permit of today.
 * Each step counts where it begins and is taken off where it ends, so that one pass over the steps
 * gives every day of the period.
 */
@Component
public class Replays {
    private static final int MOST_YEARS = 10;

    /** As many days as a slider can tell apart. */
    private static final int MOST_DAYS = 366;

    private static final int MOST_CARDS = 60;

    /** Cards of a day: the largest of every stage. */
    private static final String STANDING =
            """
            select record as deal, stage, entered_at as since
              from (select move.record, move.stage, move.entered_at,
                           row_number() over (partition by move.stage order by seen.amount desc nulls last, move.record) as place
                      from {1}.stage_move move join ({0}) seen on seen.id = move.record
                     where move.object = {3} and move.pipeline = {2} and move.status <> 'lost'
                       and move.entered_at < {4} and (move.left_at is null or move.left_at >= {4})) standing
             where place <= {5}
             order by stage, place
            """;

    private final Surveys surveys;
    private final Pipelines pipelines;
    private final TransactionTemplate reading;

    Replays(Surveys surveys, Pipelines pipelines, TransactionTemplate transactions) {
        this.surveys = surveys;
        this.pipelines = pipelines;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    public Replay of(ObjectName object, Asked asked) {
        Pipeline pipeline = pipeline(object, asked.pipeline());
        if (asked.from().isAfter(asked.to())) {
            throw new Problem(SalesProblem.PERIOD_BACKWARDS);
        }
        if (asked.from().plusYears(MOST_YEARS).isBefore(asked.to())) {
            throw new Problem(SalesProblem.PERIOD_LONG, Map.of("years", MOST_YEARS));
        }
        return Objects.requireNonNull(reading.execute(_ -> replay(object, asked, pipeline)));
    }

    /** The deals that stood in each stage when a day ended, the largest of each first. */
    public List<Standing> standing(ObjectName object, UUID id, LocalDate day, Filter filter) {
        Pipeline pipeline = pipeline(object, id);
        boolean amounts = surveys.asks(object, Deals.AMOUNT);
        String statement =
                amounts ? STANDING : STANDING.replace("seen.amount", "cast(null as numeric)");
        List<Standing> standing = new ArrayList<>();
        for (Map<String, @Nullable Object> row :
                surveys.ask(
                        object,
                        filter,
                        amounts ? List.of(Deals.AMOUNT) : List.of(),
                        statement,
                        List.of(pipeline.id(), object.value(), end(day), MOST_CARDS))) {
            standing.add(
                    new Standing(
                            (UUID) Objects.requireNonNull(row.get("deal")),
                            (UUID) Objects.requireNonNull(row.get("stage")),
                            instant(Objects.requireNonNull(row.get("since")))));
        }
        return standing;
    }

    private static Instant instant(Object moment) {
        return moment instanceof OffsetDateTime at ? at.toInstant() : (Instant) moment;
    }

    private Pipeline pipeline(ObjectName object, UUID id) {
        if (!Deals.MODELS.contains(object)) {
            throw new Problem(SalesProblem.NO_DEALS, Map.of("object", object.value()));
        }
        return pipelines
                .of(object)
                .pipeline(id)
                .orElseThrow(() -> new Problem(QueryProblem.RECORD_ABSENT, Map.of("id", id)));
    }

    private Replay replay(ObjectName object, Asked asked, Pipeline pipeline) {
        List<LocalDate> days = days(asked);
        boolean amounts = surveys.asks(object, Deals.AMOUNT);
        var frames = new Frames(days.size(), amounts);
        String statement = amounts ? Frames.EVENTS : Frames.EVENTS_WITHOUT_AMOUNTS;
        surveys.ask(
                        object,
                        new Filter(where(asked), asked.filter().matching(), false),
                        amounts ? List.of(Deals.AMOUNT) : List.of(),
                        statement,
                        List.of(
                                pipeline.id(),
                                object.value(),
                                days.stream().map(Replays::end).toArray(OffsetDateTime[]::new)))
                .forEach(frames::take);
        List<Lane> lanes =
                pipeline.stages().stream()
                        .filter(stage -> !stage.retired() || frames.knows(stage.id()))
                        .map(stage -> frames.lane(stage, Caller.current().locale()))
                        .toList();
        return new Replay(days, frames.entered(), lanes);
    }

    /** Every day, or every so many; the last is always told. */
    private static List<LocalDate> days(Asked asked) {
        long whole = ChronoUnit.DAYS.between(asked.from(), asked.to());
        long step = whole / MOST_DAYS + 1;
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = asked.to(); !day.isBefore(asked.from()); day = day.minusDays(step)) {
            days.addFirst(day);
        }
        return days;
    }

    private static OffsetDateTime end(LocalDate day) {
        return day.plusDays(1)
                .atStartOfDay(Caller.current().zone())
                .toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static @Nullable String where(Asked asked) {
        String more = asked.filter().where();
        if (!asked.cohort()) {
            return more;
        }
        String own =
                String.format(
                        Locale.ROOT,
                        "opened_at >= date(\"%s\") && opened_at <= date(\"%s\")",
                        asked.from(),
                        asked.to());
        return more == null || more.isBlank() ? own : own + " && (" + more + ")";
    }
}
