package guanlan.platform.identity;

import java.util.Locale;

/** How the screens look; {@link #SYSTEM} follows the person's own machine. */
public enum Theme {
    LIGHT,
    DARK,
    SYSTEM;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
