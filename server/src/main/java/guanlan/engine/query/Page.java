package guanlan.engine.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows.
 *
 * @param titles what the records that the rows refer to are called
 * @param next the cursor of the page after this; null: this is the last
 * @param count how many rows there are in all; a lower bound where it is not exact
 */
public record Page(
        List<Row> rows,
        Map<UUID, String> titles,
        @Nullable String next,
        long count,
        boolean countIsExact) {
    public Page {
        rows = List.copyOf(rows);
        titles = Map.copyOf(titles);
    }
}
