package guanlan.engine.schema;

import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every object there is. The standard ones are files in {@code objects/}. */
@Component
public class Schemas {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final Map<ObjectName, ObjectDefinition> objects;

    public Schemas() {
        this(standard());
    }

    Schemas(Collection<ObjectDefinition> definitions) {
        Map<ObjectName, ObjectDefinition> all = new LinkedHashMap<>();
        definitions.forEach(definition -> all.put(definition.name(), definition));
        objects = Collections.unmodifiableMap(all);
        all.values().forEach(this::targetsExist);
    }

    public Collection<ObjectDefinition> all() {
        return objects.values();
    }

    public ObjectDefinition require(ObjectName name) {
        var definition = objects.get(name);
        if (definition == null) {
            throw absent(name.value());
        }
        return definition;
    }

    /** The object of a name that came from outside and may be no name at all. */
    public ObjectDefinition require(String name) {
        if (!ObjectName.fits(name)) {
            throw absent(name);
        }
        return require(new ObjectName(name));
    }

    private static Problem absent(String name) {
        return new Problem(
                SchemaProblem.OBJECT_ABSENT, Map.of("object", SchemaProblem.shown(name)));
    }

    private void targetsExist(ObjectDefinition definition) {
        definition.fields().values().stream()
                .filter(FieldDefinition::isReference)
                .forEach(field -> field.target().ifPresent(this::require));
    }

    private static Collection<ObjectDefinition> standard() {
        try {
            Map<String, ObjectDefinition> byFile = new TreeMap<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:objects/*.yaml")) {
                byFile.put(String.valueOf(file.getFilename()), read(file));
            }
            return byFile.values();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectDefinition read(Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            return YAML.readValue(yaml, ObjectSource.class).define();
        }
    }
}
