package guanlan.edge.api;

import guanlan.engine.query.Aggregates;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Values;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over records: funnels, boards, reports, and what a filter can choose from. */
@RestController
@RequestMapping("/api/records/{object}")
final class AggregateController {
    private final Schemas schemas;
    private final Aggregator aggregator;
    private final Values values;
    private final SensitiveViews sensitive;

    AggregateController(
            Schemas schemas, Aggregator aggregator, Values values, SensitiveViews sensitive) {
        this.sensitive = sensitive;
        this.schemas = schemas;
        this.aggregator = aggregator;
        this.values = values;
    }

    /** Keys and figures of a group, in the order they were asked for. */
    record Line(List<@Nullable Object> keys, List<@Nullable Object> values) {}

    record Computed(
            List<Line> rows,
            List<@Nullable Object> totals,
            @Nullable List<@Nullable Object> other,
            boolean more) {}

    @PostMapping("/aggregate")
    Computed aggregate(@PathVariable String object, @RequestBody AggregateJson asked) {
        ObjectDefinition definition = schemas.require(object);
        Aggregation aggregation = asked.on(definition.name());
        Aggregates found = aggregator.compute(aggregation);
        var read =
                Stream.concat(
                        aggregation.groups().stream().map(Aggregation.Group::field),
                        aggregation.measures().stream()
                                .flatMap(measure -> Stream.ofNullable(measure.field())));
        sensitive.computed(definition, read.toList(), aggregation.filter());
        var rows = found.lines().stream().map(line -> line(line, found)).toList();
        var other = found.other().isEmpty() ? null : found.other();
        return new Computed(rows, found.totals(), other, found.more());
    }

    private static Line line(Aggregates.Line line, Aggregates found) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (int at = 0; at < line.values().size(); at++) {
            keys.add(
                    RecordJson.value(
                            found.groups().get(at), line.values().get(at), found.titles()));
        }
        return new Line(keys, line.figures());
    }

    record Value(@Nullable Object value, long count) {}

    record Listed(List<Value> items, boolean more) {}

    /** The values a field has, the most frequent first. */
    @GetMapping("/values/{field}")
    Listed values(
            @PathVariable String object,
            @PathVariable String field,
            ListController.Asked asked,
            @RequestParam(required = false) @Nullable String prefix) {
        int limit = asked.limit() == null ? 50 : asked.limit();
        Values.Found found =
                values.of(
                        schemas.require(object).name(),
                        field,
                        new Values.Wanted(asked.filter(), prefix, limit));
        sensitive.computed(schemas.require(object), List.of(field), asked.filter());
        var items =
                found.values().stream()
                        .map(
                                each ->
                                        new Value(
                                                RecordJson.value(
                                                        found.field(),
                                                        each.value(),
                                                        found.titles()),
                                                each.count()))
                        .toList();
        return new Listed(items, found.more());
    }
}
