package guanlan.core.criteria;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds the bracket that was never closed; quoted text does not count. */
final class Brackets {
    private Brackets() {}

    /** The offset of the innermost one. */
    static Optional<Integer> unclosed(String text) {
        Deque<Integer> open = new ArrayDeque<>();
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
            } else if ("([{".indexOf(c) >= 0) {
                open.push(i);
            } else if (")]}".indexOf(c) >= 0) {
                open.poll();
            }
        }
        return Optional.ofNullable(open.peek());
    }
}
