package guanlan.core.criteria;

import guanlan.core.criteria.Operand.Arithmetic.Operator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Canonical CEL text. A part is put in parentheses only when it binds more loosely than its place.
 */
final class Printer {
    private static final int TERNARY = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int RELATION = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int UNARY = 6;
    private static final int PRIMARY = 7;

    private Printer() {}

    static String print(Criterion criterion) {
        return print(criterion, TERNARY);
    }

    static String print(Operand operand) {
        return print(operand, TERNARY);
    }

    private static String print(Criterion criterion, int place) {
        return switch (criterion) {
            case Criterion.Always(var holds) -> String.valueOf(holds);
            case Criterion.And(var all) -> in(place, AND, join(all, " && ", RELATION));
            case Criterion.Or(var any) -> in(place, OR, join(any, " || ", AND));
            case Criterion.Not(Criterion.Comparison(var left, var relation, var right))
                    when relation == Relation.EQUAL ->
                    comparison(place, left, "!=", right);
            case Criterion.Not(var negated) -> in(place, UNARY, "!" + print(negated, PRIMARY));
            case Criterion.Choose(var when, var then, var otherwise) ->
                    in(place, TERNARY, choose(print(when, OR), print(then, OR), print(otherwise)));
            case Criterion.Flag(var yesNo) -> print(yesNo, place);
            case Criterion.Comparison(var left, var relation, var right) ->
                    comparison(place, left, relation.cel(), right);
            case Criterion.In(var operand, var list) ->
                    in(place, RELATION, print(operand, SUM) + " in [" + join(list) + "]");
            case Criterion.Member(var item, var list) ->
                    in(place, RELATION, print(item, SUM) + " in " + print(list, SUM));
            case Criterion.During(var day, var period) ->
                    in(place, RELATION, print(undated(day), SUM) + " in " + period.cel());
            case Criterion.Among(var operand, var crowd) ->
                    in(place, RELATION, print(operand, SUM) + " in " + call(crowd.cel()));
            case Criterion.Empty(var operand) -> call("empty", print(operand));
            case Criterion.TextMatch(var text, var part, var fragment) ->
                    call(part.cel(), print(text), print(fragment));
        };
    }

    private static String print(Operand operand, int place) {
        return switch (operand) {
            case Constant constant -> constant(constant);
            case Operand.Field(var path, _) -> String.join(".", path);
            case Operand.Me() -> call("me");
            case Operand.Now() -> call("now");
            case Operand.Today() -> call("today");
            case Operand.DateOf(var moment) -> call("date", print(moment));
            case Operand.Edge(var side, var period) -> call(side.cel(), period.cel());
            case Operand.Shifted(var day, var step, var amount) -> shifted(day, step, amount);
            case Operand.Distance(var way, var day) -> call(way.cel(), print(undated(day)));
            case Operand.Part(var unit, var day) -> call(unit.cel(), print(undated(day)));
            case Operand.Size(var of) -> call("size", print(of));
            case Operand.Arithmetic(var left, var operator, var right) -> {
                boolean sum = operator == Operator.PLUS || operator == Operator.MINUS;
                int level = sum ? SUM : PRODUCT;
                String text = print(left, level) + " " + operator.cel() + " ";
                yield in(place, level, text + print(right, level + 1));
            }
            case Operand.Negated(var number) -> in(place, UNARY, "-" + print(number, PRIMARY));
            case Operand.Choose(var when, var then, var otherwise, _) ->
                    in(place, TERNARY, choose(print(when, OR), print(then, OR), print(otherwise)));
            case Operand.Truth(var condition) -> truth(condition, place);
        };
    }

    /** A field and a choice are values already; only a double negation makes conditions of them. */
    private static String truth(Criterion condition, int place) {
        return condition instanceof Criterion.Flag || condition instanceof Criterion.Choose
                ? in(place, UNARY, "!(!" + print(condition, PRIMARY) + ")")
                : print(condition, place);
    }

    /** Beside a day, a moment counts as its day without being told. */
    private static String comparison(int place, Operand left, String operator, Operand right) {
        boolean both = left instanceof Operand.DateOf && right instanceof Operand.DateOf;
        String one = print(both ? left : undated(left), SUM);
        String other = print(both ? right : undated(right), SUM);
        return in(place, RELATION, one + " " + operator + " " + other);
    }

    private static Operand undated(Operand day) {
        return day instanceof Operand.DateOf(var moment) ? moment : day;
    }

    private static String shifted(Operand day, Operand.Shifted.Step step, int amount) {
        if (day instanceof Operand.Today && step == Operand.Shifted.Step.DAYS) {
            return amount < 0 ? call("daysAgo", "" + -amount) : call("daysAhead", "" + amount);
        }
        return call(step.cel(), print(undated(day)), String.valueOf(amount));
    }

    private static String constant(Constant constant) {
        return switch (constant) {
            case Constant.Text(var value) -> quoted(value);
            case Constant.Whole(var value) -> value.toString();
            case Constant.Decimal(var value) -> value.toPlainString();
            case Constant.YesNo(var value) -> value.toString();
            case Constant.Day(var value) -> call("date", quoted(value.toString()));
            case Constant.Moment(var value) -> call("timestamp", quoted(value.toString()));
            case Constant.Id(var value, _) -> quoted(value.toString());
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String join(List<Criterion> parts, String operator, int place) {
        return parts.stream().map(part -> print(part, place)).collect(Collectors.joining(operator));
    }

    private static String join(List<Operand> items) {
        return items.stream().map(Printer::print).collect(Collectors.joining(", "));
    }

    private static String choose(String when, String then, String otherwise) {
        return when + " ? " + then + " : " + otherwise;
    }

    private static String call(String function, String... arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }

    private static String in(int place, int level, String text) {
        return level < place ? "(" + text + ")" : text;
    }
}
