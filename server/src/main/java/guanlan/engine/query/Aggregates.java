package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link Aggregation}: groups with their figures, each in the order they were
 * asked for.
 *
 * @param totals the figures of all records together
 * @param other those of the records outside the groups told; empty when not asked for or there are
 *     none
 * @param titles what the records that groups refer to are called
 * @param more whether there are further groups
 */
public record Aggregates(
        List<FieldDefinition> groups,
        List<Line> lines,
        List<@Nullable Object> totals,
        List<@Nullable Object> other,
        Map<UUID, String> titles,
        boolean more) {

    /** One group: the values that make it, and its figures. */
    public record Line(List<@Nullable Object> values, List<@Nullable Object> figures) {}
}
