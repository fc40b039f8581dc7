package guanlan.domain.sales;

import guanlan.engine.query.Filter;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far deals came.
 *
 * @param entered deals that are counted
 * @param won of those, deals that are won now
 * @param lost of those, deals that are lost now
 * @param cycleDays how long won deals took from their entry to their end, as the middle one did
 */
public record Funnel(
        List<Layer> layers,
        long entered,
        long won,
        long lost,
        @Nullable BigDecimal wonAmount,
        @Nullable BigDecimal cycleDays) {

    /** Which deals are counted. */
    public enum Counted {
        /** Those that entered the pipeline in the period, wherever they are now. */
        COHORT,
        /** At each stage those that first came as far in the period, whenever they entered. */
        PERIOD;

        /** From its word in the API. */
        public static Counted of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new Problem(SalesProblem.COUNTED_UNKNOWN, Map.of("given", word)));
        }
    }

    /**
     * What is asked.
     *
     * @param filter which deals beside
     */
    public record Asked(
            UUID pipeline, LocalDate from, LocalDate to, Counted counted, Filter filter) {}

    /**
     * One stage.
     *
     * @param reached deals that came here or further
     * @param amount what those are worth; null: not for the caller to see
     * @param here open deals that are here now
     * @param lost deals that were given up here
     * @param stays how often one was here and left again
     * @param averageDays how long those stays were
     * @param medianDays the same of the middle one
     */
    public record Layer(
            UUID stage,
            String name,
            boolean won,
            @Nullable String color,
            long position,
            long reached,
            @Nullable BigDecimal amount,
            long here,
            long lost,
            long stays,
            @Nullable BigDecimal averageDays,
            @Nullable BigDecimal medianDays) {}

    public Funnel {
        layers = List.copyOf(layers);
    }
}
