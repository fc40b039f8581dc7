package guanlan.domain.notifications;

import guanlan.platform.problems.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    /** A rule gave him a record. */
    ALLOCATED,
    /** A record went on to somebody else, since he did not accept it. */
    PASSED_ON,
    /** A lead of his should soon be answered. */
    ANSWER_DUE,
    /** A lead was not answered in time. */
    ANSWER_LATE,
    /** An import that he began is through. */
    IMPORTED,
    /** An import that he began stopped before its end. */
    IMPORT_FAILED,
    /** A file that he ordered is ready. */
    EXPORTED,
    /** A file that he ordered could not be written. */
    EXPORT_FAILED,
    /** A deadline of a record has passed, or is near. */
    WARNED;

    private static final Set<Kind> OF_WORK =
            Set.of(IMPORTED, IMPORT_FAILED, EXPORTED, EXPORT_FAILED);

    /** It leads to something that he ordered himself, and not to a record. */
    boolean isOfWork() {
        return OF_WORK.contains(this);
    }

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
