package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited text. A row is first read by the book (RFC 4180, any line ends, quotes over
 * several lines). Where that fails, only its first physical line is read again with forgiving
 * quotes, and the next line starts afresh: so a broken quote costs one row and never the rest of
 * the file. A row over several lines that has the wrong number of cells is taken for such a quote
 * too.
 */
final class CsvSource implements TableSource {
    /** Of a line that cannot be read, this much is shown. */
    private static final int SHOWN = 1_000;

    private static final int BROKEN = -1;

    private final CharWindow window;
    private final Dialect dialect;
    private final String encoding;
    private final List<String> cells = new ArrayList<>();
    private int width;
    private int narrowest;
    private long line;
    private int lines;
    private int tooLong;

    CsvSource(Reader reader, Dialect dialect, String encoding, long firstLine) {
        this.line = firstLine;
        this.window = new CharWindow(reader);
        this.dialect = dialect;
        this.encoding = encoding;
    }

    @Override
    public void expect(int columns, boolean shorter) {
        width = columns;
        narrowest = shorter ? 1 : columns;
    }

    @Override
    public @Nullable SourceRow next() {
        while (window.has(0)) {
            SourceRow row = record();
            if (!row.blank()) {
                return row;
            }
        }
        return null;
    }

    private SourceRow record() {
        long number = line;
        int length = byTheBook();
        if (length == BROKEN) {
            return firstLine(number);
        }
        window.advance(length);
        line += lines;
        return judged(new SourceRow(number, cells));
    }

    private SourceRow judged(SourceRow row) {
        if (tooLong > 0) {
            return row.rejected(
                    new Finding(
                            null,
                            ImportProblem.ROW_CELL_TOO_LONG,
                            Map.of("column", tooLong, "limit", Limits.CELL)));
        }
        for (String cell : row.cells()) {
            if (cell.indexOf(Encoding.UNREADABLE) >= 0) {
                return row.rejected(
                        new Finding(null, ImportProblem.ROW_BYTES, Map.of("encoding", encoding)));
            }
        }
        return row;
    }

    /** The length of the row with its line end, its cells gathered; or broken. */
    private int byTheBook() {
        cells.clear();
        lines = 1;
        tooLong = 0;
        int at = 0;
        while (true) {
            int open = opening(at);
            at = open < 0 ? plain(at) : quoted(open + 1);
            if (at == BROKEN) {
                return BROKEN;
            }
            if (!window.has(at) || window.at(at) != dialect.delimiter()) {
                return lines > 1 && width > 0 && swallowed() ? BROKEN : pastLineEnd(at);
            }
            at++;
        }
    }

    /**
     * Whether a row over several lines is rather several rows behind an open quote: the number of
     * cells is wrong, or every whole line within a cell looks like a row itself.
     */
    private boolean swallowed() {
        if (cells.size() > width || cells.size() < narrowest) {
            return true;
        }
        return width >= 4 && cells.stream().anyMatch(this::rowsWithin);
    }

    private boolean rowsWithin(String cell) {
        String[] within = cell.split("\\R", -1);
        if (within.length < 3) {
            return false;
        }
        for (int at = 1; at < within.length - 1; at++) {
            if (within[at].chars().filter(c -> c == dialect.delimiter()).count() != width - 1) {
                return false;
            }
        }
        return true;
    }

    /** Where the quote of this cell is, blanks before it allowed; negative for a plain cell. */
    private int opening(int from) {
        int at = from;
        while (window.has(at) && window.at(at) == ' ') {
            at++;
        }
        return window.has(at) && window.at(at) == dialect.quote() ? at : -1;
    }

    private int plain(int from) {
        int at = from;
        while (window.has(at)) {
            char c = window.at(at);
            if (c == dialect.delimiter() || c == '\n' || c == '\r') {
                break;
            }
            if (++at > Limits.ROW) {
                return BROKEN;
            }
        }
        add(window.text(from, at));
        return at;
    }

    private int quoted(int from) {
        StringBuilder text = null;
        int kept = from;
        for (int at = from; window.has(at) && at <= Limits.ROW; at++) {
            char c = window.at(at);
            if (endsLine(c, at) && ++lines > 1 && at - from > Limits.CELL) {
                return BROKEN;
            }
            if (escapes(c, at)) {
                text = text == null ? new StringBuilder() : text;
                text.append(window.text(kept, at));
                kept = ++at;
            } else if (c == dialect.quote()) {
                return closed(text, kept, at);
            }
        }
        return BROKEN;
    }

    private boolean endsLine(char c, int at) {
        return c == '\n' || c == '\r' && !(window.has(at + 1) && window.at(at + 1) == '\n');
    }

    /** Whether this character only says that the next one is meant as it stands. */
    private boolean escapes(char c, int at) {
        if (c != dialect.quote() && !(dialect.backslash() && c == '\\') || !window.has(at + 1)) {
            return false;
        }
        char next = window.at(at + 1);
        return next == dialect.quote() || c == '\\' && next == '\\';
    }

    /** After a closing quote only blanks may stand before the next delimiter or line end. */
    private int closed(@Nullable StringBuilder text, int kept, int at) {
        int next = at + 1;
        while (window.has(next) && window.at(next) == ' ') {
            next++;
        }
        if (!ends(next)) {
            return BROKEN;
        }
        String last = window.text(kept, at);
        add(text == null ? last : text.append(last).toString());
        return next;
    }

    private boolean ends(int at) {
        if (!window.has(at)) {
            return true;
        }
        char c = window.at(at);
        return c == dialect.delimiter() || c == '\n' || c == '\r';
    }

    private void add(String raw) {
        if (cells.size() > Limits.COLUMNS) {
            return;
        }
        String cell = Cells.clean(raw);
        if (cell.length() > Limits.CELL) {
            tooLong = tooLong == 0 ? cells.size() + 1 : tooLong;
            cells.add(cell.substring(0, SHOWN));
        } else {
            cells.add(cell);
        }
    }

    private int pastLineEnd(int at) {
        if (!window.has(at)) {
            return at;
        }
        boolean pair = window.at(at) == '\r' && window.has(at + 1) && window.at(at + 1) == '\n';
        return at + (pair ? 2 : 1);
    }

    /** The physical line alone, quotes forgiven where they cannot close a cell. */
    private SourceRow firstLine(long number) {
        int end = 0;
        while (window.has(end) && window.at(end) != '\n' && window.at(end) != '\r') {
            if (++end > Limits.ROW) {
                return passOver(number);
            }
        }
        String text = window.text(0, end);
        window.advance(pastLineEnd(end));
        line++;
        cells.clear();
        tooLong = 0;
        if (!forgiving(text)) {
            String shown = text.substring(0, Math.min(SHOWN, text.length()));
            return new SourceRow(
                    number, List.of(shown), new Finding(null, ImportProblem.ROW_QUOTE, Map.of()));
        }
        return judged(new SourceRow(number, cells));
    }

    /** Fails only for a cell whose opening quote has no partner on the line at all. */
    private boolean forgiving(String text) {
        boolean paired = text.chars().filter(c -> c == dialect.quote()).count() % 2 == 0;
        String doubled = String.valueOf(dialect.quote()).repeat(2);
        int at = 0;
        while (at <= text.length()) {
            boolean open = at < text.length() && text.charAt(at) == dialect.quote();
            int close = open ? lastQuote(text, at + 1) : -1;
            if (open && close < 0 && !paired) {
                return false;
            }
            int end = close < 0 ? text.indexOf(dialect.delimiter(), at) : close + 1;
            end = end < 0 ? text.length() : end;
            add(
                    close < 0
                            ? text.substring(at, end)
                            : text.substring(at + 1, close).replace(doubled, doubled.substring(1)));
            at = end + 1;
        }
        return true;
    }

    /** The first quote that stands before a delimiter or the end of the line. */
    private int lastQuote(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == dialect.quote()
                    && (at + 1 == text.length() || text.charAt(at + 1) == dialect.delimiter())) {
                return at;
            }
        }
        return -1;
    }

    /** A line beyond every measure: read and dropped up to its end. */
    private SourceRow passOver(long number) {
        String shown = window.text(0, SHOWN);
        int at = 0;
        while (window.has(at) && window.at(at) != '\n' && window.at(at) != '\r') {
            if (++at == Limits.ROW) {
                window.advance(at);
                at = 0;
            }
        }
        window.advance(pastLineEnd(at));
        line++;
        return new SourceRow(
                number,
                List.of(shown),
                new Finding(null, ImportProblem.ROW_TOO_LONG, Map.of("limit", Limits.ROW)));
    }

    @Override
    public void close() {
        window.close();
    }
}
