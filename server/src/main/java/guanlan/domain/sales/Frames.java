package guanlan.domain.sales;

import guanlan.domain.sales.Replay.Lane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up what came and went between one day and the next to what stood there on each day. */
final class Frames {
    private static final String REACHED = "reached";
    private static final String ENTERED = "entered";

    /**
     * By stage, kind and day the deals that came and those that left. A deal reached a stage when
     * it first came there or further, as funnels count.
     */
    static final String EVENTS =
            """
            with seen as materialized ({0}),
            way as (select id, row_number() over (order by position, created_at, id) as place
                      from {1}.stage where pipeline = {2} and deleted_at is null),
            step as materialized (
              select move.record, move.stage, move.status, move.entered_at, move.left_at, way.place, seen.amount,
                     max(way.place) over (partition by move.record order by move.entered_at, move.place
                                          rows between unbounded preceding and 1 preceding) as furthest,
                     row_number() over (partition by move.record order by move.entered_at, move.place) as nth
                from {1}.stage_move move join seen on seen.id = move.record join way on way.id = move.stage
               where move.object = {3} and move.pipeline = {2}),
            event as (
              select stage, status as kind, width_bucket(entered_at, {4}) as day, 1 as deals, amount from step
              union all
              select stage, status, width_bucket(left_at, {4}), -1, -amount from step where left_at is not null
              union all
              select way.id, 'reached', width_bucket(step.entered_at, {4}), 1, amount
                from step join way on way.place <= step.place and way.place > coalesce(step.furthest, 0)
              union all
              select stage, 'entered', width_bucket(entered_at, {4}), 1, amount from step where nth = 1)
            select stage, kind, day, cast(sum(deals) as bigint) as deals, coalesce(sum(amount), 0) as amount
              from event
             where day < cardinality({4})
             group by stage, kind, day
            """;

    static final String EVENTS_WITHOUT_AMOUNTS =
            EVENTS.replace("seen.amount,", "cast(null as numeric) as amount,");

    private final int size;
    private final boolean amounts;
    private final Map<Key, Line> lines = new HashMap<>();

    /** For so many days. */
    Frames(int size, boolean amounts) {
        this.size = size;
        this.amounts = amounts;
    }

    private record Key(UUID stage, String kind) {}

    private record Line(long[] deals, BigDecimal[] amounts) {}

    void take(Map<String, @Nullable Object> row) {
        var key =
                new Key(
                        (UUID) Objects.requireNonNull(row.get("stage")),
                        String.valueOf(row.get("kind")));
        Line line = lines.computeIfAbsent(key, _ -> new Line(new long[size], zeros()));
        int day = ((Number) Objects.requireNonNull(row.get("day"))).intValue();
        line.deals()[day] += ((Number) Objects.requireNonNull(row.get("deals"))).longValue();
        line.amounts()[day] =
                line.amounts()[day].add((BigDecimal) Objects.requireNonNull(row.get("amount")));
    }

    private BigDecimal[] zeros() {
        BigDecimal[] zeros = new BigDecimal[size];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }

    /** Whether any deal ever stood there. */
    boolean knows(UUID stage) {
        return lines.keySet().stream().anyMatch(key -> key.stage().equals(stage));
    }

    /** Into the pipeline, wherever that was. */
    List<Long> entered() {
        long[] all = new long[size];
        lines.forEach(
                (key, line) -> {
                    for (int day = 0; day < size && key.kind().equals(ENTERED); day++) {
                        all[day] += line.deals()[day];
                    }
                });
        return standing(all);
    }

    Lane lane(Stage stage, Locale locale) {
        return new Lane(
                stage.id(),
                stage.called(locale),
                stage.won(),
                stage.color(),
                stage.position(),
                deals(stage, Deals.OPEN),
                deals(stage, Deals.WON),
                deals(stage, Deals.LOST),
                deals(stage, REACHED),
                amounts ? amounts(stage, Deals.OPEN, Deals.WON) : null,
                amounts ? amounts(stage, REACHED) : null);
    }

    private List<Long> deals(Stage stage, String kind) {
        Line line = lines.get(new Key(stage.id(), kind));
        return standing(line == null ? new long[size] : line.deals());
    }

    private List<BigDecimal> amounts(Stage stage, String... kinds) {
        List<BigDecimal> all = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int day = 0; day < size; day++) {
            for (String kind : kinds) {
                Line line = lines.get(new Key(stage.id(), kind));
                sum = line == null ? sum : sum.add(line.amounts()[day]);
            }
            all.add(sum);
        }
        return all;
    }

    private static List<Long> standing(long[] changes) {
        List<Long> all = new ArrayList<>();
        long sum = 0;
        for (long change : changes) {
            sum += change;
            all.add(sum);
        }
        return all;
    }
}
