package guanlan.engine.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects that come with the product: the files in {@code objects/}, read once. Whatever else
 * has a table belongs to a company, which the name of the table shows.
 */
public final class Standard {
    private static final String PLACE = "place";
    private static final Map<String, ObjectNode> OBJECTS = read();

    private Standard() {}

    static Map<String, ObjectNode> objects() {
        return OBJECTS;
    }

    static Set<String> names() {
        return OBJECTS.keySet();
    }

    public static boolean has(String object) {
        return OBJECTS.containsKey(object);
    }

    /** Whether the standard has the object {@code account}, or the field {@code account.name}. */
    public static boolean hasPath(String path) {
        int dot = path.indexOf('.');
        ObjectNode object = OBJECTS.get(dot < 0 ? path : path.substring(0, dot));
        return object != null && (dot < 0 || object.path("fields").has(path.substring(dot + 1)));
    }

    private static Map<String, ObjectNode> read() {
        try {
            Map<String, ObjectNode> byFile = new TreeMap<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:objects/*.yaml")) {
                byFile.put(String.valueOf(file.getFilename()), read(file));
            }
            Map<String, ObjectNode> byName = new LinkedHashMap<>();
            byFile.values().stream()
                    .sorted(Comparator.comparing(Standard::place))
                    .forEach(
                            source -> {
                                source.remove(PLACE);
                                byName.put(source.path("object").asString(), source);
                            });
            return Collections.unmodifiableMap(byName);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where it stands among the others; those that do not say come last, by their files. */
    private static int place(ObjectNode source) {
        return source.has(PLACE) ? source.path(PLACE).asInt() : Integer.MAX_VALUE;
    }

    private static ObjectNode read(Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            return (ObjectNode) Sources.YAML.readTree(yaml);
        }
    }
}
