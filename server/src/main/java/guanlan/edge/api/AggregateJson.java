package guanlan.edge.api;

import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation over HTTP: {@code {"where": "…", "groupBy": [{"field": "created_at", "by":
 * "month"}], "measures": [{"function": "sum", "field": "revenue"}], "sort": "-1", "top": 10,
 * "other": true}}. A group may be just a field's name. In {@code sort} a number is a measure by its
 * place, from 1 on, and a name is a group.
 */
record AggregateJson(
        @Nullable String where,
        @Nullable String q,
        @Nullable Boolean deleted,
        @Nullable List<Object> groupBy,
        @Nullable List<MeasureJson> measures,
        @Nullable String sort,
        @Nullable Integer top,
        @Nullable Boolean other) {
    private static final int USUAL = 100;

    record MeasureJson(Aggregation.@Nullable Function function, @Nullable String field) {}

    Aggregation on(ObjectName object) {
        List<Aggregation.Group> groups =
                groupBy == null ? List.of() : groupBy.stream().map(AggregateJson::group).toList();
        List<Aggregation.Measure> figures =
                measures == null
                        ? List.of(new Aggregation.Measure(Aggregation.Function.COUNT, null))
                        : measures.stream().map(AggregateJson::measure).toList();
        return new Aggregation(
                object,
                new Filter(where, q, Boolean.TRUE.equals(deleted)),
                groups,
                figures,
                order(groups),
                top == null ? USUAL : top,
                Boolean.TRUE.equals(other));
    }

    private static Aggregation.Group group(Object given) {
        return switch (given) {
            case String field -> new Aggregation.Group(field, null);
            case Map<?, ?> group when group.get("field") instanceof String field ->
                    new Aggregation.Group(field, span(group.get("by")));
            default -> throw refused("groupBy");
        };
    }

    private static Aggregation.@Nullable Span span(@Nullable Object by) {
        if (by == null) {
            return null;
        }
        for (Aggregation.Span span : Aggregation.Span.values()) {
            if (span.name().equalsIgnoreCase(by.toString())) {
                return span;
            }
        }
        throw refused("groupBy.by");
    }

    private static Aggregation.Measure measure(MeasureJson given) {
        if (given.function() == null) {
            throw refused("measures.function");
        }
        return new Aggregation.Measure(given.function(), given.field());
    }

    private List<Aggregation.Order> order(List<Aggregation.Group> groups) {
        List<Aggregation.Order> order = new ArrayList<>();
        for (String key : Objects.requireNonNullElse(sort, "").split(",")) {
            if (!key.isBlank()) {
                order.add(key(key.strip(), groups));
            }
        }
        return order;
    }

    private static Aggregation.Order key(String key, List<Aggregation.Group> groups) {
        boolean descending = key.startsWith("-");
        String name = descending ? key.substring(1) : key;
        if (name.matches("\\d{1,3}")) {
            return new Aggregation.Order(true, Integer.parseInt(name) - 1, descending);
        }
        for (int at = 0; at < groups.size(); at++) {
            if (groups.get(at).field().equals(name)) {
                return new Aggregation.Order(false, at, descending);
            }
        }
        throw refused("sort");
    }

    private static Problem refused(String name) {
        return new Problem(ApiProblem.PARAMETER, Map.of("name", name));
    }
}
