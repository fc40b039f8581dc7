package guanlan.engine.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of an imported file were like, over all of its rows.
 *
 * @param rows that could be read
 */
public record Quality(long rows, List<OfColumn> columns) {

    public Quality {
        columns = List.copyOf(columns);
    }

    /**
     * One mapped column.
     *
     * @param filled cells that say anything
     * @param valid of these, which the field takes; of a reference nothing is known here
     * @param distinct different values; counted up to some thousands, estimated within 2 % beyond
     * @param repeated filled cells whose value stands elsewhere, too
     * @param outliers numbers and days far from all others, estimated from a sample
     * @param frequent the values that occur most often, more than once
     * @param extremes some of the outliers, with where they stand
     */
    public record OfColumn(
            int column,
            String field,
            long filled,
            @Nullable Long valid,
            long distinct,
            boolean distinctIsExact,
            long repeated,
            long outliers,
            List<Frequent> frequent,
            List<Extreme> extremes) {}

    public record Frequent(String value, long count) {}

    public record Extreme(long line, String value) {}
}
