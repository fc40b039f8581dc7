package guanlan.platform.access;

import guanlan.platform.access.Permit.Right;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody lends of his rights, object by object, to a program that acts for him. It only ever
 * takes away: what its lender may not, it may not either.
 */
public record Mandate(Map<String, Set<Right>> objects) {

    public Mandate {
        var copy = new LinkedHashMap<String, Set<Right>>();
        objects.forEach((object, rights) -> copy.put(object, Set.copyOf(rights)));
        objects = Map.copyOf(copy);
    }

    /** What is left of a permit. */
    public Permit narrow(Permit permit, String object) {
        var left = new HashSet<>(permit.rights());
        left.retainAll(objects.getOrDefault(object, Set.of()));
        return new Permit(left, permit.scope(), permit.hidden(), permit.locked());
    }
}
