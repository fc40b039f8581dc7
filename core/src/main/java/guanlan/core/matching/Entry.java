package guanlan.core.matching;

import org.jspecify.annotations.Nullable;

/**
 * A record made ready to be compared.
 *
 * @param values one a field, null where empty
 * @param whole all words of the record as if they stood in one field
 */
public record Entry(@Nullable Value[] values, Value whole) {
    public Entry {
        values = values.clone();
    }
}
