package guanlan.core.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Closures for operands; null is an empty value. */
final class CompiledOperands<R> {
    private final InMemory.Fields<R> fields;
    private final CompiledConditions<R> conditions;
    private final EvaluationContext context;

    CompiledOperands(
            InMemory.Fields<R> fields,
            CompiledConditions<R> conditions,
            EvaluationContext context) {
        this.fields = fields;
        this.conditions = conditions;
        this.context = context;
    }

    Function<R, @Nullable Object> value(Operand operand) {
        if (!Anatomy.fields(operand).isEmpty()) {
            return closure(operand);
        }
        Object constant = constant(operand, context);
        return _ -> constant;
    }

    /** The value of an operand without fields. */
    static @Nullable Object constant(Operand operand, EvaluationContext context) {
        if (operand instanceof Constant constant) {
            return constant.value();
        }
        CompiledOperands<EvaluationContext> operands =
                new CompiledConditions<EvaluationContext>(CompiledOperands::noField, context)
                        .operands();
        Object value = operands.closure(operand).apply(context);
        return value instanceof LocalDate day && (day.getYear() < 1 || day.getYear() > 9999)
                ? null
                : value;
    }

    static <R> Function<R, @Nullable Object> noField(Operand.Field field) {
        throw new IllegalArgumentException("reads " + field.path());
    }

    private Function<R, @Nullable Object> closure(Operand operand) {
        return switch (operand) {
            case Constant constant -> _ -> constant.value();
            case Operand.Field field -> fields.reader(field);
            case Operand.Me() -> _ -> context.me();
            case Operand.Now() -> _ -> context.now();
            case Operand.Today() -> _ -> context.today();
            case Operand.DateOf(var moment) -> filled(moment, at -> context.day((Instant) at));
            case Operand.Edge(var side, var period) -> {
                Period.Days days = period.days(context.today());
                yield _ -> side == Operand.Edge.Side.START ? days.first() : days.last();
            }
            case Operand.Shifted(var day, var step, var amount) ->
                    filled(day, from -> shifted((LocalDate) from, step, amount));
            case Operand.Distance(var way, var day) -> distance(way, day);
            case Operand.Part(var unit, var day) ->
                    filled(day, from -> part(unit, (LocalDate) from));
            case Operand.Size(var of) -> filled(of, CompiledOperands::size);
            case Operand.Arithmetic(var left, var operator, var right) ->
                    calculation(left, operator, right);
            case Operand.Negated(var number) ->
                    filled(number, value -> Numbers.decimal(value).negate());
            case Operand.Choose(var when, var then, var otherwise, _) -> {
                var asked = conditions.condition(when);
                var yes = value(then);
                var no = value(otherwise);
                yield row -> asked.test(row) ? yes.apply(row) : no.apply(row);
            }
            case Operand.Truth(var condition) -> {
                var asked = conditions.condition(condition);
                yield row -> asked.test(row);
            }
        };
    }

    private Function<R, @Nullable Object> filled(
            Operand operand, Function<Object, @Nullable Object> then) {
        Function<R, @Nullable Object> value = value(operand);
        return row -> {
            Object found = value.apply(row);
            return found == null ? null : then.apply(found);
        };
    }

    private Function<R, @Nullable Object> calculation(
            Operand left, Operand.Arithmetic.Operator operator, Operand right) {
        Function<R, @Nullable Object> one = value(left);
        Function<R, @Nullable Object> other = value(right);
        return row -> {
            Object l = one.apply(row);
            Object r = other.apply(row);
            return l == null || r == null ? null : Numbers.calculate(l, operator, r);
        };
    }

    private Function<R, @Nullable Object> distance(Operand.Distance.Way way, Operand day) {
        LocalDate today = context.today();
        return filled(
                day,
                other ->
                        switch (way) {
                            case SINCE -> ChronoUnit.DAYS.between((LocalDate) other, today);
                            case UNTIL -> ChronoUnit.DAYS.between(today, (LocalDate) other);
                        });
    }

    private static LocalDate shifted(LocalDate day, Operand.Shifted.Step step, int amount) {
        return switch (step) {
            case DAYS -> day.plusDays(amount);
            case MONTHS -> day.plusMonths(amount);
        };
    }

    private static Object part(Operand.Part.Unit unit, LocalDate day) {
        return switch (unit) {
            case YEAR -> (long) day.getYear();
            case MONTH -> (long) day.getMonthValue();
            case DAY -> (long) day.getDayOfMonth();
            case WEEKDAY -> (long) day.getDayOfWeek().getValue();
        };
    }

    private static Object size(Object value) {
        return switch (value) {
            case String text -> (long) text.codePointCount(0, text.length());
            case List<?> list -> (long) list.size();
            default -> throw new IllegalArgumentException("has no size: " + value.getClass());
        };
    }
}
