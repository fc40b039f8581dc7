package guanlan.engine.exchange;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The characters from a mark onwards, kept until the mark moves on, so that a row can be read again
 * in another way. Holds at most one row ({@link Limits#ROW}) and what was read beyond it.
 */
final class CharWindow implements AutoCloseable {
    private final Reader reader;
    private char[] chars = new char[1 << 16];
    private int mark;
    private int end;
    private boolean exhausted;

    CharWindow(Reader reader) {
        this.reader = reader;
    }

    /** Whether there is a character this far behind the mark. */
    boolean has(int at) {
        return mark + at < end || fill(at);
    }

    char at(int at) {
        return chars[mark + at];
    }

    String text(int from, int to) {
        return new String(chars, mark + from, to - from);
    }

    void advance(int by) {
        mark += by;
    }

    private boolean fill(int at) {
        while (!exhausted && mark + at >= end) {
            if (mark > 0) {
                System.arraycopy(chars, mark, chars, 0, end - mark);
                end -= mark;
                mark = 0;
            }
            if (end == chars.length) {
                chars = Arrays.copyOf(chars, chars.length * 2);
            }
            read();
        }
        return mark + at < end;
    }

    private void read() {
        try {
            int count = reader.read(chars, end, chars.length - end);
            if (count < 0) {
                exhausted = true;
            } else {
                end += count;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
