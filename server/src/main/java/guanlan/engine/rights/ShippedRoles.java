package guanlan.engine.rights;

import guanlan.engine.schema.Label;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The roles that come with the product: templates that can be granted as they are. */
final class ShippedRoles {
    static final Map<String, RoleDefinition> ALL = read();

    private ShippedRoles() {}

    private static Map<String, RoleDefinition> read() {
        try (InputStream yaml = new ClassPathResource("roles.yaml").getInputStream()) {
            Map<String, RoleDefinition> roles = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : new YAMLMapper().readTree(yaml).properties()) {
                roles.put(each.getKey(), role(each.getKey(), each.getValue()));
            }
            return roles;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RoleDefinition role(String key, JsonNode source) {
        var words = new RoleWords();
        var role =
                new RoleDefinition(
                        key,
                        label(source.path("label")),
                        label(source.path("purpose")),
                        true,
                        null,
                        0,
                        words.objects(source.path("objects")));
        if (!words.findings().isEmpty()) {
            throw new IllegalStateException("roles.yaml: " + words.findings());
        }
        return role;
    }

    static Label label(JsonNode words) {
        return new Label(words.path("zh").asString(), words.path("en").asString());
    }
}
