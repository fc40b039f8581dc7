package guanlan.engine.query;

import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.Operand.Distance;
import guanlan.core.criteria.Period;
import guanlan.core.criteria.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Questions about days, turned into questions about the bare column. */
final class SqlCriteriaDays {
    private static final long CALENDAR = 4_000_000;

    private SqlCriteriaDays() {}

    /** A moment compared with a day: with the day's first moment, or with the next day's. */
    static Condition moment(
            Field<Instant> moment, Relation relation, LocalDate day, EvaluationContext context) {
        return switch (relation) {
            case EQUAL -> during(moment, new Period.Days(day, day), context);
            case LESS -> moment.lt(start(day, context));
            case AT_MOST -> moment.lt(start(day.plusDays(1), context));
            case MORE -> moment.ge(start(day.plusDays(1), context));
            case AT_LEAST -> moment.ge(start(day, context));
        };
    }

    static Condition during(Field<Instant> moment, Period.Days days, EvaluationContext context) {
        return moment.ge(start(days.first(), context))
                .and(moment.lt(start(days.last().plusDays(1), context)));
    }

    private static Field<Instant> start(LocalDate day, EvaluationContext context) {
        return DSL.val(context.start(day), SQLDataType.INSTANT);
    }

    /** The day on the other side of a number of days, and how a day must stand to it. */
    record Border(Relation relation, LocalDate day) {}

    /** Nothing when the number leads out of the calendar or no day is that far away. */
    static Optional<Border> border(
            Distance.Way way, Relation relation, Object number, LocalDate today) {
        return SqlCriteriaNumbers.bound(relation, number)
                .filter(bound -> Math.abs(bound.value()) < CALENDAR)
                .map(
                        bound ->
                                switch (way) {
                                    case SINCE ->
                                            new Border(
                                                    bound.relation().flipped(),
                                                    today.minusDays(bound.value()));
                                    case UNTIL ->
                                            new Border(
                                                    bound.relation(),
                                                    today.plusDays(bound.value()));
                                })
                .filter(border -> border.day().getYear() >= 1 && border.day().getYear() <= 9999);
    }
}
