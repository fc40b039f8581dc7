package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record with a script in each of its texts that takes one, and what else it must have. */
final class ScriptedRecord {
    static final String SCRIPT = "<script>x</script>";

    private static final List<String> TEXTS = List.of("text", "long_text");

    private final Browser browser;
    private final String object;
    private final JsonNode fields;
    private final Map<String, Object> values = new LinkedHashMap<>();

    ScriptedRecord(Browser browser, String object) {
        this.browser = browser;
        this.object = object;
        this.fields = browser.get("/api/objects/" + object).json().path("fields");
    }

    /** Its id; a text of a form of its own, such as a code, goes without the script. */
    String create() {
        for (JsonNode field : fields) {
            if (!field.path("readOnly").asBoolean()) {
                Object value = value(field);
                if (value != null) {
                    values.put(field.path("name").asString(), value);
                }
            }
        }
        Answer made = browser.send("POST", "/api/records/" + object, values);
        if (made.status() == 422) {
            for (JsonNode finding : made.json().path("findings")) {
                values.remove(finding.path("field").asString());
            }
            made = browser.send("POST", "/api/records/" + object, values);
        }
        assertThat(made.status()).as(object + made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** How many texts hold the script. */
    int texts() {
        return (int) values.values().stream().filter(SCRIPT::equals).count();
    }

    private @Nullable Object value(JsonNode field) {
        String type = field.path("type").asString();
        if (TEXTS.contains(type)) {
            return field.path("maxLength").asInt(200) < SCRIPT.length() ? null : SCRIPT;
        }
        return field.path("required").asBoolean() ? needed(type, field) : null;
    }

    private @Nullable Object needed(String type, JsonNode field) {
        return switch (type) {
            case "select" -> field.at("/choices/0/value").asString();
            case "date" -> "2026-03-01";
            case "datetime" -> "2026-03-01T08:00:00Z";
            case "whole", "decimal", "money", "percent" -> 1;
            case "reference", "user", "department" -> some(field.path("to").asString());
            default -> null;
        };
    }

    private @Nullable String some(String other) {
        JsonNode first = browser.get("/api/records/" + other + "?limit=1").json().at("/items/0/id");
        return first.isMissingNode() ? null : first.asString();
    }
}
