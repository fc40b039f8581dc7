package guanlan.core.criteria;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The back end for records in memory: a checked condition becomes nested closures, so nothing of it
 * is interpreted per record. What does not depend on the record is computed once.
 */
public final class InMemory {
    private InMemory() {}

    /**
     * How to get at the fields of a record; asked once per field, when compiling. The values are
     * those that {@link FieldKind} names; behind an empty reference everything is empty.
     */
    @FunctionalInterface
    public interface Fields<R> {
        Function<R, @Nullable Object> reader(Operand.Field field);
    }

    /** The condition as a predicate, for the asker and the moment of the context. */
    public static <R> Predicate<R> compile(
            Checked checked, Fields<R> fields, EvaluationContext context) {
        return new CompiledConditions<>(fields, context).condition(checked.root());
    }

    /** A computed value as a function, for the asker and the moment of the context. */
    public static <R> Function<R, @Nullable Object> compile(
            Operand value, Fields<R> fields, EvaluationContext context) {
        return new CompiledConditions<>(fields, context).operands().value(value);
    }

    /** The value of an operand that reads no field; days beyond the years 1 to 9999 are empty. */
    public static @Nullable Object value(Operand operand, EvaluationContext context) {
        return CompiledOperands.constant(operand, context);
    }

    /** The answer of a criterion that reads no field. */
    public static boolean holds(Criterion criterion, EvaluationContext context) {
        return new CompiledConditions<EvaluationContext>(CompiledOperands::noField, context)
                .condition(criterion)
                .test(context);
    }
}
