package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cards out of the lines of a file: folded lines put together again, pictures and keys passed over,
 * in memory for one property at a time.
 */
final class VcardLines implements AutoCloseable {
    private final BufferedReader text;
    private final Charset usual;
    private final String encoding;
    private @Nullable String ahead;
    private long line;

    /** Where the property began that was read last. */
    private long begun;

    VcardLines(BufferedReader text, String encoding) {
        this.text = text;
        this.encoding = encoding;
        this.usual = Charset.forName(encoding);
    }

    static boolean begins(String text) {
        return text.stripLeading().regionMatches(true, 0, "BEGIN:VCARD", 0, 11);
    }

    /** The next card; null at the end. One that does not end before the next begins ends there. */
    @Nullable Vcard next() throws IOException {
        String said = property();
        while (said != null && !isMark(said, "BEGIN:VCARD")) {
            said = property();
        }
        if (said == null) {
            return null;
        }
        var card = new Vcard(begun);
        int inner = 0;
        for (said = property(); said != null; said = property()) {
            if (isMark(said, "BEGIN:VCARD")) {
                inner++;
            } else if (isMark(said, "END:VCARD")) {
                if (inner-- == 0) {
                    break;
                }
            } else if (inner == 0) {
                take(card, said);
            }
        }
        card.close();
        return card;
    }

    private void take(Vcard card, String said) {
        if (said.length() > Limits.CELL) {
            return;
        }
        if (said.indexOf(Encoding.UNREADABLE) >= 0) {
            card.reject(new Finding(null, ImportProblem.ROW_BYTES, Map.of("encoding", encoding)));
        }
        card.take(VcardProperty.of(said, usual));
    }

    private static boolean isMark(String line, String mark) {
        return line.strip().equalsIgnoreCase(mark);
    }

    /**
     * Lines that begin with white space go on with the one before; of a long one a part is kept.
     */
    private @Nullable String property() throws IOException {
        String first = read();
        while (first != null && first.isBlank()) {
            first = read();
        }
        if (first == null) {
            return null;
        }
        begun = line;
        var whole = new StringBuilder(first);
        while (true) {
            String next = read();
            if (next == null) {
                break;
            }
            if (goesOn(whole)) {
                whole.setLength(whole.length() - 1);
                whole.append(next);
            } else if (!next.isEmpty() && (next.charAt(0) == ' ' || next.charAt(0) == '\t')) {
                if (whole.length() <= Limits.CELL) {
                    whole.append(next, 1, next.length());
                }
            } else {
                ahead = next;
                break;
            }
        }
        return whole.toString();
    }

    private @Nullable String read() throws IOException {
        String next = ahead;
        if (next != null) {
            ahead = null;
            return next;
        }
        line++;
        return line();
    }

    private static boolean goesOn(StringBuilder whole) {
        int length = whole.length();
        return length > 0
                && length <= Limits.CELL
                && whole.charAt(length - 1) == '='
                && VcardProperty.goesOn(whole.toString());
    }

    /** Of a line that is longer than any card's the beginning is kept. */
    private @Nullable String line() throws IOException {
        var read = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (read.length() <= Limits.CELL) {
                read.append((char) c);
            }
            c = text.read();
        }
        int end = read.length() - 1;
        if (end >= 0 && read.charAt(end) == '\r') {
            read.setLength(end);
        }
        return read.toString();
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
