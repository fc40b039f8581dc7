package guanlan.domain.scoring;

import java.util.Locale;

/** What a rule speaks of. Need, urgency, budget and authority are BANT. */
public enum Dimension {
    NEED,
    URGENCY,
    BUDGET,
    AUTHORITY,
    FIT,
    ENGAGEMENT;

    public String key() {
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
