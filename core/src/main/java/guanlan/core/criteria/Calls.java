package guanlan.core.criteria;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import guanlan.core.criteria.FieldKind.Family;
import guanlan.core.criteria.Operand.Distance;
import guanlan.core.criteria.Operand.Edge;
import guanlan.core.criteria.Operand.Part;
import guanlan.core.criteria.Operand.Shifted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads calls of functions that have a value. */
final class Calls {
    private static final int MAX_DAYS = 36_525;
    private static final int MAX_MONTHS = 1_200;
    private static final int MAX_SHIFTS = 10;

    private final Reading reading;
    private final Operands operands;

    Calls(Reading reading, Operands operands) {
        this.reading = reading;
        this.operands = operands;
    }

    Optional<Operand> call(CelExpr call, Builtin function) {
        if (function.isPeriod()) {
            Map<String, Object> params = Map.of("example", function.example());
            return reading.refuse(call, CriteriaCode.PERIOD, params);
        }
        if (Crowd.of(function).isPresent()) {
            Map<String, Object> params = Map.of("example", function.example());
            return reading.refuse(call, CriteriaCode.CROWD, params);
        }
        return operands.arguments(call, function).flatMap(arguments -> call(function, arguments));
    }

    private Optional<Operand> call(Builtin function, List<CelExpr> arguments) {
        return switch (function) {
            case ME -> Optional.of(new Operand.Me());
            case NOW -> Optional.of(new Operand.Now());
            case TODAY -> Optional.of(new Operand.Today());
            case DATE -> date(arguments.getFirst());
            case TIMESTAMP -> timestamp(arguments.getFirst());
            case DAYS_SINCE ->
                    day(arguments, function).map(day -> new Distance(Distance.Way.SINCE, day));
            case DAYS_UNTIL ->
                    day(arguments, function).map(day -> new Distance(Distance.Way.UNTIL, day));
            case DAYS_AGO -> daysFromToday(arguments, function, -1);
            case DAYS_AHEAD -> daysFromToday(arguments, function, 1);
            case ADD_DAYS -> shifted(arguments, function, Shifted.Step.DAYS, MAX_DAYS);
            case ADD_MONTHS -> shifted(arguments, function, Shifted.Step.MONTHS, MAX_MONTHS);
            case START -> edge(arguments, function, Edge.Side.START);
            case END -> edge(arguments, function, Edge.Side.END);
            case YEAR_OF -> day(arguments, function).map(day -> new Part(Part.Unit.YEAR, day));
            case MONTH_OF -> day(arguments, function).map(day -> new Part(Part.Unit.MONTH, day));
            case DAY_OF -> day(arguments, function).map(day -> new Part(Part.Unit.DAY, day));
            case WEEKDAY_OF ->
                    day(arguments, function).map(day -> new Part(Part.Unit.WEEKDAY, day));
            case SIZE -> size(arguments, function);
            default -> throw new IllegalStateException(function.cel());
        };
    }

    private Optional<Operand> day(List<CelExpr> arguments, Builtin function) {
        CelExpr part = arguments.getFirst();
        return operands.operand(part)
                .flatMap(operand -> operands.day(part, operand, function.cel()));
    }

    private Optional<Operand> daysFromToday(
            List<CelExpr> arguments, Builtin function, int direction) {
        return operands.periods()
                .count(arguments.getFirst(), function, -MAX_DAYS, MAX_DAYS)
                .map(days -> new Shifted(new Operand.Today(), Shifted.Step.DAYS, days * direction));
    }

    private Optional<Operand> shifted(
            List<CelExpr> arguments, Builtin function, Shifted.Step step, int most) {
        Optional<Operand> day = day(arguments, function);
        Optional<Integer> amount =
                operands.periods().count(arguments.getLast(), function, -most, most);
        if (day.isPresent() && shifts(day.get()) == MAX_SHIFTS) {
            return reading.refuse(
                    arguments.getFirst(), CriteriaCode.TOO_DEEP, Map.of("limit", MAX_SHIFTS));
        }
        return day.flatMap(d -> amount.map(a -> new Shifted(d, step, a)));
    }

    private static int shifts(Operand day) {
        return day instanceof Shifted(var inner, _, _) ? 1 + shifts(inner) : 0;
    }

    private Optional<Operand> edge(List<CelExpr> arguments, Builtin function, Edge.Side side) {
        CelExpr part = arguments.getFirst();
        if (part.getKind() == Kind.CALL && Periods.isPeriod(part)) {
            return operands.periods().period(part).map(period -> new Edge(side, period));
        }
        return operands.operand(part).flatMap(found -> wrongKind(part, function, found));
    }

    private Optional<Operand> size(List<CelExpr> arguments, Builtin function) {
        CelExpr part = arguments.getFirst();
        return operands.operand(part)
                .flatMap(
                        of ->
                                of.kind().family() == Family.TEXT
                                                || of.kind().family() == Family.TEXT_LIST
                                        ? Optional.of(new Operand.Size(of))
                                        : wrongKind(part, function, of));
    }

    private Optional<Operand> wrongKind(CelExpr part, Builtin function, Operand found) {
        Map<String, Object> params =
                Map.of(
                        "function", function.cel(),
                        "found", Printer.print(found),
                        "example", function.example());
        return reading.refuse(part, CriteriaCode.ARGUMENT_KIND, params);
    }

    private Optional<Operand> date(CelExpr part) {
        if (!isText(part)) {
            return operands.operand(part)
                    .flatMap(moment -> operands.day(part, moment, Builtin.DATE.cel()));
        }
        String text = part.constant().stringValue();
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return Optional.of(new Constant.Day(day));
            }
        } catch (DateTimeException notADay) {
            // told below, like a day too far away
        }
        return badTime(part, CriteriaCode.DATE, text, Builtin.DATE);
    }

    private Optional<Operand> timestamp(CelExpr part) {
        if (!isText(part)) {
            return operands.operand(part)
                    .flatMap(found -> wrongKind(part, Builtin.TIMESTAMP, found));
        }
        String text = part.constant().stringValue();
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
                return Optional.of(new Constant.Moment(moment.toInstant()));
            }
        } catch (DateTimeException notAMoment) {
            // told below, like a moment too far away
        }
        return badTime(part, CriteriaCode.TIMESTAMP, text, Builtin.TIMESTAMP);
    }

    private Optional<Operand> badTime(
            CelExpr part, CriteriaCode code, String text, Builtin function) {
        return reading.refuse(part, code, Map.of("value", text, "example", function.example()));
    }

    private static boolean isText(CelExpr part) {
        return part.getKind() == Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
