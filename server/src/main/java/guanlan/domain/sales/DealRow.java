package guanlan.domain.sales;

import guanlan.engine.exchange.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One deal of a file: what it says of stages, ends and days, put together to a course. */
final class DealRow {
    private final Wording.Told row;
    private final Pipeline pipeline;
    private final @Nullable Stage stage;
    private final @Nullable String ending;

    DealRow(Wording.Told row, Pipeline pipeline, StageWord word) {
        this.row = row;
        this.pipeline = pipeline;
        this.stage = word.stage();
        this.ending = ending(row, word);
    }

    /** A day at which it came to a stage. */
    record Arrival(Stage stage, @Nullable Instant at) {}

    private static @Nullable String ending(Wording.Told row, StageWord word) {
        if (word.ending() != null) {
            return word.ending();
        }
        if (row.value(Deals.STATUS) instanceof String status) {
            return status;
        }
        return word.stage() != null && word.stage().won() ? Deals.WON : null;
    }

    /**
     * Days make a course; a stage without any is where the deal is from now on. The day of the end
     * of a deal that goes on is when it is expected.
     */
    void settle(List<Arrival> arrivals, ZoneId zone) {
        Instant opened = moment(Deals.OPENED_AT);
        Instant closed = moment(Deals.CLOSED_AT);
        boolean over = Deals.WON.equals(ending) || Deals.LOST.equals(ending);
        if (closed != null && !over) {
            expect(closed, zone);
            closed = null;
        }
        boolean lostByStage = Deals.LOST.equals(ending) && stage == null;
        if (arrivals.isEmpty() && opened == null && closed == null && !lostByStage) {
            if (stage != null) {
                row.put(Deals.STAGE, stage.id());
            }
            return;
        }
        List<Arrival> way = way(arrivals, opened, closed);
        String course =
                way.stream().map(each -> step(each, zone)).collect(Collectors.joining("; "));
        if (Deals.LOST.equals(ending)) {
            course += "; " + word(Deals.LOST, closed, zone);
        }
        row.put(Deals.COURSE, course);
        row.put(Deals.PIPELINE, pipeline.id());
        for (String consumed :
                List.of(
                        Deals.STAGE,
                        Deals.STATUS,
                        Deals.OPENED_AT,
                        Deals.ENTERED_AT,
                        Deals.CLOSED_AT)) {
            row.drop(consumed);
        }
    }

    private void expect(Instant closed, ZoneId zone) {
        row.drop(Deals.CLOSED_AT);
        if (row.value(Deals.EXPECTED_CLOSE) == null) {
            row.put(Deals.EXPECTED_CLOSE, LocalDate.ofInstant(closed, zone));
        }
    }

    /** Where it began, where it came to, where it is. */
    private List<Arrival> way(
            List<Arrival> arrivals, @Nullable Instant opened, @Nullable Instant closed) {
        List<Arrival> way = new ArrayList<>(arrivals);
        way.sort(Comparator.comparing(DealRow::at));
        Stage there = there(way);
        Instant since = since(there, closed);
        if (opened != null && (way.isEmpty() || opened.isBefore(at(way.getFirst())))) {
            way.addFirst(new Arrival(beginning(way, there, since), opened));
        }
        boolean begun = !way.isEmpty() && way.getLast().stage().equals(there);
        if (!begun) {
            Instant last = way.isEmpty() ? null : at(way.getLast());
            way.add(new Arrival(there, since == null && !there.won() ? last : since));
        }
        return way;
    }

    /** Without a day of its own for where it is, it has been there since it began. */
    private Stage beginning(List<Arrival> way, Stage there, @Nullable Instant since) {
        boolean sinceThen = way.isEmpty() && since == null && !there.won();
        return sinceThen ? there : pipeline.first().orElse(there);
    }

    /** Where it is, or was given up; where nothing is said, where it came last. */
    private Stage there(List<Arrival> way) {
        boolean won = Deals.WON.equals(ending);
        Optional<Stage> last =
                way.isEmpty() ? Optional.empty() : Optional.of(way.getLast().stage());
        if (won && last.isPresent() && last.get().won()) {
            return last.get();
        }
        if (stage != null) {
            return stage;
        }
        return (won ? pipeline.winning() : last)
                .or(pipeline::first)
                .orElseGet(() -> pipeline.stages().getFirst());
    }

    private @Nullable Instant since(Stage there, @Nullable Instant closed) {
        Instant entered = moment(Deals.ENTERED_AT);
        return entered != null ? entered : there.won() ? closed : null;
    }

    private static Instant at(Arrival arrival) {
        return arrival.at() == null ? Instant.MAX : arrival.at();
    }

    private @Nullable Instant moment(String field) {
        return row.value(field) instanceof Instant at ? at : null;
    }

    private static String step(Arrival arrival, ZoneId zone) {
        String name = arrival.stage().names().own();
        boolean odd = name.matches(".*[;；\\r\\n].*");
        return word(odd ? arrival.stage().id().toString() : name, arrival.at(), zone);
    }

    private static String word(String word, @Nullable Instant at, ZoneId zone) {
        if (at == null) {
            return word;
        }
        var local = at.atZone(zone);
        boolean wholeDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return word + " " + (wholeDay ? local.toLocalDate() : at);
    }
}
