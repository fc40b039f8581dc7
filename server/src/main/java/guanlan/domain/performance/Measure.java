package guanlan.domain.performance;

import java.util.Arrays;
import java.util.Locale;

/** What goals are counted in. */
public enum Measure {
    WON_AMOUNT(Basis.CLOSED, "status == \"won\"", true),
    WON_COUNT(Basis.CLOSED, "status == \"won\"", false),
    NEW_AMOUNT(Basis.ENTERED, "", true),
    NEW_COUNT(Basis.ENTERED, "", false),
    LEADS(Basis.LEADS, "", false);

    private final Basis basis;
    private final String narrower;
    private final boolean amount;

    Measure(Basis basis, String narrower, boolean amount) {
        this.basis = basis;
        this.narrower = narrower;
        this.amount = amount;
    }

    static Measure of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no measure: " + word));
    }

    Basis basis() {
        return basis;
    }

    boolean isAmount() {
        return amount;
    }

    /** Lists what counts. */
    String criteria(Asked.Period period) {
        String within = basis.criteria(period);
        return narrower.isEmpty() ? within : within + " && " + narrower;
    }
}
