package guanlan.domain.response;

import guanlan.core.values.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Within what time some leads are to be answered.
 *
 * @param applies criteria in CEL on the lead; null: all leads
 * @param hours in which time runs; null: always
 * @param warning so long before the end whoever has the lead is told; zero: he is not
 */
record ResponseTarget(
        UUID id,
        @Nullable String applies,
        Duration within,
        @Nullable WorkingHours hours,
        Duration warning) {
    /** Where no target takes a lead. */
    static final Duration USUAL = Duration.ofHours(1);

    static final Duration USUAL_WARNING = Duration.ofMinutes(15);

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    Instant deadline(Instant from, ZoneId zone) {
        return hours == null ? from.plus(within) : hours.after(from, within, zone);
    }

    /** Every word of the criteria: all fields that they read are among them. */
    Stream<String> words() {
        return applies == null
                ? Stream.empty()
                : WORD.matcher(applies)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(ResponseTarget::spellings);
    }

    /** A field that is named like a word of CEL is written with an underscore. */
    private static Stream<String> spellings(String word) {
        return word.endsWith("_")
                ? Stream.of(word, word.substring(0, word.length() - 1))
                : Stream.of(word);
    }

    /** A remark at its end does not swallow what follows. */
    static String enclosed(String cel) {
        return "(" + cel + "\n)";
    }
}
