package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is computed over records: measures, for each group of them that have the same values.
 *
 * @param groups what makes a group, at most four; none: all records are one
 * @param order groups by a measure ({@code -1}: the first, descending) or by their own values (0)
 * @param top how many groups, from the first of the order on
 * @param other whether what the other groups come to is told as well
 */
public record Aggregation(
        ObjectName object,
        Filter filter,
        List<Group> groups,
        List<Measure> measures,
        List<Order> order,
        int top,
        boolean other) {
    static final int MOST_GROUPS = 4;
    static final int MOST_MEASURES = 10;
    static final int MOST_ROWS = 10_000;

    public Aggregation {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
        order = List.copyOf(order);
        top = Math.clamp(top, 1, MOST_ROWS);
    }

    /** A field, or a way to one through references; days and moments also by a span of time. */
    public record Group(String field, @Nullable Span by) {}

    /** What days are gathered into, in the caller's time zone; a week begins on Monday. */
    public enum Span {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** A figure; only {@code COUNT} goes without a field and then counts the records. */
    public record Measure(Function function, @Nullable String field) {}

    /** How a figure is made. Empty values take no part. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN,
        DISTINCT
    }

    /** One key of the order: a group or a measure, by its place in its list. */
    public record Order(boolean byMeasure, int at, boolean descending) {}
}
