package guanlan.platform.audit;

import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is not given does not narrow.
 *
 * @param from the first moment that counts
 * @param to the first that no longer does
 */
public record AuditQuery(
        List<Kind> kinds,
        @Nullable UUID actor,
        @Nullable String object,
        @Nullable UUID record,
        @Nullable Instant from,
        @Nullable Instant to) {

    public AuditQuery {
        kinds = List.copyOf(kinds);
    }

    /** Kinds by their keys; one that there is not is refused. */
    public static List<Kind> kinds(@Nullable List<String> keys) {
        return keys == null ? List.of() : keys.stream().map(AuditQuery::kind).toList();
    }

    private static Kind kind(String key) {
        return Kind.find(key)
                .orElseThrow(
                        () ->
                                new Problem(
                                        AuditProblem.KIND_UNKNOWN,
                                        Map.of("kind", key, "known", known())));
    }

    private static String known() {
        return Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "));
    }
}
