package guanlan.engine.schema;

import guanlan.platform.problems.Finding;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Definitions as trees of words, before they are checked. A company's change of a standard object
 * is kept as what differs (JSON Merge Patch, RFC 7386), so that the rest goes on following the
 * standard.
 */
public final class Sources {
    static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /** For what is stored: a word that this version does not know is passed over. */
    static final JsonMapper LENIENT = mapper(false);

    /** For what somebody gives: a word that is not known is told. */
    static final JsonMapper STRICT = mapper(true);

    private Sources() {}

    private static JsonMapper mapper(boolean strict) {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .build();
    }

    public static ObjectNode empty() {
        return LENIENT.createObjectNode();
    }

    public static ObjectNode read(String json) {
        return (ObjectNode) LENIENT.readTree(json);
    }

    /** What is kept; empty when it is no definition at all, which is then noted as a fault. */
    static ObjectNode kept(String json) {
        try {
            return LENIENT.readTree(json) instanceof ObjectNode words ? words : empty();
        } catch (JacksonException broken) {
            return empty();
        }
    }

    public static String write(ObjectNode source) {
        return LENIENT.writeValueAsString(source);
    }

    /** What is wrong with the words given for a field, or for an object; empty: nothing. */
    public static Optional<Finding> slip(ObjectNode words, boolean field) {
        try {
            if (field) {
                checkOptions(STRICT.treeToValue(words, ObjectSource.Field.class));
            } else {
                STRICT.treeToValue(words, ObjectSource.class);
            }
            return Optional.empty();
        } catch (UnrecognizedPropertyException unknown) {
            String option = unknown.getPropertyName();
            return Optional.of(
                    Finding.of(option, SchemaProblem.UNKNOWN_OPTION, Map.of("option", option)));
        } catch (JacksonException wrong) {
            String option =
                    wrong.getPath().stream()
                            .map(step -> String.valueOf(step.getPropertyName()))
                            .filter(name -> !name.equals("null"))
                            .findFirst()
                            .orElse("");
            return Optional.of(
                    Finding.of(option, SchemaProblem.WRONG_OPTION, Map.of("option", option)));
        }
    }

    /** What is said of fields of one type only can be judged when the type is known. */
    private static void checkOptions(ObjectSource.Field field) {
        FieldTypes.find(field.type())
                .ifPresent(
                        type ->
                                Options.read(
                                        type, Objects.requireNonNullElse(field.more(), Map.of())));
    }

    /** The fields that the words of an object name in its title, layouts and uniqueness. */
    public static Set<String> mentioned(ObjectNode words) {
        return LENIENT.treeToValue(words, ObjectSource.class).mentioned();
    }

    /** The target with the patch applied; what is null in the patch is gone. */
    static ObjectNode applied(ObjectNode target, ObjectNode patch) {
        return merged(target, patch, false);
    }

    /** One patch that does what both do, one after the other. */
    public static ObjectNode joined(ObjectNode patch, ObjectNode later) {
        return merged(patch, later, true);
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch, boolean keepNulls) {
        ObjectNode result = target.deepCopy();
        for (Map.Entry<String, JsonNode> each : patch.properties()) {
            JsonNode old = result.get(each.getKey());
            if (each.getValue().isNull() && !keepNulls) {
                result.remove(each.getKey());
            } else if (each.getValue() instanceof ObjectNode deeper) {
                var base = old instanceof ObjectNode there ? there : empty();
                result.set(each.getKey(), merged(base, deeper, keepNulls));
            } else {
                result.set(each.getKey(), each.getValue().deepCopy());
            }
        }
        return result;
    }
}
