package guanlan.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the value of a field comes about that nobody keeps: it is computed in the statement that
 * reads it, so it is right at every moment and costs a write nothing.
 */
public sealed interface Computation {

    /** A value in CEL over the record and what its references lead to, up to three steps far. */
    record Formula(String cel) implements Computation {}

    /**
     * One value over the records that refer to this one.
     *
     * @param from their object
     * @param by their reference; none: the only one that leads here
     * @param field what is measured of them; none for a count
     * @param where criteria on them; none: all in use
     */
    record Rollup(
            ObjectName from,
            @Nullable String by,
            Measure measure,
            @Nullable String field,
            @Nullable String where)
            implements Computation {}

    /** What is taken from many values. The latest is that of the record made last. */
    enum Measure {
        COUNT,
        SUM,
        AVERAGE,
        MIN,
        MAX,
        LATEST
    }
}
