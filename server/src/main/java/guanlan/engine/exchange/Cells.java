package guanlan.engine.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Writer;
import java.util.regex.Pattern;

/** What is done to the text of every cell before anybody sees it. */
final class Cells {
    private static final char MARK = '\ufeff';

    private Cells() {}

    /** Also as Chinese input writes them, which spreadsheets take for the same. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9 .,]*%?");

    /**
     * Whether a spreadsheet would run the text rather than show it. Tables for download put an
     * apostrophe before such a cell, which reading takes off again.
     */
    static boolean looksLikeFormula(String cell) {
        return !cell.isEmpty()
                && STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    /** The text as a cell of a table for download, which no spreadsheet runs. */
    static String safe(String cell) {
        return looksLikeFormula(bare(cell)) ? "'" + cell : cell;
    }

    /** The text as a cell that no spreadsheet runs anyway, and reading leaves as it is. */
    static String verbatim(String cell) {
        return cell.startsWith("'") ? safe(cell) : cell;
    }

    /** Without the apostrophes before it, of which reading takes one off. */
    private static String bare(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) == '\'') {
            at++;
        }
        return cell.substring(at);
    }

    /**
     * Writes tables for download. Where spreadsheets part cells at other signs than the comma, a
     * formula behind such a sign would begin a cell of its own, were it not for the quotes.
     */
    static CsvWriter writer(Writer out) {
        QuoteStrategy quotes =
                new QuoteStrategy() {
                    @Override
                    public boolean quoteValue(int line, int field, String value) {
                        return value.indexOf(';') >= 0
                                || value.indexOf('\t') >= 0
                                || value.indexOf('|') >= 0;
                    }
                };
        return CsvWriter.builder().quoteStrategy(quotes).build(out);
    }

    /**
     * Without control characters and byte-order marks: nobody wrote them, nobody sees them, and a
     * database refuses some. Tabs and line ends stay.
     */
    static String clean(String cell) {
        for (int at = 0; at < cell.length(); at++) {
            if (stray(cell.charAt(at))) {
                return shown(cleaned(cell, at));
            }
        }
        return shown(cell);
    }

    private static String shown(String cell) {
        return cell.startsWith("'") && looksLikeFormula(bare(cell)) ? cell.substring(1) : cell;
    }

    private static String cleaned(String cell, int from) {
        var clean = new StringBuilder(cell.length()).append(cell, 0, from);
        for (int at = from; at < cell.length(); at++) {
            if (!stray(cell.charAt(at))) {
                clean.append(cell.charAt(at));
            }
        }
        return clean.toString();
    }

    private static boolean stray(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f || c == MARK;
    }
}
