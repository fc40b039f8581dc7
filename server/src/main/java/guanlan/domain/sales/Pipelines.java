package guanlan.domain.sales;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pipelines of a company, read with all rights: they hold for everybody alike. */
@Component
class Pipelines {
    static final ObjectName PIPELINE = new ObjectName("pipeline");
    static final ObjectName STAGE = new ObjectName("stage");

    private final Queries queries;

    Pipelines(Queries queries) {
        this.queries = queries;
    }

    /** The pipelines of one object; the first that is in use is that of new deals. */
    record Book(List<Pipeline> pipelines) {
        Optional<Pipeline> pipeline(@Nullable Object id) {
            return pipelines.stream().filter(each -> each.id().equals(id)).findFirst();
        }

        Optional<Pipeline> holding(@Nullable Object stage) {
            return pipelines.stream().filter(each -> each.stage(stage).isPresent()).findFirst();
        }

        /** By its id or its name in either language. */
        Optional<Pipeline> named(String word) {
            return pipelines.stream()
                    .filter(each -> each.isCalled(word.strip()))
                    .min(Comparator.comparing(Pipeline::retired));
        }

        /** The first that has a stage of this name. */
        Optional<Pipeline> knowing(String stage) {
            return pipelines.stream()
                    .filter(each -> each.named(stage.strip()).isPresent())
                    .min(Comparator.comparing(Pipeline::retired));
        }

        Optional<Pipeline> usual() {
            return pipelines.stream().filter(each -> !each.retired()).findFirst();
        }
    }

    Book of(ObjectName object) {
        return Caller.system(Caller.current().tenant()).call(() -> read(object));
    }

    private Book read(ObjectName object) {
        Map<UUID, List<Stage>> stages = new LinkedHashMap<>();
        rows(STAGE, "pipeline.object == \"" + object + "\"")
                .forEach(
                        row ->
                                stages.computeIfAbsent(
                                                (UUID)
                                                        Objects.requireNonNull(
                                                                row.value("pipeline")),
                                                _ -> new ArrayList<>())
                                        .add(stage(row)));
        return new Book(
                rows(PIPELINE, "object == \"" + object + "\"").stream()
                        .map(row -> pipeline(row, stages.getOrDefault(row.id(), List.of())))
                        .toList());
    }

    private List<Row> rows(ObjectName object, String where) {
        return queries.read(
                        Query.of(object)
                                .where(where)
                                .sort("position,created_at")
                                .limit(Query.MOST)
                                .counting(Counting.NONE))
                .rows();
    }

    private static Pipeline pipeline(Row row, List<Stage> stages) {
        return new Pipeline(
                row.id(),
                names(row),
                is(row, "retired"),
                text(row, "starts").equals("first"),
                stages);
    }

    private static Stage stage(Row row) {
        return new Stage(
                row.id(),
                (UUID) Objects.requireNonNull(row.value("pipeline")),
                names(row),
                (String) row.value("color"),
                row.value("position") instanceof Long place ? place : 0,
                (BigDecimal) row.value("probability"),
                (String) row.value(Deals.FORECAST),
                text(row, "outcome").equals(Deals.WON),
                is(row, "retired"),
                new Gate(texts(row, "entry_fields"), text(row, "entry_gate")),
                new Gate(texts(row, "exit_fields"), text(row, "exit_gate")),
                text(row, "gate_note"),
                texts(row, "checklist"),
                ids(row, "moves_to"));
    }

    private static Stage.Names names(Row row) {
        return new Stage.Names(text(row, "name"), text(row, "name_en"));
    }

    private static boolean is(Row row, String field) {
        return Boolean.TRUE.equals(row.value(field));
    }

    static String text(Row row, String field) {
        return Objects.toString(row.value(field), "");
    }

    private static List<String> texts(Row row, String field) {
        return row.value(field) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Set<UUID> ids(Row row, String field) {
        Set<UUID> ids = new HashSet<>();
        if (row.value(field) instanceof List<?> items) {
            items.forEach(item -> ids.add((UUID) item));
        }
        return ids;
    }
}
