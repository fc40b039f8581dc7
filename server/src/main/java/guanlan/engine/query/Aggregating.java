package guanlan.engine.query;

import guanlan.engine.query.Aggregation.Function;
import guanlan.engine.query.Aggregation.Group;
import guanlan.engine.query.Aggregation.Measure;
import guanlan.engine.query.Aggregation.Span;
import guanlan.engine.schema.FieldDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The columns of an aggregation: what its groups are made by, and its figures. */
final class Aggregating {
    private static final int MEDIAN_SCALE = 6;

    private final Aggregation asked;
    private final List<Place> groups = new ArrayList<>();
    private final List<Field<?>> keys = new ArrayList<>();
    private final List<Field<?>> figures = new ArrayList<>();

    Aggregating(Aggregation asked, Reach reach) {
        this.asked = asked;
        limit("groupBy", asked.groups().size(), Aggregation.MOST_GROUPS);
        limit("measures", asked.measures().size(), Aggregation.MOST_MEASURES);
        asked.groups().forEach(group -> add(group, reach.place(group.field())));
        asked.measures().forEach(measure -> figures.add(figure(measure, reach)));
    }

    private static void limit(String what, int given, int most) {
        if (given > most) {
            throw new Problem(QueryProblem.TOO_MANY, Map.of("what", what, "most", most));
        }
    }

    List<FieldDefinition> groups() {
        return groups.stream().map(Place::field).toList();
    }

    List<Field<?>> keys() {
        return keys;
    }

    List<Field<?>> figures() {
        return figures;
    }

    private void add(Group group, Place place) {
        groups.add(place);
        Class<?> held = place.column().getType();
        Span span = group.by();
        if (held == Instant.class) {
            keys.add(day(place.column(), span == null ? Span.DAY : span));
        } else if (span == null) {
            keys.add(groupable(place));
        } else if (held == LocalDate.class) {
            keys.add(truncated(place.column(), span));
        } else {
            throw new Problem(QueryProblem.NOT_A_DAY, Map.of("field", place.path()));
        }
    }

    private static Field<?> groupable(Place place) {
        if (place.column().getDataType().isArray() || place.field().type().masked()) {
            throw new Problem(QueryProblem.NOT_GROUPED, Map.of("field", place.path()));
        }
        return place.column();
    }

    /** The calendar is that of the caller's place. */
    private static Field<LocalDate> day(Field<?> moment, Span span) {
        return truncated(
                DSL.field("({0} at time zone {1})", SQLDataType.LOCALDATETIME, moment, zone()),
                span);
    }

    /** An offset as an interval: as a name its sign would be read the other way. */
    private static Field<?> zone() {
        ZoneId zone = Caller.current().zone().normalized();
        return zone instanceof ZoneOffset offset
                ? DSL.field("make_interval(secs => {0})", DSL.inline(offset.getTotalSeconds()))
                : DSL.inline(zone.getId());
    }

    private static Field<LocalDate> truncated(Field<?> day, Span span) {
        return DSL.field(
                "cast(date_trunc({0}, {1}) as date)",
                SQLDataType.LOCALDATE, DSL.inline(span.name().toLowerCase(Locale.ROOT)), day);
    }

    private static Field<?> figure(Measure measure, Reach reach) {
        if (measure.field() == null) {
            if (measure.function() != Function.COUNT) {
                throw new Problem(
                        QueryProblem.MEASURE_WITHOUT_FIELD,
                        Map.of("function", measure.function().name().toLowerCase(Locale.ROOT)));
            }
            return DSL.count();
        }
        Place place = reach.place(measure.field());
        return switch (measure.function()) {
            case COUNT -> DSL.count(place.column());
            case DISTINCT -> DSL.countDistinct(groupable(place));
            case MIN -> DSL.min(ordered(place));
            case MAX -> DSL.max(ordered(place));
            case SUM -> DSL.sum(number(place));
            case AVG -> DSL.round(DSL.avg(number(place)), MEDIAN_SCALE);
            case MEDIAN -> median(number(place));
        };
    }

    private static Field<BigDecimal> median(Field<BigDecimal> number) {
        return DSL.field(
                "round(cast(percentile_cont(0.5) within group (order by {0}) as numeric), {1})",
                SQLDataType.NUMERIC, number, DSL.inline(MEDIAN_SCALE));
    }

    private static Field<?> ordered(Place place) {
        if (!place.field().type().sortable()) {
            throw new Problem(QueryProblem.NOT_SORTABLE, Map.of("field", place.path()));
        }
        return place.ordered();
    }

    private static Field<BigDecimal> number(Place place) {
        Field<?> figures = place.ordered();
        if (!Number.class.isAssignableFrom(figures.getType())) {
            throw new Problem(QueryProblem.NOT_A_NUMBER, Map.of("field", place.path()));
        }
        return figures.coerce(SQLDataType.NUMERIC);
    }

    /** As asked, else the first figure first; groups that are alike in it by their own values. */
    List<SortField<?>> order() {
        List<SortField<?>> order = new ArrayList<>();
        for (Aggregation.Order key : asked.order()) {
            List<Field<?>> columns = key.byMeasure() ? figures : keys;
            if (key.at() < 0 || key.at() >= columns.size()) {
                throw new Problem(
                        QueryProblem.TOO_MANY, Map.of("what", "sort", "most", columns.size()));
            }
            order.add(sorted(columns.get(key.at()), key.descending()));
        }
        if (order.isEmpty() && !figures.isEmpty()) {
            order.add(sorted(figures.getFirst(), true));
        }
        keys.forEach(key -> order.add(sorted(key, false)));
        return order;
    }

    private static SortField<?> sorted(Field<?> column, boolean descending) {
        return (descending ? column.desc() : column.asc()).nullsLast();
    }

    /** Records of none of these groups. */
    Condition outside(List<List<@Nullable Object>> told) {
        return DSL.not(DSL.or(told.stream().map(this::inside).toList()));
    }

    private Condition inside(List<@Nullable Object> values) {
        List<Condition> same = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            Field<Object> key = keys.get(at).coerce(Object.class);
            Field<Object> value =
                    DSL.val(values.get(at), keys.get(at).getDataType()).coerce(Object.class);
            same.add(key.isNotDistinctFrom(value));
        }
        return DSL.and(same);
    }
}
