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
    private static final int COMMIT = 80;
    private static final int BEST = 50;
    private static final int LIKELY = 10;

    /** What it is called, in the company's words and in English. */
    record Names(String own, String english) {
        String in(Locale locale) {
            return english.isBlank() || locale.getLanguage().equals("zh") ? own : english;
        }
    }

    Stage {
        checklist = List.copyOf(checklist);
        movesTo = Set.copyOf(movesTo);
    }

    /** What a deal counts as in the forecast while it is here. */
    String category() {
        if (forecast != null) {
            return forecast;
        }
        double odds = probability == null ? 0 : probability.doubleValue();
        return odds >= COMMIT
                ? "commit"
                : odds >= BEST ? "best" : odds >= LIKELY ? "pipeline" : "omitted";
    }

    String called(Locale locale) {
        return names.in(locale);
    }
}
