package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import guanlan.core.criteria.Operand.Arithmetic.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the parts of a text that have a value: constants, fields, calculations and functions. */
final class Operands {
    private final Reading reading;
    private final Conditions conditions;
    private final Literals literals;
    private final Names names;
    private final Agreement agreement;
    private final Periods periods;
    private final Calls calls;

    Operands(Reading reading, Conditions conditions) {
        this.reading = reading;
        this.conditions = conditions;
        this.literals = new Literals(reading);
        this.names = new Names(reading);
        this.agreement = new Agreement(reading);
        this.periods = new Periods(reading, this);
        this.calls = new Calls(reading, this);
    }

    Periods periods() {
        return periods;
    }

    Optional<Operand> operand(CelExpr part) {
        return reading.within(
                part,
                () ->
                        switch (part.getKind()) {
                            case CONSTANT -> literals.constant(part);
                            case IDENT, SELECT -> names.field(part);
                            case CALL -> call(part);
                            case LIST -> unsupported(part, "[…]", "field in [\"…\", \"…\"]");
                            case MAP, STRUCT -> unsupported(part, "{…}", "field == \"…\"");
                            case COMPREHENSION, NOT_SET -> unsupported(part, "…", "field");
                        });
    }

    /** All of them, or nothing; every one is read, so that every finding is found. */
    Optional<List<Operand>> operands(List<CelExpr> parts) {
        List<Operand> read = new ArrayList<>();
        for (CelExpr part : parts) {
            operand(part).ifPresent(read::add);
        }
        return read.size() == parts.size() ? Optional.of(read) : Optional.empty();
    }

    /** What stands before the dot and between the parentheses, if it is as many as needed. */
    Optional<List<CelExpr>> arguments(CelExpr call, Builtin function) {
        List<CelExpr> arguments = new ArrayList<>();
        call.call().target().ifPresent(arguments::add);
        arguments.addAll(call.call().args());
        if (arguments.size() == function.arguments()) {
            return Optional.of(arguments);
        }
        Map<String, Object> params =
                Map.of("function", function.cel(), "example", function.example());
        return reading.refuse(nameOf(call), CriteriaCode.ARGUMENTS, params);
    }

    /** A day, or a moment taken as its day. */
    Optional<Operand> day(CelExpr part, Operand operand, String function) {
        return switch (operand.kind().family()) {
            case DATE -> Optional.of(operand);
            case DATETIME -> Optional.of(new Operand.DateOf(operand));
            case TEXT, NUMBER, YESNO, REFERENCE, TEXT_LIST, SEALED ->
                    reading.refuse(
                            part,
                            CriteriaCode.ARGUMENT_KIND,
                            Map.of(
                                    "function", function,
                                    "found", Printer.print(operand),
                                    "example", Builtin.DATE.example()));
        };
    }

    private Optional<Operand> call(CelExpr call) {
        List<CelExpr> arguments = call.call().args();
        if (Conditions.isCondition(call)) {
            return conditions.condition(call).map(Operands::truth);
        }
        return switch (call.call().function()) {
            case "_?_:_" -> choose(call, arguments);
            case "_+_" -> calculation(call, Operator.PLUS);
            case "_-_" -> calculation(call, Operator.MINUS);
            case "_*_" -> calculation(call, Operator.TIMES);
            case "_/_" -> calculation(call, Operator.DIVIDED_BY);
            case "_%_" -> calculation(call, Operator.MODULO);
            case "-_" ->
                    operand(arguments.getFirst())
                            .filter(number -> isNumber(call, number))
                            .map(Operand::negated);
            case "_[_]" -> unsupported(call, "[…]", "\"…\" in field");
            default -> function(call);
        };
    }

    private static Operand truth(Criterion condition) {
        return condition instanceof Criterion.Always(var holds)
                ? new Constant.YesNo(holds)
                : new Operand.Truth(condition);
    }

    private Optional<Operand> choose(CelExpr call, List<CelExpr> parts) {
        Optional<Criterion> when = conditions.condition(parts.get(0));
        Optional<List<Operand>> values = operands(parts.subList(1, 3));
        return when.flatMap(
                w -> values.flatMap(v -> agreement.choose(call, w, v.getFirst(), v.getLast())));
    }

    private Optional<Operand> calculation(CelExpr call, Operator operator) {
        return operands(call.call().args())
                .filter(pair -> isNumber(call, pair.getFirst()) && isNumber(call, pair.getLast()))
                .map(pair -> new Operand.Arithmetic(pair.getFirst(), operator, pair.getLast()))
                .flatMap(
                        value ->
                                factors(value) <= Criteria.MAX_FACTORS
                                        ? Optional.of(value)
                                        : reading.refuse(
                                                call,
                                                CriteriaCode.TOO_MANY_FACTORS,
                                                Map.of("limit", Criteria.MAX_FACTORS)));
    }

    private boolean isNumber(CelExpr call, Operand operand) {
        return switch (operand.kind().family()) {
            case NUMBER -> true;
            case DATE, DATETIME -> {
                String days = "addDays(" + Printer.print(operand) + ", 30)";
                yield unsupported(call, Printer.print(operand) + " + …", days).isPresent();
            }
            case TEXT, YESNO, REFERENCE, TEXT_LIST, SEALED -> {
                Map<String, Object> params = Map.of("found", Printer.print(operand));
                yield reading.refuse(call, CriteriaCode.NOT_A_NUMBER, params).isPresent();
            }
        };
    }

    private static int factors(Operand operand) {
        AtomicInteger factors = new AtomicInteger();
        Anatomy.visit(
                operand,
                part -> {
                    if (part instanceof Operand.Arithmetic(_, var operator, _)
                            && operator != Operator.PLUS
                            && operator != Operator.MINUS) {
                        factors.incrementAndGet();
                    }
                });
        return factors.get();
    }

    private Optional<Operand> function(CelExpr call) {
        String name = call.call().function();
        Optional<Builtin> function = Builtin.named(name);
        if (function.isPresent()) {
            return calls.call(call, function.get());
        }
        if (name.equals("matches")) {
            Map<String, Object> params =
                    Map.of("function", name, "write", Builtin.CONTAINS.example());
            return reading.refuse(nameOf(call), CriteriaCode.REGEX, params);
        }
        return Remedies.function(name)
                .map(write -> unsupported(nameOf(call), name, write))
                .orElseGet(() -> unknownFunction(call, name));
    }

    private Optional<Operand> unknownFunction(CelExpr call, String name) {
        String nearest = String.join(", ", Nearest.to(name, Builtin.names()));
        Map<String, Object> params = Map.of("name", name, "nearest", nearest);
        return reading.refuse(nameOf(call), CriteriaCode.UNKNOWN_FUNCTION, params);
    }

    /** A call is noted at its parenthesis; people look for its name. */
    private Position nameOf(CelExpr call) {
        String text = reading.source().text();
        int parenthesis = reading.source().position(call).offset();
        int name = text.lastIndexOf(call.call().function(), parenthesis);
        return Position.at(text, text.codePointCount(0, Math.max(0, name)));
    }

    private Optional<Operand> unsupported(CelExpr part, String found, String write) {
        return unsupported(reading.source().position(part), found, write);
    }

    private Optional<Operand> unsupported(Position position, String found, String write) {
        Map<String, Object> params = Map.of("found", found, "write", write);
        return reading.refuse(position, CriteriaCode.UNSUPPORTED, params);
    }
}
