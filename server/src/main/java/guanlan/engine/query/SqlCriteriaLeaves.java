package guanlan.engine.query;

import guanlan.core.criteria.Criterion.TextMatch.Part;
import guanlan.core.criteria.Crowd;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.FieldKind.Family;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.Folding;
import guanlan.core.criteria.Likeness;
import guanlan.core.criteria.Operand;
import guanlan.core.criteria.Operand.DateOf;
import guanlan.core.criteria.Operand.Distance;
import guanlan.core.criteria.Period;
import guanlan.core.criteria.Relation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Conditions that ask one thing of a record. Where one side is a value, the other is left alone, so
 * that an index on it can answer.
 */
final class SqlCriteriaLeaves {
    private final SqlCriteriaOperands operands;
    private final EvaluationContext context;

    SqlCriteriaLeaves(SqlCriteriaOperands operands, EvaluationContext context) {
        this.operands = operands;
        this.context = context;
    }

    Condition flag(Operand.Field yesNo) {
        return DSL.condition(operands.<Boolean>as(yesNo));
    }

    Condition comparison(Operand left, Relation relation, Operand right) {
        if (SqlCriteriaOperands.isConstant(right)) {
            Object value = operands.constant(right);
            return value == null ? DSL.falseCondition() : beside(left, relation, value);
        }
        if (SqlCriteriaOperands.isConstant(left)) {
            return comparison(right, relation.flipped(), left);
        }
        return compare(ordered(left, relation), relation, operands.as(right));
    }

    private Condition beside(Operand left, Relation relation, Object value) {
        if (left instanceof DateOf(Operand.Field moment)) {
            LocalDate day = (LocalDate) value;
            return SqlCriteriaDays.moment(operands.as(moment), relation, day, context);
        }
        if (left instanceof Distance(var way, var day)) {
            return SqlCriteriaDays.border(way, relation, value, context.today())
                    .map(border -> beside(day, border.relation(), border.day()))
                    .orElseGet(() -> compared(left, relation, value));
        }
        return compared(left, relation, value);
    }

    private Condition compared(Operand left, Relation relation, Object value) {
        return left.kind() == Plain.WHOLE && value instanceof BigDecimal decimal
                ? SqlCriteriaNumbers.compare(operands.as(left), relation, decimal)
                : compare(
                        ordered(left, relation),
                        relation,
                        SqlCriteriaOperands.bind(value, left.kind()));
    }

    /** Text has the order of its code points, whatever order the database likes. */
    private Field<Object> ordered(Operand operand, Relation relation) {
        return operand.kind().family() == Family.TEXT && relation != Relation.EQUAL
                ? operands.<String>as(operand).collate(DSL.name("C")).coerce(Object.class)
                : operands.as(operand);
    }

    private static Condition compare(Field<Object> left, Relation relation, Field<Object> right) {
        return switch (relation) {
            case EQUAL -> left.eq(right);
            case LESS -> left.lt(right);
            case AT_MOST -> left.le(right);
            case MORE -> left.gt(right);
            case AT_LEAST -> left.ge(right);
        };
    }

    Condition in(Operand operand, List<Operand> list) {
        List<Object> values = new ArrayList<>();
        List<Operand> others = new ArrayList<>();
        for (Operand item : list) {
            if (!SqlCriteriaOperands.isConstant(item) || SqlCriteriaOperands.isConstant(operand)) {
                others.add(item);
            } else if (operands.constant(item) instanceof Object value) {
                values.add(value);
            }
        }
        List<Condition> found = new ArrayList<>();
        others.forEach(item -> found.add(comparison(operand, Relation.EQUAL, item)));
        if (operand instanceof DateOf) {
            values.forEach(value -> found.add(beside(operand, Relation.EQUAL, value)));
        } else if (!values.isEmpty()) {
            found.add(isOneOf(operand, values));
        }
        return found.isEmpty() ? DSL.falseCondition() : DSL.or(found);
    }

    /** One bind for all values, so that lists of every length share one statement. */
    private Condition isOneOf(Operand operand, List<Object> values) {
        List<?> fitting =
                operand.kind() == Plain.WHOLE ? SqlCriteriaNumbers.wholes(values) : values;
        return operands.as(operand).eq(DSL.any(SqlCriteriaOperands.array(fitting, operand.kind())));
    }

    Condition member(Operand item, Operand list) {
        Field<Object[]> texts = operands.as(list);
        if (!SqlCriteriaOperands.isConstant(item)) {
            Field<?> text = operands.of(item).cast(SQLDataType.CLOB);
            return texts.contains(DSL.array(text.coerce(Object.class)));
        }
        Object value = operands.constant(item);
        return value == null
                ? DSL.falseCondition()
                : texts.contains(SqlCriteriaOperands.array(List.of(value.toString()), Plain.TEXT));
    }

    /** One bind, however many they are. */
    Condition among(Operand operand, Crowd crowd) {
        return operands.as(operand)
                .eq(
                        DSL.any(
                                SqlCriteriaOperands.array(
                                        List.copyOf(context.members(crowd)), crowd.kind())));
    }

    Condition during(Operand day, Period.Days days) {
        return day instanceof DateOf(Operand.Field moment)
                ? SqlCriteriaDays.during(operands.as(moment), days, context)
                : operands.<LocalDate>as(day).between(days.first(), days.last());
    }

    Condition match(Operand text, Part part, Operand fragment) {
        if (!SqlCriteriaOperands.isConstant(fragment)) {
            return match(folded(text), part, folded(fragment));
        }
        Object value = operands.constant(fragment);
        if (value != null && part == Part.SIMILAR) {
            return similar(folded(text), DSL.val(Folding.fold((String) value)));
        }
        return value == null
                ? DSL.falseCondition()
                : folded(text).like(pattern(part, Folding.fold((String) value)));
    }

    private static String pattern(Part part, String fragment) {
        String escaped = fragment.replaceAll("([\\\\%_])", "\\\\$1");
        return switch (part) {
            case CONTAINS -> "%" + escaped + "%";
            case STARTS_WITH -> escaped + "%";
            case ENDS_WITH -> "%" + escaped;
            case SIMILAR -> throw new IllegalArgumentException("likeness is no pattern");
        };
    }

    private static Condition match(Field<String> text, Part part, Field<String> fragment) {
        return switch (part) {
            case CONTAINS -> DSL.position(text, fragment).gt(0);
            case STARTS_WITH ->
                    DSL.condition(DSL.function("starts_with", SQLDataType.BOOLEAN, text, fragment));
            case ENDS_WITH -> DSL.right(text, DSL.charLength(fragment)).eq(fragment);
            case SIMILAR -> similar(text, fragment);
        };
    }

    /** The arithmetic of {@link Likeness}: pairs of either text, and those of both. */
    private static Condition similar(Field<String> one, Field<String> other) {
        return DSL.condition(
                """
                (select count(*) filter (where first and second) > 0
                    and 10 * count(*) filter (where first and second)
                        >= 3 * (count(*) filter (where first) + count(*) filter (where second))
                from (
                    select bool_or(side = 1) as first, bool_or(side = 2) as second
                    from (values (1, {0}), (2, {1})) as given (side, whole)
                    cross join lateral (select replace(left(whole, {2}), ' ', '') collate "C" as letters) as bare
                    cross join lateral generate_series(
                        1, least(char_length(letters), greatest(char_length(letters) - 1, 1))) as at
                    group by substr(letters, at, 2)) as pairs)""",
                one, other, DSL.inline(Likeness.MOST));
    }

    private Field<String> folded(Operand text) {
        return SqlCriteriaOperands.folded(operands.as(text));
    }
}
