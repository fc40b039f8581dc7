package guanlan.core.criteria;

import guanlan.core.criteria.Operand.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a condition is made of: all its operands, nested ones included, in the order of the text.
 */
public final class Anatomy {
    private Anatomy() {}

    /** The fields a criterion reads, as often as it does. */
    public static List<Operand.Field> fields(Criterion criterion) {
        List<Operand.Field> fields = new ArrayList<>();
        visit(criterion, operand -> addField(fields, operand));
        return fields;
    }

    /** The fields an operand reads, as often as it does. */
    public static List<Operand.Field> fields(Operand operand) {
        List<Operand.Field> fields = new ArrayList<>();
        visit(operand, part -> addField(fields, part));
        return fields;
    }

    /** Whether a part has a value even where every field it reads is empty, as a choice has. */
    public static boolean fillsIn(Criterion criterion) {
        List<Operand> found = new ArrayList<>();
        visit(criterion, operand -> addFilling(found, operand));
        return !found.isEmpty();
    }

    private static void addFilling(List<Operand> found, Operand operand) {
        if (operand instanceof Operand.Choose
                || operand instanceof Operand.Truth
                || operand instanceof Operand.Size) {
            found.add(operand);
        }
    }

    private static void addField(List<Operand.Field> fields, Operand operand) {
        if (operand instanceof Operand.Field field) {
            fields.add(field);
        }
    }

    /**
     * Shows every operand inside a criterion; a period shows itself as its first day, and those
     * around the asker as the asker.
     */
    static void visit(Criterion criterion, Consumer<Operand> visitor) {
        switch (criterion) {
            case Criterion.Always _ -> {}
            case Criterion.And(var all) -> all.forEach(part -> visit(part, visitor));
            case Criterion.Or(var any) -> any.forEach(part -> visit(part, visitor));
            case Criterion.Not(var negated) -> visit(negated, visitor);
            case Criterion.Choose(var when, var then, var otherwise) -> {
                visit(when, visitor);
                visit(then, visitor);
                visit(otherwise, visitor);
            }
            case Criterion.Flag(var yesNo) -> visit(yesNo, visitor);
            case Criterion.Comparison(var left, _, var right) -> {
                visit(left, visitor);
                visit(right, visitor);
            }
            case Criterion.In(var operand, var list) -> {
                visit(operand, visitor);
                list.forEach(item -> visit(item, visitor));
            }
            case Criterion.Member(var item, var list) -> {
                visit(item, visitor);
                visit(list, visitor);
            }
            case Criterion.During(var day, var period) -> {
                visit(day, visitor);
                visit(new Edge(Edge.Side.START, period), visitor);
            }
            case Criterion.Among(var operand, _) -> {
                visit(operand, visitor);
                visit(new Operand.Me(), visitor);
            }
            case Criterion.Empty(var operand) -> visit(operand, visitor);
            case Criterion.TextMatch(var text, _, var fragment) -> {
                visit(text, visitor);
                visit(fragment, visitor);
            }
        }
    }

    /** Shows the operand and every operand inside it. */
    static void visit(Operand operand, Consumer<Operand> visitor) {
        visitor.accept(operand);
        switch (operand) {
            case Constant _, Operand.Field _, Operand.Me _ -> {}
            case Operand.Now _, Operand.Today _, Edge _ -> {}
            case Operand.DateOf(var moment) -> visit(moment, visitor);
            case Operand.Shifted(var day, _, _) -> visit(day, visitor);
            case Operand.Distance(_, var day) -> visit(day, visitor);
            case Operand.Part(_, var day) -> visit(day, visitor);
            case Operand.Size(var of) -> visit(of, visitor);
            case Operand.Arithmetic(var left, _, var right) -> {
                visit(left, visitor);
                visit(right, visitor);
            }
            case Operand.Negated(var number) -> visit(number, visitor);
            case Operand.Choose(var when, var then, var otherwise, _) -> {
                visit(when, visitor);
                visit(then, visitor);
                visit(otherwise, visitor);
            }
            case Operand.Truth(var condition) -> visit(condition, visitor);
        }
    }
}
