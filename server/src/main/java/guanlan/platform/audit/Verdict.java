package guanlan.platform.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole chain found.
 *
 * @param sealedTo when the newest seal was made; nothing: there is none
 * @param entries that lie under seals
 * @param waiting that have no seal yet
 * @param faults the first thousand
 */
public record Verdict(
        Instant at,
        @Nullable Instant sealedTo,
        long seals,
        long entries,
        long waiting,
        List<Fault> faults) {
    static final int MOST = 1_000;

    public Verdict {
        faults = List.copyOf(faults);
    }

    public boolean good() {
        return faults.isEmpty();
    }
}
