package guanlan.domain.notifications;

import guanlan.platform.problems.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What somebody can be told; each can be turned off. */
public enum Kind {
    /** Somebody wrote his name. */
    MENTIONED,
    /** Somebody gave him a task. */
    ASSIGNED,
    /** A task of his is due, or he asked to be reminded. */
    DUE,
    /** Somebody shared a record with him. */
    SHARED,
    /** A record that he follows was changed, or somebody wrote about it. */
    FOLLOWED,
    /** A record of his is about to go into a pool by rule. */
    RELEASING,
    /** A deadline of a record has passed, or is near. */
    WARNED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    public static Kind of(String key) {
        return find(key)
                .orElseThrow(
                        () -> new Problem(NotificationProblem.KIND_UNKNOWN, Map.of("given", key)));
    }
}
