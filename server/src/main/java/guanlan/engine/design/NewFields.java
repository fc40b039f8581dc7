package guanlan.engine.design;

import guanlan.engine.schema.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields that a new object brings along, as a list or by name. One that brings no text field to
 * be called by gets a name.
 */
record NewFields(List<ObjectNode> fields, StringNode title) {
    private static final String NAME = "name";

    static NewFields of(ObjectNode object) {
        List<ObjectNode> fields = new ArrayList<>();
        JsonNode given = object.path("fields");
        given.valueStream()
                .filter(ObjectNode.class::isInstance)
                .filter(_ -> given.isArray())
                .forEach(each -> fields.add((ObjectNode) each.deepCopy()));
        if (given.isObject()) {
            for (Map.Entry<String, JsonNode> each : given.properties()) {
                var words = (ObjectNode) each.getValue().deepCopy();
                fields.add(words.put(NAME, each.getKey()));
            }
        }
        String title =
                fields.stream()
                        .filter(each -> each.path("type").asString("").equals("text"))
                        .map(each -> each.path(NAME).asString(""))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(NAME);
        boolean there =
                fields.stream().anyMatch(each -> title.equals(each.path(NAME).asString("")));
        if (!there && object.path("title").asString(NAME).equals(NAME)) {
            fields.addFirst(name());
        }
        return new NewFields(fields, StringNode.valueOf(title));
    }

    private static ObjectNode name() {
        var words = Sources.empty().put(NAME, NAME).put("type", "text");
        words.put("required", true).put("indexed", true).put("searchable", true);
        words.putObject("label").put("zh", "名称").put("en", "Name");
        return words;
    }
}
