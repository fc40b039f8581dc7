package guanlan.platform.identity;

import java.util.Locale;

/**
 * What somebody still owes, whose password was right, before he is in; in the order it is asked.
 */
public enum Need {
    /** A code of his second factor, or a recovery code. */
    CODE,
    /** A second factor, which he must have and has not. */
    ENROLMENT,
    /** Another password: his own has expired, or an administrator wants it. */
    PASSWORD;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Need of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
