package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows.
 *
 * @param fields what stands in the rows, by path
 * @param titles what the records that the rows refer to are called
 * @param next the cursor of the page after this; null: this is the last
 * @param previous the cursor of the page before this; null: this is the first
 * @param count how many rows there are in all, an estimate where it is not exact; 0 where nobody
 *     asked
 */
public record Page(
        List<Row> rows,
        Map<String, FieldDefinition> fields,
        Map<UUID, String> titles,
        @Nullable String next,
        @Nullable String previous,
        long count,
        boolean countIsExact) {
    public Page {
        rows = List.copyOf(rows);
        titles = Map.copyOf(titles);
    }
}
