package guanlan.platform.problems;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One complaint about a row: the field it concerns (none: the row as a whole), what is wrong, and
 * the figures of its text.
 */
public record Finding(@Nullable String field, Code code, Map<String, ?> params) {

    public Finding {
        params = Map.copyOf(params);
    }

    public static Finding of(String field, Code code) {
        return new Finding(field, code, Map.of());
    }

    public static Finding of(String field, Code code, Map<String, ?> params) {
        return new Finding(field, code, params);
    }
}
