package guanlan.engine.query;

import guanlan.core.criteria.Anatomy;
import guanlan.core.criteria.Checked;
import guanlan.core.criteria.Criterion;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.InMemory;
import guanlan.core.criteria.Operand;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The back end for records in tables: a checked condition becomes the condition of a statement,
 * with every value as a bind. It is true exactly when the criterion holds, otherwise false or
 * unknown, which a {@code where} takes alike; so a plain comparison stays plain and can use its
 * index. Only a negation must tell the two apart, and says {@code is not true}.
 */
public final class SqlCriteria {
    private final SqlNames names;
    private final EvaluationContext context;

    /** How many steps of every path the names have already gone. */
    private final int gone;

    private final SqlCriteriaOperands operands;

    private SqlCriteria(SqlNames names, EvaluationContext context, int gone) {
        this.names = names;
        this.context = context;
        this.gone = gone;
        this.operands = new SqlCriteriaOperands(this, names, context, gone);
    }

    /** The condition, for a {@code where}; elsewhere mind that it may be unknown. */
    public static Condition condition(Checked checked, SqlNames names, EvaluationContext context) {
        return new SqlCriteria(names, context, 0).condition(checked.root());
    }

    /** A computed value as an expression for a {@code select} or an {@code order by}. */
    public static Field<?> value(Operand value, SqlNames names, EvaluationContext context) {
        return new SqlCriteria(names, context, 0).operands.of(value);
    }

    Condition condition(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Always(var holds) -> constant(holds);
            case Criterion.And(var all) -> DSL.and(all.stream().map(this::condition).toList());
            case Criterion.Or(var any) -> DSL.or(any.stream().map(this::condition).toList());
            case Criterion.Not(Criterion.Empty(var operand)) -> filled(operand);
            case Criterion.Not(var negated) -> isNotTrue(condition(negated));
            case Criterion.Choose(var when, var then, var otherwise) ->
                    DSL.condition(
                            DSL.when(condition(when), DSL.field(condition(then)))
                                    .otherwise(DSL.field(condition(otherwise))));
            case Criterion.Flag _, Criterion.Comparison _, Criterion.In _ -> leaf(criterion);
            case Criterion.Member _, Criterion.During _, Criterion.TextMatch _ -> leaf(criterion);
            case Criterion.Among _ -> leaf(criterion);
            case Criterion.Empty(var operand) -> empty(operand);
        };
    }

    private Condition leaf(Criterion criterion) {
        List<Operand.Field> fields = Anatomy.fields(criterion);
        if (fields.isEmpty()) {
            return constant(InMemory.holds(criterion, context));
        }
        return Anatomy.fillsIn(criterion)
                ? here(criterion)
                : behindReferences(fields, there -> there.here(criterion));
    }

    private Condition here(Criterion criterion) {
        var leaves = new SqlCriteriaLeaves(operands, context);
        return switch (criterion) {
            case Criterion.Flag(var yesNo) -> leaves.flag(yesNo);
            case Criterion.Comparison(var left, var relation, var right) ->
                    leaves.comparison(left, relation, right);
            case Criterion.In(var operand, var list) -> leaves.in(operand, list);
            case Criterion.Member(var item, var list) -> leaves.member(item, list);
            case Criterion.During(var day, var period) ->
                    leaves.during(day, period.days(context.today()));
            case Criterion.Among(var operand, var crowd) -> leaves.among(operand, crowd);
            case Criterion.TextMatch(var text, var part, var fragment) ->
                    leaves.match(text, part, fragment);
            case Criterion.Always _, Criterion.And _, Criterion.Or _, Criterion.Not _ ->
                    condition(criterion);
            case Criterion.Choose _, Criterion.Empty _ -> condition(criterion);
        };
    }

    private Condition empty(Operand operand) {
        List<Operand.Field> fields = Anatomy.fields(operand);
        if (fields.isEmpty()) {
            return constant(InMemory.holds(new Criterion.Empty(operand), context));
        }
        return leadsAway(fields) ? isNotTrue(filled(operand)) : operands.isEmpty(operand);
    }

    private Condition filled(Operand operand) {
        List<Operand.Field> fields = Anatomy.fields(operand);
        if (fields.isEmpty()) {
            return constant(!InMemory.holds(new Criterion.Empty(operand), context));
        }
        return Anatomy.fillsIn(new Criterion.Empty(operand))
                ? operands.isFilled(operand)
                : behindReferences(fields, there -> there.operands.isFilled(operand));
    }

    /**
     * A condition that is false for empty fields and reads only fields behind one reference is
     * asked of the records there: {@code owner in (select id from user where …)}, which the
     * database can turn around.
     */
    private Condition behindReferences(
            List<Operand.Field> fields, Function<SqlCriteria, Condition> leaf) {
        if (!leadsAway(fields)) {
            return leaf.apply(this);
        }
        String reference = fields.getFirst().path().get(gone);
        SqlNames.Target target = names.through(reference);
        SqlCriteria there = new SqlCriteria(target.names(), context, gone + 1);
        @SuppressWarnings("unchecked") // a reference is kept as the id of its record
        Field<UUID> id = (Field<UUID>) names.column(reference);
        return id.in(
                DSL.select(target.id())
                        .from(target.table())
                        .where(there.behindReferences(fields, leaf))
                        .and(target.within()));
    }

    /** Whether all fields lie behind one and the same reference. */
    private boolean leadsAway(List<Operand.Field> fields) {
        String first = fields.getFirst().path().get(gone);
        return fields.stream()
                .map(Operand.Field::path)
                .allMatch(path -> path.size() > gone + 1 && path.get(gone).equals(first));
    }

    static Condition isNotTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }

    static Condition isTrue(Condition condition) {
        return DSL.condition("({0}) is true", condition);
    }

    static Condition constant(boolean holds) {
        return holds ? DSL.trueCondition() : DSL.falseCondition();
    }
}
