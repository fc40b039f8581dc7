package guanlan.platform.access;

import java.util.Locale;

/** What a person is trusted with. */
public enum Role {
    /** Configures the company and manages its people. */
    ADMINISTRATOR,
    /** Works on its customers. */
    MEMBER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
