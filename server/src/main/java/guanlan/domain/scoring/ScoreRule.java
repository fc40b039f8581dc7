package guanlan.domain.scoring;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its record says it is.
 *
 * @param applies criteria in CEL on the lead
 * @param points what fulfilling them is worth; below zero it speaks against the lead
 */
record ScoreRule(
        UUID id, Names names, boolean active, Dimension dimension, String applies, int points) {

    /** What it is called: the reason of its points. */
    record Names(String zh, @Nullable String en) {
        String in(Locale locale) {
            return en != null && locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** A remark at its end does not swallow what follows. */
    String enclosed() {
        return enclosed(applies);
    }

    static String enclosed(String cel) {
        return "(" + cel + "\n)";
    }
}
