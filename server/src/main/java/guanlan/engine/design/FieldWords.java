package guanlan.engine.design;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.FieldTypes;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what is said of a field before it is tried. */
final class FieldWords {
    private FieldWords() {}

    static void check(ObjectNode words, List<Finding> findings) {
        String type = words.path("type").asString("");
        type(type, findings);
        if (type.equals("reference") && !words.path("to").isString()) {
            findings.add(Finding.of("to", DesignProblem.TARGET_MISSING));
        }
    }

    static void checkChange(
            ObjectNode words, FieldDefinition field, boolean standard, List<Finding> findings) {
        JsonNode type = words.path("type");
        if (words.has("type")) {
            type(type.asString(""), findings);
        }
        boolean other =
                words.has("type") && !type.asString("").equals(field.type().key())
                        || words.has("to")
                                && !words.path("to")
                                        .asString("")
                                        .equals(field.target().map(Object::toString).orElse(""));
        if (standard && other) {
            findings.add(
                    Finding.of("type", DesignProblem.STANDARD_TYPE, Map.of("name", field.name())));
        }
    }

    private static void type(String type, List<Finding> findings) {
        try {
            if (!FieldTypes.require(type).key().equals("id")) {
                return;
            }
        } catch (IllegalArgumentException unknown) {
            // Told below, as the type of an id is.
        }
        findings.add(Finding.of("type", DesignProblem.TYPE_UNKNOWN, Map.of("type", type)));
    }
}
