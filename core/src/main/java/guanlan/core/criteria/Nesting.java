package guanlan.core.criteria;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How the brackets of a text nest, found without the parser, which may have given up on it. */
final class Nesting {
    private final Deque<Integer> open = new ArrayDeque<>();
    private int tooDeep;

    private Nesting() {}

    /** Levels that no reading of the text can exceed: each takes one of these characters. */
    static long atMost(String text) {
        return text.chars().filter(c -> "([{?".indexOf(c) >= 0).count();
    }

    /** Reads the brackets outside of quotes. */
    static Nesting of(String text) {
        Nesting nesting = new Nesting();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                nesting.read(c, i);
            }
        }
        return nesting;
    }

    private void read(char c, int offset) {
        if ("([{".indexOf(c) >= 0) {
            open.push(offset);
            if (tooDeep == 0 && open.size() > Criteria.MAX_DEPTH) {
                tooDeep = offset;
            }
        } else if (")]}".indexOf(c) >= 0) {
            open.poll();
        }
    }

    /** The offset of the first bracket beyond the limit; 0 when the brackets are not to blame. */
    int tooDeep() {
        return tooDeep;
    }

    /** The offset of the innermost bracket that is never closed. */
    Optional<Integer> unclosed() {
        return Optional.ofNullable(open.peek());
    }
}
