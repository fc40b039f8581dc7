package guanlan.platform.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened, for good: entries are found by it. What exactly stands in the facts. */
public enum Kind {
    SIGN_IN,
    SIGN_IN_REFUSED,
    SIGN_OUT,
    /** A session ended by somebody else or on another device. */
    SESSION_ENDED,
    SECOND_FACTOR,
    PASSWORD,
    /** A person was invited, deactivated, came back. */
    PERSON,
    API_KEY,
    /** What programs did in an hour, by key. */
    API_USE,
    EXPORT,
    /** Somebody saw, or asked for, what a field marked as sensitive holds. */
    SENSITIVE_VIEW,
    /** A file of a record was taken. */
    DOWNLOAD,
    /** Somebody changed records by the rights of one for whom he stands in. */
    STAND_IN,
    PERMISSION,
    VIEW_AS,
    CONFIGURATION,
    /** Readers, webhooks and other machinery was handled. */
    ADMINISTRATION,
    /** The trail itself was exported. */
    AUDIT,
    /** Entries were let go because their time was over. */
    RETENTION,
    /** The trail does not go on where it ended. */
    TRAIL_BROKEN,
    /** Records went into a public pool or came out of it. */
    POOL,
    /** Somebody asked more than he may. */
    LIMITED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
