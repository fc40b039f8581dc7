package guanlan.domain.sales;

import guanlan.core.values.Days;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal has been before it came here, as whoever brings it tells: {@code Need 2026-01-10;
 * Contract 2026-02-03 14:30; lost 2026-03-01}. Each stage or end with its day or moment; without
 * one it is now.
 *
 * @param legs the oldest first; never empty
 */
record Course(List<Leg> legs) {
    private static final int MOST = 100;
    private static final Pattern BETWEEN = Pattern.compile("[;；\\r\\n]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Causes that put back what was there, and tell nothing new. */
    private static final Set<Cause.Kind> PUT_BACK =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    Course {
        legs = List.copyOf(legs);
    }

    /** A stage that it came to, or an end that it found there. */
    record Leg(Stage stage, String status, Instant at) {}

    /** What a text was read as. */
    sealed interface Read {
        record Known(Course course) implements Read {}

        record Unclear(Finding finding) implements Read {}
    }

    /** Whether a row tells of the past of its deal. */
    static boolean isTold(PlannedRow row, Planned batch) {
        return row.gives(Deals.COURSE)
                && row.changes(Deals.COURSE)
                && !Gates.isEmpty(row.after(Deals.COURSE))
                && !PUT_BACK.contains(batch.cause().kind());
    }

    static Read read(String text, Pipeline pipeline, Instant now) {
        List<Leg> legs = new ArrayList<>();
        for (String part : BETWEEN.split(text)) {
            if (part.isBlank()) {
                continue;
            }
            Entry entry = Entry.of(part.strip(), now);
            Stage last = legs.isEmpty() ? null : legs.getLast().stage();
            Optional<Leg> leg =
                    StageWord.read(entry.word(), pipeline)
                            .flatMap(word -> leg(word, entry.at(), last, pipeline));
            if (leg.isEmpty()) {
                return unclear(SalesProblem.COURSE_STAGE, unknown(entry.word(), pipeline));
            }
            legs.add(leg.get());
        }
        return checked(legs, now);
    }

    private static Optional<Leg> leg(
            StageWord word, Instant at, @Nullable Stage last, Pipeline pipeline) {
        if (Deals.LOST.equals(word.ending())) {
            Optional<Stage> where = last == null ? pipeline.first() : Optional.of(last);
            return where.map(stage -> new Leg(stage, Deals.LOST, at));
        }
        return Optional.ofNullable(word.stage())
                .map(stage -> new Leg(stage, stage.won() ? Deals.WON : Deals.OPEN, at));
    }

    private static Read checked(List<Leg> legs, Instant now) {
        if (legs.isEmpty() || legs.size() > MOST) {
            return unclear(SalesProblem.COURSE_LENGTH, Map.of("most", MOST));
        }
        for (int at = 0; at < legs.size(); at++) {
            Instant moment = legs.get(at).at();
            if (moment.isAfter(now)) {
                return unclear(SalesProblem.COURSE_IN_FUTURE, Map.of("moment", moment));
            }
            if (at > 0 && moment.isBefore(legs.get(at - 1).at())) {
                return unclear(
                        SalesProblem.COURSE_BACKWARDS,
                        Map.of("moment", moment, "before", legs.get(at - 1).at()));
            }
        }
        return new Read.Known(new Course(legs));
    }

    private static Map<String, String> unknown(String word, Pipeline pipeline) {
        var locale = Caller.current().locale();
        return Map.of(
                "word",
                word,
                "pipeline",
                pipeline.names().in(locale),
                "stages",
                pipeline.stages().stream()
                        .map(stage -> stage.called(locale))
                        .collect(Collectors.joining(" / ")));
    }

    private static Read unclear(SalesProblem problem, Map<String, ?> params) {
        return new Read.Unclear(Finding.of(Deals.COURSE, problem, params));
    }

    /** A word and when that was. */
    private record Entry(String word, Instant at) {
        static Entry of(String text, Instant now) {
            String[] words = SPACE.split(text);
            for (int last = Math.min(2, words.length - 1); last > 0; last--) {
                int begin = words.length - last;
                String when = String.join(" ", List.of(words).subList(begin, words.length));
                Optional<Instant> at = Days.readInstant(when, Caller.current().zone());
                if (at.isPresent()) {
                    return new Entry(String.join(" ", List.of(words).subList(0, begin)), at.get());
                }
            }
            return new Entry(text, now);
        }
    }

    /** What the deal was after each leg, in fields. */
    List<Map<String, @Nullable Object>> states(Pipeline pipeline) {
        List<Map<String, @Nullable Object>> states = new ArrayList<>();
        Stage furthest = legs.getFirst().stage();
        for (Leg leg : legs) {
            Map<String, @Nullable Object> before =
                    states.isEmpty() ? new HashMap<>() : states.getLast();
            furthest = pipeline.isBefore(furthest, leg.stage()) ? leg.stage() : furthest;
            Map<String, @Nullable Object> state = state(leg, before);
            state.put(Deals.FURTHEST, furthest.id());
            states.add(state);
        }
        return states;
    }

    private Map<String, @Nullable Object> state(Leg leg, Map<String, @Nullable Object> before) {
        boolean reopened =
                Deals.OPEN.equals(leg.status()) && Deals.LOST.equals(before.get(Deals.STATUS));
        boolean stays = leg.stage().id().equals(before.get(Deals.STAGE)) && !reopened;
        Map<String, @Nullable Object> state = new HashMap<>();
        state.put(Deals.STAGE, leg.stage().id());
        state.put(Deals.STATUS, leg.status());
        state.put(Deals.OPENED_AT, legs.getFirst().at());
        state.put(Deals.ENTERED_AT, stays ? before.get(Deals.ENTERED_AT) : leg.at());
        state.put(Deals.CLOSED_AT, closed(leg, before));
        state.put(Deals.PROBABILITY, leg.stage().odds(leg.status()));
        state.put(Deals.FORECAST, leg.stage().category(leg.status()));
        return state;
    }

    private static @Nullable Object closed(Leg leg, Map<String, @Nullable Object> before) {
        boolean already = leg.status().equals(before.get(Deals.STATUS));
        return Deals.OPEN.equals(leg.status())
                ? null
                : already ? before.get(Deals.CLOSED_AT) : leg.at();
    }
}
