package guanlan.engine.schema;

import guanlan.platform.problems.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definitions of one company at one moment; never changes.
 *
 * @param version counts the changes of the company's own part; 0: only the standard
 * @param faults pieces that could not be used and are left out, so that one broken line never takes
 *     the rest down
 */
public record Snapshot(
        long version, Map<ObjectName, ObjectDefinition> objects, List<Finding> faults) {

    public Snapshot {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        faults = List.copyOf(faults);
    }

    public Optional<ObjectDefinition> object(String name) {
        return ObjectName.fits(name)
                ? Optional.ofNullable(objects.get(new ObjectName(name)))
                : Optional.empty();
    }
}
