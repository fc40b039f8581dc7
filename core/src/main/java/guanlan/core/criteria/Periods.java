package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import guanlan.core.criteria.Period.Unit;
import guanlan.core.criteria.Period.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads periods, which stand only where days are looked for in them. */
final class Periods {
    private static final int LONGEST = 36_525;

    private final Reading reading;
    private final Operands operands;

    Periods(Reading reading, Operands operands) {
        this.reading = reading;
        this.operands = operands;
    }

    static boolean isPeriod(CelExpr call) {
        return Builtin.named(call.call().function()).map(Builtin::isPeriod).orElse(false);
    }

    Optional<Period> period(CelExpr call) {
        Builtin function = Builtin.named(call.call().function()).orElseThrow();
        return operands.arguments(call, function).flatMap(arguments -> period(function, arguments));
    }

    private Optional<Period> period(Builtin function, List<CelExpr> arguments) {
        return switch (function) {
            case LAST_DAYS ->
                    count(arguments.getFirst(), function, 1, LONGEST).map(Period.LastDays::new);
            case NEXT_DAYS ->
                    count(arguments.getFirst(), function, 1, LONGEST).map(Period.NextDays::new);
            default -> {
                String[] words = function.name().split("_");
                yield Optional.of(
                        new Period.Calendar(When.valueOf(words[0]), Unit.valueOf(words[1])));
            }
        };
    }

    /** A whole number written out: a computed one could not be checked for sense. */
    Optional<Integer> count(CelExpr part, Builtin function, int lowest, int highest) {
        Optional<Operand> operand = operands.operand(part);
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        if (operand.get() instanceof Constant.Whole(var value)
                && value >= lowest
                && value <= highest) {
            return Optional.of(value.intValue());
        }
        Map<String, Object> params =
                Map.of("function", function.cel(), "lowest", lowest, "highest", highest);
        return reading.refuse(part, CriteriaCode.COUNT, params);
    }
}
