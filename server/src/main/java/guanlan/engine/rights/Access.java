package guanlan.engine.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a role reaches into a field; each includes those before it. */
public enum Access {
    HIDDEN,
    MASKED,
    READ,
    EDIT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Access> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    boolean reaches(Access level) {
        return compareTo(level) >= 0;
    }
}
