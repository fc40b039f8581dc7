package guanlan.core.richtext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document as the editor keeps it, tidied: {@code {type: doc, content: […]}}. Equal documents are
 * written alike.
 *
 * @param document only parts that {@link RichTexts} knows
 * @param plain its words, a line for each block
 */
public record RichText(Map<String, Object> document, String plain) {

    /** A document of any origin; nothing where it is none. */
    public static Optional<RichText> read(Map<?, ?> given) {
        return RichTexts.tidy(given).map(RichText::of);
    }

    /** Each line becomes a paragraph. */
    public static RichText ofText(String text) {
        List<Object> paragraphs = new ArrayList<>();
        text.lines()
                .forEach(
                        line ->
                                paragraphs.add(
                                        line.isEmpty()
                                                ? Map.of("type", "paragraph")
                                                : RichTexts.paragraph(
                                                        List.of(RichTexts.text(line)))));
        return of(RichTexts.document(paragraphs));
    }

    private static RichText of(Map<String, Object> document) {
        return new RichText(document, PlainWords.of(document));
    }

    public boolean isEmpty() {
        return plain.isBlank();
    }
}
