package guanlan.domain.sales;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline as it is kept now.
 *
 * @param forecast what a deal counts as here; null: by the probability
 * @param won whether a deal is won as long as it is here
 * @param retired nothing enters it any more, and what is in it leaves without being asked
 * @param note what to say when a gate of it is shut
 * @param movesTo the stages that a deal may go to from here; none: any
 */
record Stage(
        UUID id,
        UUID pipeline,
        Names names,
        @Nullable String color,
        long position,
        @Nullable BigDecimal probability,
        @Nullable String forecast,
        boolean won,
        boolean retired,
        Gate entry,
        Gate exit,
        String note,
        List<String> checklist,
        Set<UUID> movesTo) {
    private static final BigDecimal CERTAIN = BigDecimal.valueOf(100);
    private static final int COMMIT = 80;
    private static final int BEST = 50;
    private static final int LIKELY = 10;

    /** What it is called, in the company's words and in English. */
    record Names(String own, String english) {
        String in(Locale locale) {
            return english.isBlank() || locale.getLanguage().equals("zh") ? own : english;
        }

        /** Whether somebody means it who writes this. */
        boolean are(String word) {
            return own.strip().equalsIgnoreCase(word)
                    || !english.isBlank() && english.strip().equalsIgnoreCase(word);
        }
    }

    Stage {
        checklist = List.copyOf(checklist);
        movesTo = Set.copyOf(movesTo);
    }

    /** How likely a deal of that status is won. */
    @Nullable BigDecimal odds(String status) {
        return switch (status) {
            case Deals.WON -> CERTAIN;
            case Deals.LOST -> BigDecimal.ZERO;
            default -> probability;
        };
    }

    /** What a deal of that status counts as in the forecast. */
    String category(String status) {
        return switch (status) {
            case Deals.WON -> "commit";
            case Deals.LOST -> "omitted";
            default -> category();
        };
    }

    private String category() {
        if (forecast != null) {
            return forecast;
        }
        double odds = probability == null ? 0 : probability.doubleValue();
        return odds >= COMMIT
                ? "commit"
                : odds >= BEST ? "best" : odds >= LIKELY ? "pipeline" : "omitted";
    }

    boolean isCalled(String word) {
        return names.are(word) || id.toString().equalsIgnoreCase(word);
    }

    String called(Locale locale) {
        return names.in(locale);
    }
}
