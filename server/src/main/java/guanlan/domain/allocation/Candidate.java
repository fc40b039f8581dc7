package guanlan.domain.allocation;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who took part in a choice, as he stood then.
 *
 * @param capacity null: any number
 * @param turn the number of his last turn; 0: he had none
 * @param rate how likely he wins such a customer, from 0 to 1; null: nobody asked
 * @param out why he could not be given it; null: he could
 */
record Candidate(
        UUID person,
        String name,
        int load,
        @Nullable Integer capacity,
        long turn,
        @Nullable Double rate,
        @Nullable Out out) {

    /** Why somebody does not get a record. */
    enum Out {
        ABSENT,
        PAUSED,
        FULL,
        HAD_IT,
        OTHER_TERRITORY,
        OTHER_INDUSTRY,
        OTHER_LANGUAGE,
        OUT_OF_HOURS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isIn() {
        return out == null;
    }

    /** How many more he takes. */
    int room() {
        return capacity == null ? Integer.MAX_VALUE : capacity - load;
    }
}
