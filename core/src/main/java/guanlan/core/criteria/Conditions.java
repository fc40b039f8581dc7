package guanlan.core.criteria;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import guanlan.core.criteria.Criterion.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of a text that are true or false. */
final class Conditions {
    private final Reading reading;
    private final Operands operands;
    private final Agreement agreement;

    Conditions(Reading reading) {
        this.reading = reading;
        this.operands = new Operands(reading, this);
        this.agreement = new Agreement(reading);
    }

    Optional<Criterion> condition(CelExpr part) {
        return reading.within(
                part, () -> part.getKind() == Kind.CALL ? call(part) : standing(part));
    }

    Optional<Operand> value(CelExpr part) {
        return operands.operand(part);
    }

    /** Whether a call gives true or false by its very name; a choice and a field need a look. */
    static boolean isCondition(CelExpr call) {
        return switch (call.call().function()) {
            case "_&&_", "_||_", "!_", "@in" -> true;
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> true;
            default ->
                    Builtin.named(call.call().function()).map(Builtin::isCondition).orElse(false);
        };
    }

    private Optional<Criterion> call(CelExpr call) {
        List<CelExpr> arguments = call.call().args();
        return switch (call.call().function()) {
            case "_&&_" -> conditions(arguments).map(Criterion::and);
            case "_||_" -> conditions(arguments).map(Criterion::or);
            case "!_" -> condition(arguments.getFirst()).map(Criterion::not);
            case "_?_:_" -> conditions(arguments).map(Conditions::choose);
            case "_==_" -> comparison(call, Relation.EQUAL);
            case "_!=_" -> comparison(call, Relation.EQUAL).map(Criterion::not);
            case "_<_" -> comparison(call, Relation.LESS);
            case "_<=_" -> comparison(call, Relation.AT_MOST);
            case "_>_" -> comparison(call, Relation.MORE);
            case "_>=_" -> comparison(call, Relation.AT_LEAST);
            case "@in" -> in(call, arguments.getFirst(), arguments.getLast());
            default -> isCondition(call) ? function(call) : standing(call);
        };
    }

    private static Criterion choose(List<Criterion> parts) {
        return new Criterion.Choose(parts.get(0), parts.get(1), parts.get(2));
    }

    /** All of them, or nothing; every one is read, so that every finding is found. */
    private Optional<List<Criterion>> conditions(List<CelExpr> parts) {
        List<Criterion> read = new ArrayList<>();
        for (CelExpr part : parts) {
            condition(part).ifPresent(read::add);
        }
        return read.size() == parts.size() ? Optional.of(read) : Optional.empty();
    }

    /** A value where a condition is needed: only a yes/no value will do. */
    private Optional<Criterion> standing(CelExpr part) {
        return operands.operand(part)
                .flatMap(
                        operand ->
                                switch (operand) {
                                    case Constant.YesNo(var value) ->
                                            Optional.of(new Criterion.Always(value));
                                    case Operand.Truth(var condition) -> Optional.of(condition);
                                    case Operand.Field field
                                            when field.kind() == FieldKind.Plain.YESNO ->
                                            Optional.of(new Criterion.Flag(field));
                                    default -> notCondition(part, operand);
                                });
    }

    private Optional<Criterion> notCondition(CelExpr part, Operand operand) {
        Map<String, Object> params =
                Map.of("found", Printer.print(operand), "example", Remedies.comparison(operand));
        return reading.refuse(part, CriteriaCode.NOT_A_CONDITION, params);
    }

    private Optional<Criterion> comparison(CelExpr call, Relation relation) {
        CelExpr left = call.call().args().getFirst();
        CelExpr right = call.call().args().getLast();
        if (isNull(left) || isNull(right)) {
            return comparisonWithNull(call, isNull(left) ? right : left);
        }
        Optional<Operand> one = operands.operand(left);
        Optional<Operand> other = operands.operand(right);
        return one.flatMap(l -> other.flatMap(r -> agreement.compare(call, l, relation, r)));
    }

    private Optional<Criterion> comparisonWithNull(CelExpr call, CelExpr side) {
        String asked = isNull(side) ? "…" : operands.operand(side).map(Printer::print).orElse("…");
        boolean unequal = call.call().function().equals("_!=_");
        Map<String, Object> params = Map.of("write", (unequal ? "!" : "") + "empty(" + asked + ")");
        return reading.refuse(call, CriteriaCode.NULL, params);
    }

    private static boolean isNull(CelExpr part) {
        return part.getKind() == Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    private Optional<Criterion> in(CelExpr call, CelExpr item, CelExpr whole) {
        Optional<Operand> operand = operands.operand(item);
        if (whole.getKind() == Kind.LIST) {
            Optional<List<Operand>> list = list(whole);
            return operand.flatMap(o -> list.flatMap(items -> agreement.in(call, o, items)));
        }
        if (whole.getKind() == Kind.CALL && Periods.isPeriod(whole)) {
            Optional<Period> period = operands.periods().period(whole);
            return operand.flatMap(o -> operands.day(item, o, "in"))
                    .flatMap(day -> period.map(days -> new Criterion.During(day, days)));
        }
        Optional<Operand> list = operands.operand(whole);
        return operand.flatMap(o -> list.flatMap(l -> agreement.member(call, o, l)));
    }

    private Optional<List<Operand>> list(CelExpr list) {
        List<CelExpr> items = list.list().elements();
        if (items.size() > Criteria.MAX_LIST) {
            Map<String, Object> params = Map.of("limit", Criteria.MAX_LIST, "length", items.size());
            return reading.refuse(list, CriteriaCode.LIST_TOO_LONG, params);
        }
        return operands.operands(items);
    }

    private Optional<Criterion> function(CelExpr call) {
        Builtin function = Builtin.named(call.call().function()).orElseThrow();
        return operands.arguments(call, function)
                .flatMap(
                        arguments ->
                                switch (function) {
                                    case EMPTY ->
                                            operands.operand(arguments.getFirst())
                                                    .map(Criterion.Empty::new);
                                    case CONTAINS ->
                                            match(call, arguments, TextMatch.Part.CONTAINS);
                                    case STARTS_WITH ->
                                            match(call, arguments, TextMatch.Part.STARTS_WITH);
                                    case ENDS_WITH ->
                                            match(call, arguments, TextMatch.Part.ENDS_WITH);
                                    case SIMILAR -> match(call, arguments, TextMatch.Part.SIMILAR);
                                    default -> throw new IllegalStateException(function.cel());
                                });
    }

    private Optional<Criterion> match(CelExpr call, List<CelExpr> arguments, TextMatch.Part part) {
        Builtin function = Builtin.named(part.cel()).orElseThrow();
        return operands.operands(arguments)
                .flatMap(pair -> match(call, pair.getFirst(), function, pair.getLast()))
                .map(pair -> new TextMatch(pair.getFirst(), part, pair.getLast()));
    }

    private Optional<List<Operand>> match(
            CelExpr call, Operand text, Builtin function, Operand fragment) {
        return agreement
                .text(call, text, function)
                .flatMap(_ -> agreement.text(call, fragment, function))
                .map(_ -> List.of(text, fragment));
    }
}
