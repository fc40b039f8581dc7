package guanlan.domain.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How selling goes.
 *
 * @param whole the figures of everything that was asked about
 * @param rows the same of each group, the largest first; months in their order
 * @param more whether there are further groups
 */
public record Performance(List<Told> whole, List<Line> rows, boolean more) {
    static final int MOST_ROWS = 200;

    public Performance {
        whole = List.copyOf(whole);
        rows = List.copyOf(rows);
    }

    /**
     * One figure.
     *
     * @param basis the set of records it is made of; rows narrow it
     * @param value null: not for the caller to know, or there is nothing to make it of
     * @param records how many records it is made of
     * @param object of those
     * @param where the criteria that list them
     */
    public record Told(
            String figure,
            Unit unit,
            String basis,
            @Nullable BigDecimal value,
            long records,
            String object,
            String where) {}

    /**
     * The figures of a group.
     *
     * @param key what makes it: an id, a choice, words, or the first day of a month; null: those
     *     without
     * @param title what it is called; null: the caller does not see what it refers to
     * @param values by figure; what is missing is not to be known
     * @param records by figure, how many records it is made of
     * @param where by basis, what is to be added to the criteria of a figure to list those of the
     *     group
     */
    public record Line(
            @Nullable String key,
            @Nullable String title,
            Map<String, BigDecimal> values,
            Map<String, Long> records,
            Map<String, String> where) {
        public Line {
            values = Map.copyOf(values);
            records = Map.copyOf(records);
            where = Map.copyOf(where);
        }
    }
}
