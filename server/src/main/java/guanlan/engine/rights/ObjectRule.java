package guanlan.engine.rights;

import guanlan.platform.access.Permit.Right;
import java.util.Map;
import java.util.Set;

/**
 * What a role says of an object.
 *
 * @param denied rights that no other role gives either
 * @param see the records it shows, and lets be exported
 * @param change the records it lets be changed
 * @param fields those of which it says anything
 */
public record ObjectRule(
        Set<Right> rights,
        Set<Right> denied,
        Scope see,
        Scope change,
        Map<String, FieldRule> fields) {

    public ObjectRule {
        rights = Set.copyOf(rights);
        denied = Set.copyOf(denied);
        fields = Map.copyOf(fields);
    }

    boolean gives(Right right) {
        return rights.contains(right);
    }

    /** The records for which it gives a right that it gives. */
    public Scope scope(Right right) {
        return right == Right.SEE || right == Right.EXPORT ? see : change;
    }

    FieldRule field(String name) {
        return fields.getOrDefault(name, FieldRule.UNSAID);
    }
}
