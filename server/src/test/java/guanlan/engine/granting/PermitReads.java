package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.changes.Sight;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.query.Aggregates;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Row;
import guanlan.engine.query.Values;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SchemaProblem;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every path by which a person reads records of an object, beside the model. */
final class PermitReads {
    private static final List<Asked> ACCOUNT =
            List.of(
                    new Asked("revenue > 30.0", Set.of("revenue"), v -> more(v, 30)),
                    new Asked("!(revenue > 30.0)", Set.of("revenue"), v -> !more(v, 30)),
                    new Asked("empty(phone)", Set.of("phone"), v -> v.get("phone") == null),
                    new Asked("city == \"上海\"", Set.of("city"), v -> "上海".equals(v.get("city"))),
                    new Asked(
                            "parent.city == \"上海\"",
                            Set.of("parent.city"),
                            v -> "上海".equals(v.get("parent.city"))),
                    new Asked(
                            "revenue > 30.0 || level == \"b\"",
                            Set.of("revenue", "level"),
                            v -> more(v, 30) || "b".equals(v.get("level"))));
    private static final List<Asked> CONTACT =
            List.of(
                    new Asked(
                            "account.revenue > 30.0",
                            Set.of("account.revenue"),
                            v ->
                                    v.get("account.revenue") instanceof BigDecimal much
                                            && much.compareTo(new BigDecimal(30)) > 0),
                    new Asked(
                            "account.parent.city == \"苏州\"",
                            Set.of("account.parent.city"),
                            v -> "苏州".equals(v.get("account.parent.city"))),
                    new Asked("empty(wechat)", Set.of("wechat"), v -> v.get("wechat") == null),
                    new Asked(
                            "position == \"总监\"",
                            Set.of("position"),
                            v -> "总监".equals(v.get("position"))));

    private static boolean more(Map<String, ?> values, int than) {
        return values.get("revenue") instanceof BigDecimal much
                && much.compareTo(new BigDecimal(than)) > 0;
    }

    /** What a filter means. */
    private interface Meaning {
        boolean test(Map<String, @Nullable Object> values);
    }

    /** A filter, the fields it reads, and what it means of values as far as they are readable. */
    private record Asked(String where, Set<String> fields, Meaning meets) {}

    /** The product's own ways to records. */
    record Paths(Queries queries, Aggregator aggregator, Values values, Sight sight) {}

    private final Queries queries;
    private final Aggregator aggregator;
    private final Values values;
    private final Sight sight;
    private final PermitModel model;
    private final ObjectName object;
    private final List<Asked> asked;
    private final List<Item> seen;
    private final List<String> fields;

    PermitReads(PermitModel model, String object, Paths paths) {
        this.queries = paths.queries();
        this.aggregator = paths.aggregator();
        this.values = paths.values();
        this.sight = paths.sight();
        this.model = model;
        this.object = new ObjectName(object);
        this.asked = object.equals("account") ? ACCOUNT : CONTACT;
        this.fields =
                object.equals("account") ? PermitWorld.ACCOUNT_FIELDS : PermitWorld.CONTACT_FIELDS;
        this.seen =
                model.world().items.stream()
                        .filter(item -> item.object().equals(object))
                        .filter(item -> !item.gone() && model.sees(item))
                        .toList();
    }

    void all() {
        if (!model.mayAtAll(Right.SEE, object.value())) {
            assertThat(refusal(() -> read(Filter.ALL))).isEqualTo(AccessProblem.REFUSED);
            return;
        }
        Page page = read(Filter.ALL);
        Comparisons.same(model.me() + " lists " + object, ids(page.rows()), ids());
        page.rows().forEach(this::values);
        Comparisons.same("count of a page", page.count(), (long) seen.size());
        Comparisons.same("count", queries.count(object, Filter.ALL), (long) seen.size());
        singles();
        references(page);
        asked.forEach(this::filtered);
        fields.forEach(this::sorted);
        fields.forEach(this::grouped);
        summed();
    }

    /** Totals, least and most know no more than what is read. */
    private void summed() {
        if (!object.value().equals("account")) {
            return;
        }
        List<BigDecimal> read = new ArrayList<>();
        seen.stream()
                .filter(item -> model.reads(item, "revenue"))
                .map(item -> (BigDecimal) item.values().get("revenue"))
                .filter(Objects::nonNull)
                .forEach(read::add);
        measured(Aggregation.Function.SUM, read.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        measured(Aggregation.Function.MIN, read.stream().reduce(BigDecimal::min).orElse(null));
        measured(Aggregation.Function.MAX, read.stream().reduce(BigDecimal::max).orElse(null));
    }

    private void measured(Aggregation.Function how, @Nullable BigDecimal expected) {
        var measure = new Aggregation.Measure(how, "revenue");
        var asks =
                new Aggregation(
                        object, Filter.ALL, List.of(), List.of(measure), List.of(), 100, false);
        try {
            Object total = aggregator.compute(asks).totals().getFirst();
            boolean summed = how == Aggregation.Function.SUM;
            Comparisons.same(
                    model.me() + " asks the " + how + " of revenue",
                    figure(total == null ? null : new BigDecimal(total.toString()), summed),
                    figure(expected, summed));
        } catch (Problem absent) {
            assertThat(seen).noneMatch(item -> model.reads(item, "revenue"));
        }
    }

    /** A sum of nothing is none or nothing. */
    private static @Nullable BigDecimal figure(@Nullable BigDecimal found, boolean summed) {
        return found == null || summed && found.signum() == 0 ? null : found.setScale(2);
    }

    private Page read(Filter filter) {
        return queries.read(Query.of(object).filter(filter).limit(200));
    }

    private Set<UUID> ids() {
        return seen.stream().map(Item::id).collect(Collectors.toSet());
    }

    private Set<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::id).collect(Collectors.toSet());
    }

    private void values(Row row) {
        Item item =
                seen.stream().filter(each -> each.id().equals(row.id())).findFirst().orElseThrow();
        for (String field : fields) {
            Object value = item.values().get(field);
            Object told = row.value(field);
            String what = model.me() + " reads " + field + " of " + item;
            if (value == null || !model.told(item, field)) {
                Comparisons.same(what, told, null);
            } else if (!model.reads(item, field)) {
                Comparisons.same(what, told instanceof Masked, true);
            } else {
                Comparisons.same(what, told, told(value));
            }
        }
    }

    private Object told(Object value) {
        return value instanceof BigDecimal number ? number.setScale(2) : value;
    }

    private void singles() {
        List<Item> all =
                model.world().items.stream()
                        .filter(item -> item.object().equals(object.value()))
                        .toList();
        List<UUID> each = all.stream().map(Item::id).toList();
        Set<UUID> known =
                all.stream().filter(model::sees).map(Item::id).collect(Collectors.toSet());
        Comparisons.same("found by id", ids(queries.find(object, each)), known);
        Comparisons.same("told of", sight.of(object, each, null).keySet(), known);
        assertThat(queries.find(object, new UUID(0, 9))).isEmpty();
    }

    private void references(Page page) {
        if (!object.value().equals("contact")) {
            return;
        }
        for (Row row : page.rows()) {
            if (row.value("account") instanceof UUID account) {
                Item behind = item(account);
                Comparisons.same(
                        model.me() + " reads the title of " + behind,
                        page.titles().containsKey(account),
                        model.sees(behind));
            }
        }
    }

    private Item item(UUID id) {
        return model.world().items.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a filter can know of a record: values that are read, behind references too. */
    private Map<String, @Nullable Object> readable(Item item, Set<String> paths) {
        Map<String, @Nullable Object> readable = new HashMap<>();
        for (String path : paths) {
            Item at = item;
            String[] steps = path.split("\\.");
            for (int step = 0; at != null && step + 1 < steps.length; step++) {
                UUID next = at.reference(steps[step]);
                at = next == null ? null : item(next);
                at = at != null && model.sees(at) ? at : null;
            }
            String last = steps[steps.length - 1];
            readable.put(path, at != null && model.reads(at, last) ? at.values().get(last) : null);
        }
        return readable;
    }

    private void filtered(Asked filter) {
        Set<UUID> expected =
                seen.stream()
                        .filter(item -> filter.meets().test(readable(item, filter.fields())))
                        .map(Item::id)
                        .collect(Collectors.toSet());
        try {
            Comparisons.same(
                    model.me() + " asks " + filter.where(),
                    ids(read(Filter.ALL.where(filter.where())).rows()),
                    expected);
            List<UUID> all = model.world().items.stream().map(Item::id).toList();
            Set<UUID> told = new HashSet<>(sight.of(object, all, filter.where()).keySet());
            told.removeIf(id -> item(id).gone());
            Comparisons.same(model.me() + " is told where " + filter.where(), told, expected);
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(QueryProblem.CRITERIA_INVALID);
            assertThat(seen).noneMatch(item -> knows(item, filter.fields()));
        }
    }

    private boolean knows(Item item, Set<String> fields) {
        return fields.stream().allMatch(field -> readable(item, Set.of(field)).get(field) != null);
    }

    private void sorted(String field) {
        Function<Item, @Nullable Object> key =
                item -> model.reads(item, field) ? item.values().get(field) : null;
        try {
            Page page = queries.read(Query.of(object).sort("-" + field).limit(200));
            List<Boolean> filled =
                    page.rows().stream().map(row -> key.apply(item(row.id())) != null).toList();
            assertThat(filled).as(field).isSortedAccordingTo(Comparator.reverseOrder());
            if (field.equals("revenue")) {
                List<BigDecimal> order = new ArrayList<>();
                page.rows().stream()
                        .map(row -> (BigDecimal) key.apply(item(row.id())))
                        .filter(Objects::nonNull)
                        .forEach(order::add);
                assertThat(order).isSortedAccordingTo(Comparator.reverseOrder());
            }
        } catch (Problem refused) {
            assertThat(refused.code())
                    .as(model.me() + " sorts by " + field)
                    .isIn(QueryProblem.NOT_SORTABLE, SchemaProblem.FIELD_ABSENT);
        }
    }

    private void grouped(String field) {
        Map<@Nullable Object, Long> expected = new HashMap<>();
        seen.forEach(
                item ->
                        expected.merge(
                                model.reads(item, field)
                                                && item.values().get(field) instanceof Object is
                                        ? told(is)
                                        : null,
                                1L,
                                Long::sum));
        try {
            Map<@Nullable Object, Long> found = counted(field);
            Comparisons.same(model.me() + " groups by " + field, found, expected);
            Map<@Nullable Object, Long> distinct = new HashMap<>();
            values.of(object, field, new Values.Wanted(Filter.ALL, null, 100))
                    .values()
                    .forEach(each -> distinct.put(each.value(), each.count()));
            Comparisons.same(model.me() + " asks the values of " + field, distinct, expected);
        } catch (Problem absent) {
            assertThat(seen).noneMatch(item -> model.reads(item, field));
        }
    }

    private Map<@Nullable Object, Long> counted(String field) {
        var group = new Aggregation.Group(field, null);
        var count = new Aggregation.Measure(Aggregation.Function.COUNT, null);
        var asks =
                new Aggregation(
                        object, Filter.ALL, List.of(group), List.of(count), List.of(), 100, false);
        Map<@Nullable Object, Long> found = new HashMap<>();
        for (Aggregates.Line line : aggregator.compute(asks).lines()) {
            Number number = (Number) Objects.requireNonNull(line.figures().getFirst());
            found.put(line.values().getFirst(), number.longValue());
        }
        return found;
    }

    private static @Nullable Object refusal(Runnable act) {
        try {
            act.run();
            return null;
        } catch (Problem problem) {
            return problem.code();
        }
    }
}
