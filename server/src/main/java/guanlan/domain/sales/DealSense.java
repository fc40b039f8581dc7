package guanlan.domain.sales;

import guanlan.domain.sales.Pipelines.Book;
import guanlan.engine.exchange.Wording;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads one file of deals, by the pipelines as they are. */
final class DealSense implements Wording.Sense {
    private static final String BELOW = Deals.COURSE + ".";

    private final Book book;
    private final ZoneId zone;
    private final List<Stage> stages;
    private final List<FieldDefinition> columns;

    DealSense(Book book, ObjectDefinition object, ZoneId zone) {
        this.book = book;
        this.zone = zone;
        this.stages =
                book.pipelines().stream()
                        .filter(pipeline -> !pipeline.retired())
                        .flatMap(pipeline -> pipeline.stages().stream())
                        .filter(stage -> !stage.retired())
                        .toList();
        FieldDefinition moment = object.require(Deals.ENTERED_AT);
        this.columns =
                stages.stream().map(stage -> moment.beside(path(stage), label(stage))).toList();
    }

    private static String path(Stage stage) {
        return BELOW + stage.id();
    }

    private static Label label(Stage stage) {
        Stage.Names names = stage.names();
        String english = names.english().isBlank() ? names.own() : names.english();
        return new Label("进入“" + names.own() + "”的日期", "Came to “" + english + "” on");
    }

    @Override
    public List<FieldDefinition> columns() {
        return columns;
    }

    @Override
    public void understand(Wording.Told row) {
        Optional<String> stage = row.name(Deals.STAGE);
        Optional<Pipeline> pipeline = pipeline(row, stage);
        Optional<StageWord> word =
                pipeline.flatMap(way -> stage.flatMap(text -> StageWord.read(text, way)));
        boolean tells = word.isPresent() || stage.isEmpty();
        boolean staged = pipeline.isPresent() && !pipeline.get().stages().isEmpty();
        if (staged && tells && row.value(Deals.COURSE) == null) {
            var sheet = new DealRow(row, pipeline.get(), word.orElse(new StageWord(null, null)));
            row.name(Deals.PIPELINE).ifPresent(_ -> row.put(Deals.PIPELINE, pipeline.get().id()));
            sheet.settle(arrivals(row, pipeline.get()), zone);
        }
        columns.forEach(column -> row.drop(column.name()));
    }

    /** When it came to stages, as columns of their own say. */
    private List<DealRow.Arrival> arrivals(Wording.Told row, Pipeline pipeline) {
        return stages.stream()
                .filter(stage -> stage.pipeline().equals(pipeline.id()))
                .filter(stage -> row.value(path(stage)) != null)
                .map(stage -> new DealRow.Arrival(stage, (Instant) row.value(path(stage))))
                .toList();
    }

    /** The one that is named, else that of the days, else the first that knows the stage. */
    private Optional<Pipeline> pipeline(Wording.Told row, Optional<String> stage) {
        Optional<String> said = row.name(Deals.PIPELINE);
        if (said.isPresent()) {
            return book.named(said.get());
        }
        Optional<UUID> told =
                stages.stream()
                        .filter(each -> row.value(path(each)) != null)
                        .map(Stage::pipeline)
                        .findFirst();
        Optional<Pipeline> found = told.flatMap(book::pipeline);
        if (found.isPresent()) {
            return found;
        }
        return stage.flatMap(book::knowing).or(book::usual);
    }
}
