package guanlan.engine.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a file: its heading, some of its cells, and the field it most likely is.
 *
 * @param suggestion a field's name, or none
 * @param confidence of the suggestion, 0 to 1
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Column(
        int index,
        String header,
        List<String> samples,
        @Nullable String suggestion,
        double confidence) {

    public Column {
        samples = List.copyOf(samples);
    }
}
