package guanlan.engine.exchange;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the dialect of a text by reading its beginning in each of them: the right one gives rows of
 * the same width, and more than one cell in them.
 */
final class Dialects {
    /** Characters looked at. */
    static final int SAMPLE = 1 << 17;

    private static final int ROWS = 500;
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("(^|[,;|\\t])'[^'\\n]*'(?=[,;|\\t\\r\\n]|$)", Pattern.MULTILINE);
    private static final Pattern DOUBLE_QUOTED =
            Pattern.compile("(^|[,;|\\t])\"[^\"\\n]*\"(?=[,;|\\t\\r\\n]|$)", Pattern.MULTILINE);

    private Dialects() {}

    /** A first line {@code sep=;} says it outright. */
    static final Pattern DECLARED = Pattern.compile("(?i)sep=(.)\\R");

    static Dialect guess(String sample, boolean whole) {
        char quote = quote(sample);
        boolean backslash = backslash(sample, quote);
        var declared = DECLARED.matcher(sample);
        if (declared.lookingAt()) {
            return new Dialect(declared.group(1).charAt(0), quote, backslash);
        }
        Dialect best = new Dialect(',', quote, backslash);
        double score = 0;
        for (char delimiter : DELIMITERS) {
            var dialect = new Dialect(delimiter, quote, backslash);
            double here = score(widths(sample, whole, dialect));
            if (here > score) {
                best = dialect;
                score = here;
            }
        }
        return best;
    }

    private static char quote(String sample) {
        return SINGLE_QUOTED.matcher(sample).results().count()
                        > DOUBLE_QUOTED.matcher(sample).results().count()
                ? '\''
                : '"';
    }

    private static boolean backslash(String sample, char quote) {
        int escaped = count(sample, "\\" + quote);
        return escaped > 0 && escaped > count(sample, String.valueOf(quote).repeat(2));
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static List<Integer> widths(String sample, boolean whole, Dialect dialect) {
        List<Integer> widths = new ArrayList<>();
        try (var source = new CsvSource(new StringReader(sample), dialect, "", 1)) {
            for (var row = source.next();
                    row != null && widths.size() < ROWS;
                    row = source.next()) {
                widths.add(row.fault() == null ? row.cells().size() : 1);
            }
        }
        if (!whole && widths.size() > 1) {
            widths.removeLast();
        }
        return widths;
    }

    /**
     * The share of rows as wide as most, times how much that width says; a single column nothing.
     */
    private static double score(List<Integer> widths) {
        Map<Integer, Integer> counts = new HashMap<>();
        widths.forEach(width -> counts.merge(width, 1, Integer::sum));
        double best = 0;
        for (var entry : counts.entrySet()) {
            double share = (double) entry.getValue() / widths.size();
            best =
                    Math.max(
                            best,
                            entry.getKey() == 1 ? 0 : share * (1 + Math.log(entry.getKey()) / 10));
        }
        return best;
    }
}
