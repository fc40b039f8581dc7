package guanlan.engine.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that fill every row may quote its cells: {@code {product} · {account}} names a deal by two
 * columns. Braces around what is no heading stay as they are.
 */
final class Quotation {
    private static final Pattern QUOTED = Pattern.compile("\\{([^{}]+)}");
    private static final String EDGES = " \t·•|/,，、;；:：-–—";

    private final Map<String, Integer> columns = new HashMap<>();

    Quotation(List<Column> columns) {
        columns.forEach(
                column -> this.columns.putIfAbsent(Synonyms.bare(column.header()), column.index()));
    }

    /** Empty where all that is quoted is empty; what joined it to empty cells goes with them. */
    String of(String text, SourceRow row) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var whole = new StringBuilder();
        boolean quotes = false;
        boolean says = false;
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            Integer column = columns.get(Synonyms.bare(quoted.group(1)));
            String cell = column == null ? quoted.group() : row.cell(column).strip();
            quotes |= column != null;
            says |= column != null && !cell.isEmpty();
            quoted.appendReplacement(whole, Matcher.quoteReplacement(cell));
        }
        quoted.appendTail(whole);
        return !quotes ? text : says ? trimmed(whole) : "";
    }

    private static String trimmed(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }
}
