package guanlan.edge.api;

import guanlan.engine.schema.Sources;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions as the API writes them, in the words that they are kept in: {@code maxLength} is
 * {@code max_length}, and a label may be one text for both languages.
 */
final class DesignWords {
    private static final Set<String> LABELS = Set.of("label", "plural", "help", "message");

    private DesignWords() {}

    static ObjectNode of(ObjectNode given) {
        ObjectNode words = Sources.empty();
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            words.set(word(each.getKey()), of(each.getKey(), each.getValue()));
        }
        return words;
    }

    private static JsonNode of(String key, JsonNode value) {
        if (LABELS.contains(key) && value.isString()) {
            String text = value.asString();
            return Sources.empty().put("zh", text).put("en", text);
        }
        if (value.isArray()) {
            var list = Sources.empty().putArray("list");
            value.forEach(item -> list.add(of("", item)));
            return list;
        }
        return value instanceof ObjectNode object ? of(object) : value;
    }

    private static String word(String name) {
        var word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (Character.isUpperCase(letter)) {
                word.append('_').append(Character.toLowerCase(letter));
            } else {
                word.append(letter);
            }
        }
        return word.toString();
    }
}
