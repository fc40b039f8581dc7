package guanlan.domain.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted and added up of one group, by name; what nobody told is none. */
final class Facts {
    static final int DIGITS = 4;
    private final Map<String, BigDecimal> numbers = new HashMap<>();

    void tell(Map<String, @Nullable Object> row) {
        row.forEach(
                (name, value) -> {
                    if (value instanceof Number number) {
                        numbers.put(name, new BigDecimal(number.toString()));
                    }
                });
    }

    @Nullable BigDecimal number(String name) {
        return numbers.get(name);
    }

    long count(String name) {
        BigDecimal number = numbers.get(name);
        return number == null ? 0 : number.longValue();
    }

    /** Nothing where one of them is not told, or is divided by nothing. */
    @Nullable BigDecimal ratio(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0
                ? null
                : part.divide(whole, DIGITS + 2, RoundingMode.HALF_UP);
    }

    @Nullable BigDecimal percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        BigDecimal ratio = ratio(part, whole);
        return ratio == null ? null : ratio.movePointRight(2);
    }

    @Nullable BigDecimal sum(String one, String other) {
        BigDecimal first = numbers.get(one);
        BigDecimal second = numbers.get(other);
        return first == null || second == null ? null : first.add(second);
    }

    /** Of sums of money: nothing was added up where there was something to count is zero. */
    @Nullable BigDecimal money(String sum, String counted) {
        BigDecimal total = numbers.get(sum);
        return total != null ? total : numbers.containsKey(counted) ? BigDecimal.ZERO : null;
    }
}
