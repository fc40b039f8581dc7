package guanlan.core.criteria;

import guanlan.core.criteria.Operand.Arithmetic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers by value: a field may hold a Long, another one a BigDecimal. */
final class Numbers {
    private Numbers() {}

    static int compare(Object one, Object other) {
        return one instanceof Long left && other instanceof Long right
                ? Long.compare(left, right)
                : decimal(one).compareTo(decimal(other));
    }

    static @Nullable BigDecimal calculate(Object one, Arithmetic.Operator operator, Object other) {
        BigDecimal left = decimal(one);
        BigDecimal right = decimal(other);
        return switch (operator) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right);
            case TIMES -> left.multiply(right);
            case DIVIDED_BY ->
                    right.signum() == 0
                            ? null
                            : left.divide(right, Arithmetic.QUOTIENT_SCALE, RoundingMode.HALF_UP);
            case MODULO -> right.signum() == 0 ? null : left.remainder(right);
        };
    }

    static BigDecimal decimal(Object number) {
        return switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            default -> throw new IllegalArgumentException("not a number: " + number.getClass());
        };
    }
}
