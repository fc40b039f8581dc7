package guanlan.core.richtext;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The words of a document without their form. */
final class PlainWords {
    private static final Set<String> LINES =
            Set.of("paragraph", "heading", "codeBlock", "horizontalRule");

    private final StringBuilder words = new StringBuilder();

    private PlainWords() {}

    static String of(Map<String, Object> document) {
        var words = new PlainWords();
        words.add(document);
        return words.words.toString().strip();
    }

    private void add(Object part) {
        if (!(part instanceof Map<?, ?> node)) {
            return;
        }
        if (node.get("text") instanceof String text) {
            words.append(text);
        }
        if ("hardBreak".equals(node.get("type"))) {
            words.append('\n');
        }
        if (node.get("content") instanceof Collection<?> parts) {
            parts.forEach(this::add);
        }
        if (LINES.contains(String.valueOf(node.get("type")))) {
            words.append('\n');
        }
    }
}
