package guanlan.engine.rights;

import guanlan.engine.schema.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role: what its holders may do with each object.
 *
 * @param standard shipped with the product
 * @param kept the record of the company's own role, or of its change of a shipped one
 * @param version of that record; 0 without one
 */
public record RoleDefinition(
        String key,
        Label label,
        Label purpose,
        boolean standard,
        @Nullable UUID kept,
        long version,
        Map<String, ObjectRule> objects) {
    /** What everybody may, whatever else he is granted. */
    public static final String BASE = "member";

    /** Says what holds for every object that is not named. */
    public static final String OTHERS = "*";

    /**
     * What must be named, because it decides over rights, the company itself, or what counts as one
     * and the same for everybody.
     */
    public static final Set<String> NAMED_ONLY =
            Set.of(
                    "user",
                    "department",
                    "definition",
                    "role",
                    "role_grant",
                    "share",
                    "audit",
                    "matching_setting",
                    "name_alias",
                    "pool",
                    "pool_limit",
                    "pool_rule",
                    "lifecycle_rule",
                    "allocation_rule",
                    "allocation_profile",
                    "score_rule",
                    "response_target",
                    "warning_rule");

    public RoleDefinition {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    public boolean isBase() {
        return key.equals(BASE);
    }

    public Optional<ObjectRule> on(String object) {
        ObjectRule named = objects.get(object);
        return named != null || NAMED_ONLY.contains(object)
                ? Optional.ofNullable(named)
                : Optional.ofNullable(objects.get(OTHERS));
    }
}
