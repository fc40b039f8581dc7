package guanlan.domain.lifecycle;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.UUID;

/**
 * Something else is known of records than was, beside what people wrote of them. Told in the
 * transaction in which it became known.
 */
public record FactsChanged(ObjectName object, List<UUID> records) {
    public FactsChanged {
        records = List.copyOf(records);
    }
}
