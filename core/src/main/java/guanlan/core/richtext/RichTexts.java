package guanlan.core.richtext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from a document what it knows, in the places where it belongs, and leaves the rest out:
 * unknown parts lose their form and keep their words, unknown marks and attributes vanish, links
 * lead to the web, a mail address or a telephone, or nowhere.
 */
final class RichTexts {
    private static final int DEEPEST = 40;
    private static final int MOST_PARTS = 50_000;
    private static final Set<String> MARKS =
            Set.of("bold", "italic", "underline", "strike", "code");

    private int parts;

    private RichTexts() {}

    static Optional<Map<String, Object>> tidy(Map<?, ?> given) {
        if (!"doc".equals(given.get("type"))) {
            return Optional.empty();
        }
        var reading = new RichTexts();
        List<Object> blocks = reading.blocks(content(given), 1);
        return reading.parts > MOST_PARTS ? Optional.empty() : Optional.of(document(blocks));
    }

    static Map<String, Object> document(List<Object> blocks) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "doc");
        document.put("content", blocks.isEmpty() ? List.of(Map.of("type", "paragraph")) : blocks);
        return document;
    }

    static Map<String, Object> paragraph(List<Object> inline) {
        return node("paragraph", Map.of(), inline);
    }

    static Map<String, Object> text(String words) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "text");
        text.put("text", words);
        return text;
    }

    private static Map<String, Object> node(
            String type, Map<String, ?> attributes, List<Object> content) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", type);
        if (!attributes.isEmpty()) {
            node.put("attrs", attributes);
        }
        if (!content.isEmpty()) {
            node.put("content", content);
        }
        return node;
    }

    private static Collection<?> content(Map<?, ?> node) {
        return node.get("content") instanceof Collection<?> parts ? parts : List.of();
    }

    /** Blocks in their order; loose words between them become paragraphs. */
    private List<Object> blocks(Collection<?> given, int depth) {
        List<Object> blocks = new ArrayList<>();
        List<Object> loose = new ArrayList<>();
        for (Object part : given) {
            if (!(part instanceof Map<?, ?> node) || ++parts > MOST_PARTS) {
                continue;
            }
            if (isInline(node)) {
                loose.addAll(inline(List.of(node), depth, true));
            } else {
                flush(loose, blocks);
                blocks.addAll(block(node, depth));
            }
        }
        flush(loose, blocks);
        return blocks;
    }

    private static void flush(List<Object> loose, List<Object> blocks) {
        if (!loose.isEmpty()) {
            blocks.add(paragraph(List.copyOf(loose)));
            loose.clear();
        }
    }

    private static boolean isInline(Map<?, ?> node) {
        return "text".equals(node.get("type")) || "hardBreak".equals(node.get("type"));
    }

    private List<Object> block(Map<?, ?> node, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        Collection<?> content = content(node);
        return switch (String.valueOf(node.get("type"))) {
            case "paragraph" -> List.of(paragraph(inline(content, depth, true)));
            case "heading" ->
                    List.of(
                            node(
                                    "heading",
                                    Map.of("level", number(node, "level", 1, 3)),
                                    inline(content, depth, true)));
            case "codeBlock" -> List.of(node("codeBlock", language(node), code(content, depth)));
            case "horizontalRule" -> List.of(node("horizontalRule", Map.of(), List.of()));
            case "blockquote" -> quote(blocks(content, depth + 1));
            case "bulletList" -> list("bulletList", Map.of(), content, depth);
            case "orderedList" ->
                    list(
                            "orderedList",
                            Map.of("start", number(node, "start", 1, 1_000_000)),
                            content,
                            depth);
            default -> blocks(content, depth + 1);
        };
    }

    private static List<Object> quote(List<Object> blocks) {
        return blocks.isEmpty() ? List.of() : List.of(node("blockquote", Map.of(), blocks));
    }

    private List<Object> list(
            String type, Map<String, ?> attributes, Collection<?> content, int depth) {
        List<Object> items = new ArrayList<>();
        for (Object part : content) {
            if (!(part instanceof Map<?, ?> node) || ++parts > MOST_PARTS) {
                continue;
            }
            boolean item = "listItem".equals(node.get("type"));
            items.add(item(blocks(item ? content(node) : List.of(node), depth + 1)));
        }
        return items.isEmpty() ? List.of() : List.of(node(type, attributes, items));
    }

    /** An item begins with a paragraph. */
    private static Map<String, Object> item(List<Object> blocks) {
        List<Object> content = new ArrayList<>(blocks);
        boolean begins =
                !content.isEmpty()
                        && content.getFirst() instanceof Map<?, ?> first
                        && "paragraph".equals(first.get("type"));
        if (!begins) {
            content.addFirst(node("paragraph", Map.of(), List.of()));
        }
        return node("listItem", Map.of(), content);
    }

    private List<Object> inline(Collection<?> given, int depth, boolean marked) {
        List<Object> inline = new ArrayList<>();
        for (Object part : given) {
            if (!(part instanceof Map<?, ?> node) || ++parts > MOST_PARTS) {
                continue;
            }
            if (node.get("text") instanceof String words && !bare(words).isEmpty()) {
                inline.add(marked ? marked(text(bare(words)), node) : text(bare(words)));
            } else if ("hardBreak".equals(node.get("type"))) {
                inline.add(marked ? node("hardBreak", Map.of(), List.of()) : text("\n"));
            } else if (depth <= DEEPEST) {
                inline.addAll(inline(content(node), depth + 1, marked));
            }
        }
        return inline;
    }

    private List<Object> code(Collection<?> content, int depth) {
        var words = new StringBuilder();
        inline(content, depth, false).forEach(part -> words.append(((Map<?, ?>) part).get("text")));
        return words.isEmpty() ? List.of() : List.of(text(words.toString()));
    }

    /** Without what no database stores: a zero, or a lone half of a pair. */
    private static String bare(String words) {
        String plain = words.replace("\0", "");
        return new String(plain.getBytes(UTF_8), UTF_8);
    }

    private static Map<String, Object> marked(Map<String, Object> text, Map<?, ?> node) {
        if (!(node.get("marks") instanceof Collection<?> marks)) {
            return text;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Object mark : marks) {
            if (mark instanceof Map<?, ?> known) {
                String type = String.valueOf(known.get("type"));
                if (MARKS.contains(type)) {
                    kept.put(type, Map.of("type", type));
                } else if (type.equals("link")) {
                    Links.safe(attribute(known, "href"))
                            .ifPresent(href -> kept.put(type, link(href)));
                }
            }
        }
        if (!kept.isEmpty()) {
            text.put("marks", List.copyOf(kept.values()));
        }
        return text;
    }

    private static Map<String, Object> link(String href) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("type", "link");
        link.put("attrs", Map.of("href", href));
        return link;
    }

    private static Object attribute(Map<?, ?> node, String name) {
        return node.get("attrs") instanceof Map<?, ?> attributes && attributes.get(name) != null
                ? attributes.get(name)
                : "";
    }

    private static int number(Map<?, ?> node, String name, int least, int most) {
        return attribute(node, name) instanceof Number number
                ? Math.clamp(number.longValue(), least, most)
                : least;
    }

    private static Map<String, ?> language(Map<?, ?> node) {
        String language = attribute(node, "language").toString();
        return language.matches("[A-Za-z0-9+#.-]{1,30}") ? Map.of("language", language) : Map.of();
    }
}
