package guanlan.engine.merging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose value survives. An empty value never survives a filled one. */
public enum Rule {
    /** The survivor's. */
    SURVIVOR,
    /** Of the record that was changed last. */
    NEWEST,
    /** Of the record that was made first. */
    OLDEST,
    /** Of the record with the most filled fields. */
    COMPLETE,
    /** Of the record from the most trusted source. */
    TRUSTED,
    /** All of them, in fields of several values. */
    UNION,
    LONGEST,
    GREATEST,
    LEAST;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rule> of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key().equals(key)).findFirst();
    }
}
