package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit;
import java.util.Set;
import java.util.UUID;

/**
 * Records that a module keeps apart from what roles give: who has them, and how much of them. It
 * has the last word on a Permit, so that what it hides is hidden on every way; administrators stand
 * above it. It is asked when a Permit is compiled, never for a single record.
 */
public interface Enclosure {

    /** What somebody may do with the records of an object, who by his roles had the given. */
    Permit permit(String object, Permit given, Person person);

    /** Those of the seen records whose notes, tasks and other activities are seen with them. */
    Extent surroundings(String object, Extent seen, Person person);

    /**
     * Whose Permit it is.
     *
     * @param above his departments and all above them
     * @param roles the keys of the roles he holds now
     */
    record Person(UUID id, Set<UUID> above, Set<String> roles) {}

    /** Where a company's enclosure is read; asked again whenever rights have changed. */
    interface Source {
        Enclosure of(String tenant);
    }
}
