package guanlan.domain.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an account comes into a state.
 *
 * @param from the states it leaves; none: any
 * @param condition criteria in CEL; null: all accounts
 */
record LifecycleRule(
        UUID id,
        Names names,
        boolean active,
        String state,
        Set<String> from,
        @Nullable String condition) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    LifecycleRule {
        from = Set.copyOf(from);
    }

    /** What it is called; the reason of its moves. */
    record Names(String zh, @Nullable String en) {}

    /** The accounts that it takes, as criteria in CEL. */
    String takes() {
        List<String> parts = new ArrayList<>();
        if (!from.isEmpty()) {
            parts.add(
                    Standing.STATE
                            + " in ["
                            + from.stream()
                                    .sorted()
                                    .map(LifecycleRule::quoted)
                                    .collect(Collectors.joining(", "))
                            + "]");
        }
        if (condition != null) {
            parts.add(enclosed(condition));
        }
        return parts.isEmpty() ? "true" : String.join(" && ", parts);
    }

    /** The accounts that it takes and that are not there yet. */
    String moves() {
        return Standing.STATE + " != " + quoted(state);
    }

    boolean leaves(@Nullable Object before) {
        return from.isEmpty() || before instanceof String word && from.contains(word);
    }

    /** Every word of the condition: all fields that it reads are among them. */
    Stream<String> words() {
        return condition == null
                ? Stream.empty()
                : WORD.matcher(condition)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(LifecycleRule::spellings);
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

    private static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
