package guanlan.engine.query;

import guanlan.core.criteria.Relation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Whole columns beside decimal values: an index on the column must not see a fraction. */
final class SqlCriteriaNumbers {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private SqlCriteriaNumbers() {}

    /** A whole number that a whole number is compared with. */
    record Bound(Relation relation, long value) {}

    /** The same question with a whole number; nothing when none asks it. */
    static Optional<Bound> bound(Relation relation, Object number) {
        if (number instanceof Long whole) {
            return Optional.of(new Bound(relation, whole));
        }
        BigDecimal decimal = (BigDecimal) number;
        BigDecimal floor = decimal.setScale(0, RoundingMode.FLOOR);
        boolean fraction = decimal.compareTo(floor) != 0;
        if (floor.compareTo(LEAST) < 0 || floor.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        long value = floor.longValueExact();
        return switch (relation) {
            case EQUAL -> fraction ? Optional.empty() : Optional.of(new Bound(relation, value));
            case LESS, AT_MOST ->
                    Optional.of(new Bound(fraction ? Relation.AT_MOST : relation, value));
            case MORE, AT_LEAST ->
                    Optional.of(new Bound(fraction ? Relation.MORE : relation, value));
        };
    }

    static Condition compare(Field<Long> column, Relation relation, BigDecimal value) {
        return bound(relation, value)
                .map(bound -> compared(column, bound.relation(), bound.value()))
                .orElseGet(() -> compared(column.cast(SQLDataType.NUMERIC), relation, value));
    }

    private static <T> Condition compared(Field<T> column, Relation relation, T value) {
        return switch (relation) {
            case EQUAL -> column.eq(value);
            case LESS -> column.lt(value);
            case AT_MOST -> column.le(value);
            case MORE -> column.gt(value);
            case AT_LEAST -> column.ge(value);
        };
    }

    /** The whole ones among the numbers. */
    static List<Long> wholes(List<Object> numbers) {
        return numbers.stream()
                .flatMap(number -> bound(Relation.EQUAL, number).stream())
                .map(Bound::value)
                .toList();
    }
}
