package guanlan.domain.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How likely somebody wins a customer of an industry: his won deals there against all that ended,
 * drawn towards what all people win there as if he had had ten more deals of it, and that towards
 * what is won at all (Bayesian shrinkage). One lucky win is no talent.
 */
final class WinRates {
    static final WinRates NONE = new WinRates(Map.of());

    /** Deals that everybody is taken to have had already. */
    private static final double PRIOR = 10;

    private static final String ANY = "";

    /** Deals of one person in one industry. */
    record Field(UUID person, @Nullable String industry) {}

    /** How they ended. */
    record Ended(long won, long lost) {
        Ended plus(Ended other) {
            return new Ended(won + other.won, lost + other.lost);
        }

        /** Drawn towards what was to be expected. */
        double rate(double expected) {
            return (won + PRIOR * expected) / (won + lost + PRIOR);
        }
    }

    private static final Ended NOTHING = new Ended(0, 0);

    private final Map<UUID, Map<String, Ended>> people = new HashMap<>();
    private final Map<String, Ended> industries = new HashMap<>();

    WinRates(Map<Field, Ended> ended) {
        ended.forEach(
                (field, deals) -> {
                    Map<String, Ended> his =
                            people.computeIfAbsent(field.person(), _ -> new HashMap<>());
                    his.merge(ANY, deals, Ended::plus);
                    industries.merge(ANY, deals, Ended::plus);
                    String industry = field.industry();
                    if (industry != null && !industry.isEmpty()) {
                        his.merge(industry, deals, Ended::plus);
                        industries.merge(industry, deals, Ended::plus);
                    }
                });
    }

    /** Without an industry: with any customer. */
    double of(UUID person, @Nullable String industry) {
        Map<String, Ended> his = people.getOrDefault(person, Map.of());
        double overall = industries.getOrDefault(ANY, NOTHING).rate(0.5);
        double own = his.getOrDefault(ANY, NOTHING).rate(overall);
        if (industry == null || industry.isEmpty()) {
            return own;
        }
        double there = industries.getOrDefault(industry, NOTHING).rate(overall);
        return his.getOrDefault(industry, NOTHING).rate((own + there) / 2);
    }
}
