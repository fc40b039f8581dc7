package guanlan.domain.sales;

import guanlan.engine.changes.Courses.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a deal: a stage it was in with one status.
 *
 * @param enteredAt when it began, as the deal says (an import may tell of the past)
 * @param leftAt when the next began; null: it is the present one
 * @param loggedAt when that was written down
 * @param actor who wrote it; null: the product itself
 */
record Step(
        UUID pipeline,
        UUID stage,
        String status,
        @Nullable UUID from,
        Instant enteredAt,
        @Nullable Instant leftAt,
        Instant loggedAt,
        @Nullable UUID actor) {
    static final List<String> FIELDS =
            List.of(Deals.PIPELINE, Deals.STAGE, Deals.STATUS, Deals.ENTERED_AT, Deals.CLOSED_AT);

    private Step left(Instant at) {
        return new Step(pipeline, stage, status, from, enteredAt, at, loggedAt, actor);
    }

    /** The way of a deal through what its fields have been, the oldest first. */
    static List<Step> of(List<State> course) {
        List<Step> steps = new ArrayList<>();
        for (State state : course) {
            Map<String, @Nullable Object> values = state.values();
            if (values.get(Deals.PIPELINE) instanceof UUID pipeline
                    && values.get(Deals.STAGE) instanceof UUID stage
                    && values.get(Deals.STATUS) instanceof String status) {
                add(steps, state, pipeline, stage, status);
            }
        }
        return steps;
    }

    private static void add(
            List<Step> steps, State state, UUID pipeline, UUID stage, String status) {
        Step last = steps.isEmpty() ? null : steps.getLast();
        if (last == null) {
            Instant begun = moment(state, Deals.ENTERED_AT);
            steps.add(
                    new Step(
                            pipeline, stage, status, null, begun, null, state.at(), state.actor()));
            return;
        }
        boolean moved = !last.stage().equals(stage) || !last.pipeline().equals(pipeline);
        if (!moved && last.status().equals(status)) {
            return;
        }
        Instant told =
                moved || isBack(state, status, last.enteredAt())
                        ? moment(state, Deals.ENTERED_AT)
                        : moment(state, Deals.CLOSED_AT);
        Instant at = Transition.later(told, last.enteredAt());
        steps.set(steps.size() - 1, last.left(at));
        steps.add(
                new Step(
                        pipeline,
                        stage,
                        status,
                        last.stage(),
                        at,
                        null,
                        state.at(),
                        state.actor()));
    }

    /** Whether it was taken up again where it was given up, at a time that is told. */
    private static boolean isBack(State state, String status, Instant last) {
        return Deals.OPEN.equals(status)
                && state.values().get(Deals.ENTERED_AT) instanceof Instant entered
                && entered.isAfter(last);
    }

    /** As the deal says, else when it was written. */
    private static Instant moment(State state, String field) {
        return state.values().get(field) instanceof Instant told ? told : state.at();
    }
}
