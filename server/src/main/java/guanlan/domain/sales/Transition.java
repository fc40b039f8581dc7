package guanlan.domain.sales;

import guanlan.domain.sales.Pipelines.Book;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One deal of a batch: where it goes, whether it may, and what follows from it. */
final class Transition {
    private static final Set<Cause.Kind> PAST =
            Set.of(Cause.Kind.IMPORT, Cause.Kind.SAMPLE, Cause.Kind.SYSTEM);

    private final PlannedRow row;
    private final Planned batch;
    private final Book book;
    private final MoveTimes times;
    private final Locale locale = Caller.current().locale();

    Transition(PlannedRow row, Planned batch, Book book, ObjectDefinition object) {
        this.row = row;
        this.batch = batch;
        this.book = book;
        this.times = new MoveTimes(row, batch, object);
    }

    /**
     * A move that is wished for.
     *
     * @param enters whether the deal is new in the pipeline
     * @param moves whether it is new in the stage
     */
    private record Wish(Pipeline pipeline, Stage stage, boolean enters, boolean moves) {}

    void settle(Gates gates) {
        Optional<Wish> wished = row.isRestored() ? restored() : wish();
        if (wished.isEmpty() || row.isRestored()) {
            return;
        }
        Wish wish = wished.get();
        Optional<String> status = status(wish.stage(), wish.moves());
        if (status.isPresent() && times.fit(wish.moves(), wish.enters(), status.get())) {
            if (wish.moves() && !way(wish, gates)) {
                return;
            }
            follow(wish, status.get());
        }
    }

    /** What comes out of the recycle bin finds its place still there. */
    private Optional<Wish> restored() {
        Optional<Pipeline> pipeline = book.pipeline(row.before(Deals.PIPELINE));
        if (pipeline.isEmpty()) {
            return refused(Deals.PIPELINE, SalesProblem.OTHER_PIPELINE, Map.of());
        }
        if (pipeline.get().stage(row.before(Deals.STAGE)).isEmpty()) {
            return elsewhere(pipeline.get());
        }
        return Optional.empty();
    }

    private Optional<Wish> wish() {
        return pipeline().flatMap(this::wish);
    }

    private Optional<Wish> wish(Pipeline pipeline) {
        boolean enters =
                !pipeline.id().equals(row.before(Deals.PIPELINE))
                        || row.before(Deals.STAGE) == null;
        if (enters && pipeline.retired()) {
            return refused(
                    Deals.PIPELINE,
                    SalesProblem.PIPELINE_RETIRED,
                    Map.of("pipeline", pipeline.names().in(locale)));
        }
        return stage(pipeline, enters).flatMap(stage -> wish(pipeline, stage, enters));
    }

    private Optional<Wish> wish(Pipeline pipeline, Stage stage, boolean enters) {
        boolean moves = enters || !stage.id().equals(row.before(Deals.STAGE));
        if (moves && stage.retired()) {
            return refused(
                    Deals.STAGE, SalesProblem.STAGE_RETIRED, Map.of("stage", stage.called(locale)));
        }
        return Optional.of(new Wish(pipeline, stage, enters, moves));
    }

    /** The one given; without one that of the stage, or the usual one. */
    private Optional<Pipeline> pipeline() {
        Object given = row.after(Deals.PIPELINE);
        if (given != null) {
            Optional<Pipeline> found = book.pipeline(given);
            return found.isPresent()
                    ? found
                    : refused(Deals.PIPELINE, SalesProblem.OTHER_PIPELINE, Map.of());
        }
        Object stage = row.after(Deals.STAGE);
        boolean emptied = row.before(Deals.PIPELINE) != null;
        Optional<Pipeline> found =
                emptied ? Optional.empty() : stage == null ? book.usual() : book.holding(stage);
        return found.isPresent()
                ? found
                : refused(
                        stage == null || emptied ? Deals.PIPELINE : Deals.STAGE,
                        stage == null || emptied
                                ? SalesProblem.NO_PIPELINE
                                : SalesProblem.OTHER_PIPELINE,
                        Map.of());
    }

    /** The one given; in another pipeline the one of the same name, else where deals begin. */
    private Optional<Stage> stage(Pipeline pipeline, boolean enters) {
        Object given = row.after(Deals.STAGE);
        Object before = row.before(Deals.STAGE);
        if (given == null && before != null && !enters) {
            return refused(Deals.STAGE, SalesProblem.NO_STAGE_GIVEN, Map.of());
        }
        if (given == null || enters && given.equals(before)) {
            Optional<Stage> mapped = mapped(pipeline, before);
            return mapped.isPresent()
                    ? mapped
                    : refused(
                            Deals.PIPELINE,
                            SalesProblem.NO_STAGES,
                            Map.of("pipeline", pipeline.names().in(locale)));
        }
        Optional<Stage> found = pipeline.stage(given);
        return found.isPresent() ? found : elsewhere(pipeline);
    }

    private Optional<Stage> mapped(Pipeline pipeline, @Nullable Object before) {
        return book.holding(before)
                .flatMap(old -> old.stage(before))
                .flatMap(old -> pipeline.called(old.names().own()))
                .or(pipeline::first);
    }

    /** Open, won or lost: the stage decides, but for a deal that is given up. */
    private Optional<String> status(Stage stage, boolean moves) {
        Object was = row.before(Deals.STATUS);
        boolean lost = Deals.LOST.equals(was);
        Object wish = row.gives(Deals.STATUS) ? row.after(Deals.STATUS) : null;
        if (wish == null && !lost) {
            return Optional.of(stage.won() ? Deals.WON : Deals.OPEN);
        }
        String status = wish == null ? Deals.LOST : (String) wish;
        if (stage.won() != Deals.WON.equals(status) && !(lost && wish == null)) {
            return stage.won()
                    ? refused(
                            Deals.STATUS,
                            SalesProblem.WON_HERE,
                            Map.of("stage", stage.called(locale)))
                    : refused(
                            Deals.STATUS,
                            SalesProblem.NOT_WON_HERE,
                            Map.of("stage", stage.called(locale), "won", wonStages(stage)));
        }
        if (!Deals.LOST.equals(status)) {
            return Optional.of(status);
        }
        if (lost && moves) {
            return refused(Deals.STAGE, SalesProblem.DEAL_LOST, Map.of());
        }
        boolean unsaid = Gates.isEmpty(row.after(Deals.LOST_REASON));
        return unsaid && !Course.isTold(row, batch)
                ? refused(Deals.LOST_REASON, SalesProblem.LOST_WITHOUT_REASON, Map.of())
                : Optional.of(status);
    }

    private String wonStages(Stage beside) {
        return book.pipeline(beside.pipeline()).stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.won() && !stage.retired())
                .map(stage -> stage.called(locale))
                .collect(Collectors.joining(" / "));
    }

    /**
     * Whoever goes on passes the gates of every stage on the way, unless somebody drew a way past
     * them; going back asks nothing.
     */
    private boolean way(Wish wish, Gates gates) {
        Pipeline pipeline = wish.pipeline();
        Stage to = wish.stage();
        if (wish.enters()) {
            return begins(pipeline, to, gates);
        }
        Stage from = pipeline.stage(row.before(Deals.STAGE)).orElse(to);
        if (from.retired() || from.equals(to)) {
            gates.enter(to, row);
            return true;
        }
        List<Stage> targets = pipeline.targets(from);
        if (!targets.contains(to)) {
            String allowed =
                    targets.stream()
                            .map(stage -> stage.called(locale))
                            .collect(Collectors.joining(" / "));
            refused(
                    Deals.STAGE,
                    SalesProblem.MOVE_NOT_ALLOWED,
                    Map.of(
                            "from", from.called(locale),
                            "to", to.called(locale),
                            "allowed", allowed));
            return false;
        }
        if (pipeline.isBefore(from, to)) {
            gates.leave(from, row);
            if (!pipeline.draws(from, to)) {
                gates.pass(pipeline.between(from, to), row);
            }
            gates.enter(to, row);
        }
        return true;
    }

    private boolean begins(Pipeline pipeline, Stage stage, Gates gates) {
        Stage first = pipeline.first().orElse(stage);
        if (pipeline.firstOnly() && !stage.equals(first)) {
            refused(
                    Deals.STAGE,
                    SalesProblem.BEGINS_ELSEWHERE,
                    Map.of(
                            "first", first.called(locale),
                            "pipeline", pipeline.names().in(locale)));
            return false;
        }
        gates.begin(pipeline, stage, row);
        return true;
    }

    private void follow(Wish wish, String status) {
        Stage stage = wish.stage();
        row.set(Deals.PIPELINE, wish.pipeline().id());
        row.set(Deals.STAGE, stage.id());
        row.set(Deals.STATUS, status);
        times.settle(wish.moves(), wish.enters(), status);
        row.set(Deals.FURTHEST, furthest(wish));
        boolean turns = !status.equals(row.before(Deals.STATUS));
        if (turns && Deals.LOST.equals(row.before(Deals.STATUS))) {
            row.set(Deals.LOST_REASON, null);
            row.set(Deals.LOST_NOTE, null);
        }
        boolean byHand = row.gives(Deals.PROBABILITY) && row.changes(Deals.PROBABILITY);
        if ((wish.moves() || turns) && !byHand) {
            row.set(Deals.PROBABILITY, stage.odds(status));
        }
        boolean chosen = row.gives(Deals.FORECAST) && row.changes(Deals.FORECAST);
        if ((wish.moves() || turns) && !chosen) {
            row.set(Deals.FORECAST, stage.category(status));
        }
        if ((wish.moves() || turns) && !row.gives(Deals.LAST_ACTIVITY_AT)) {
            row.set(Deals.LAST_ACTIVITY_AT, batch.at());
        }
    }

    private Object furthest(Wish wish) {
        Optional<Stage> ever = wish.pipeline().stage(row.before(Deals.FURTHEST));
        boolean further =
                wish.enters()
                        || ever.isEmpty()
                        || wish.pipeline().isBefore(ever.get(), wish.stage());
        return further ? wish.stage().id() : ever.get().id();
    }

    private <T> Optional<T> elsewhere(Pipeline pipeline) {
        return refused(
                Deals.STAGE,
                SalesProblem.STAGE_ELSEWHERE,
                Map.of("pipeline", pipeline.names().in(locale)));
    }

    private <T> Optional<T> refused(String field, SalesProblem problem, Map<String, ?> params) {
        row.refuse(Finding.of(field, problem, params));
        return Optional.empty();
    }

    /** The causes that may say when something happened, because it did elsewhere before. */
    static boolean tellsOfThePast(Cause cause) {
        return PAST.contains(cause.kind());
    }

    static Instant later(Instant one, @Nullable Object other) {
        return other instanceof Instant moment && moment.isAfter(one) ? moment : one;
    }
}
