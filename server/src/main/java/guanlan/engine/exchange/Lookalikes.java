package guanlan.engine.exchange;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds the records that a row of a file may be about where no field tells it for certain. Told are
 * only records that the caller may see.
 */
public interface Lookalikes {
    /** Whether records of this object are compared at all. */
    boolean compares(ObjectName object);

    /** The likeliest first. */
    List<UUID> of(ObjectName object, Map<String, String> texts);
}
