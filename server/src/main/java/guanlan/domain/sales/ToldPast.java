package guanlan.domain.sales;

import guanlan.domain.sales.Pipelines.Book;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One deal of a batch whose past is told: it comes with every move at the time it happened. Only
 * imports and administrators may tell. What still goes on passes the gates up to where it is; what
 * is over happened under other rules, and an administrator need not ask them.
 */
final class ToldPast {
    private static final List<String> BY_HAND = List.of(Deals.PROBABILITY, Deals.FORECAST);
    private static final Set<String> STEPS = Set.copyOf(Step.FIELDS);

    private final PlannedRow row;
    private final Planned batch;
    private final Book book;
    private final ObjectDefinition object;

    ToldPast(PlannedRow row, Planned batch, Book book, ObjectDefinition object) {
        this.row = row;
        this.batch = batch;
        this.book = book;
        this.object = object;
    }

    void settle(Gates gates) {
        if (!Transition.tellsOfThePast(batch.cause()) && !Caller.current().is(Role.ADMINISTRATOR)) {
            refuse(
                    Finding.of(
                            Deals.COURSE,
                            SalesProblem.KEPT_BY_MOVES,
                            Map.of("label", label(Deals.COURSE))));
            return;
        }
        Optional<Pipeline> found = pipeline();
        if (found.isEmpty()) {
            refuse(Finding.of(Deals.PIPELINE, SalesProblem.NO_PIPELINE));
            return;
        }
        Pipeline pipeline = found.get();
        switch (Course.read(String.valueOf(row.after(Deals.COURSE)), pipeline, batch.at())) {
            case Course.Read.Unclear(var finding) -> refuse(finding);
            case Course.Read.Known(var course) when row.isNew() -> begin(course, pipeline, gates);
            case Course.Read.Known(var course) -> goOn(course, pipeline, gates);
        }
    }

    private Optional<Pipeline> pipeline() {
        Object given = row.after(Deals.PIPELINE);
        Object stage = row.after(Deals.STAGE);
        return given != null
                ? book.pipeline(given)
                : stage != null ? book.holding(stage) : book.usual();
    }

    private void begin(Course course, Pipeline pipeline, Gates gates) {
        List<Map<String, @Nullable Object>> states = course.states(pipeline);
        Course.Leg last = course.legs().getLast();
        if (!isPossible(pipeline, last)) {
            return;
        }
        if (isOpen(last) || !mayVouch()) {
            gates.begin(pipeline, last.stage(), row);
        }
        states.getLast()
                .forEach(
                        (field, value) -> {
                            if (!BY_HAND.contains(field) || row.after(field) == null) {
                                row.set(field, value);
                            }
                        });
        row.set(Deals.PIPELINE, pipeline.id());
        if (row.after(Deals.LAST_ACTIVITY_AT) == null) {
            row.set(Deals.LAST_ACTIVITY_AT, last.at());
        }
        row.wasOnce(past(states));
    }

    /** Probability and forecast may be by hand, so that only the steps are sure to lead to now. */
    private static List<Map<String, @Nullable Object>> past(
            List<Map<String, @Nullable Object>> states) {
        return states.subList(0, states.size() - 1).stream().map(ToldPast::step).toList();
    }

    private static Map<String, @Nullable Object> step(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> step = new HashMap<>(state);
        step.keySet().removeIf(field -> !STEPS.contains(field) && !field.equals(Deals.FURTHEST));
        return step;
    }

    /** A deal that is here already moves on to where its course ends. */
    private void goOn(Course course, Pipeline pipeline, Gates gates) {
        Map<String, @Nullable Object> end = course.states(pipeline).getLast();
        boolean moves = !Objects.equals(row.before(Deals.STAGE), end.get(Deals.STAGE));
        boolean turns = !Objects.equals(row.before(Deals.STATUS), end.get(Deals.STATUS));
        row.set(Deals.STAGE, end.get(Deals.STAGE));
        row.set(Deals.STATUS, end.get(Deals.STATUS));
        if (moves) {
            row.set(Deals.ENTERED_AT, end.get(Deals.ENTERED_AT));
        }
        if (turns && end.get(Deals.CLOSED_AT) != null) {
            row.set(Deals.CLOSED_AT, end.get(Deals.CLOSED_AT));
        }
        new Transition(row, batch, book, object).settle(gates);
    }

    /** What is over may lie in a stage that is not used any more. */
    private boolean isPossible(Pipeline pipeline, Course.Leg last) {
        if (!isOpen(last)) {
            return true;
        }
        var locale = Caller.current().locale();
        if (pipeline.retired()) {
            refuse(
                    Finding.of(
                            Deals.PIPELINE,
                            SalesProblem.PIPELINE_RETIRED,
                            Map.of("pipeline", pipeline.names().in(locale))));
        } else if (last.stage().retired()) {
            refuse(
                    Finding.of(
                            Deals.STAGE,
                            SalesProblem.STAGE_RETIRED,
                            Map.of("stage", last.stage().called(locale))));
        }
        return !row.isRefused();
    }

    private static boolean isOpen(Course.Leg leg) {
        return Deals.OPEN.equals(leg.status());
    }

    private static boolean mayVouch() {
        return Caller.current().is(Role.ADMINISTRATOR);
    }

    private String label(String field) {
        return object.require(field).label().in(Caller.current().locale());
    }

    private void refuse(Finding finding) {
        row.refuse(finding);
    }
}
