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
record ScoreRule(UUID id, Dimension dimension, String applies, int points, Reason reason) {

    /** What a rule speaks of. Need, urgency, budget and authority are BANT. */
    enum Dimension {
        NEED,
        URGENCY,
        BUDGET,
        AUTHORITY,
        FIT,
        ENGAGEMENT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The field of the lead that has its points. */
        String field() {
            return "score_" + key();
        }

        static Dimension of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** Its words. */
    record Reason(String own, @Nullable String english) {
        String in(Locale locale) {
            return english != null && locale.getLanguage().equals("en") ? english : own;
        }
    }
}
