package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Makes the shapes that reflection found exact. The records know more than reflection tells: what
 * is not marked as nullable is always there. In requests what may be null may also be left out; in
 * answers it is told as null. Names lose the packages and keep apart what is not the same.
 */
final class OpenApiShapes {
    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI told;
    private final Map<String, Schema> schemas;
    private final Map<String, String> names = new TreeMap<>();

    private OpenApiShapes(OpenAPI told) {
        this.told = told;
        this.schemas = told.getComponents().getSchemas();
    }

    static OpenApiShapes of(OpenAPI told) {
        return new OpenApiShapes(told);
    }

    void settle() {
        Set<String> given = given();
        schemas.forEach(
                (name, schema) ->
                        type(name).ifPresent(type -> complete(schema, type, given.contains(name))));
        rename();
    }

    /** The shapes that requests lead to. */
    private Set<String> given() {
        Set<String> found = new LinkedHashSet<>();
        operations()
                .forEach(
                        operation -> {
                            var body = operation.getRequestBody();
                            if (body != null && body.getContent() != null) {
                                schemasOf(body.getContent()).forEach(each -> follow(each, found));
                            }
                        });
        return found;
    }

    private List<Operation> operations() {
        return told.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Schema<?>> schemasOf(Content content) {
        List<Schema<?>> found = new ArrayList<>();
        content.values()
                .forEach(
                        media -> {
                            if (media.getSchema() != null) {
                                found.add(media.getSchema());
                            }
                        });
        return found;
    }

    private void follow(@Nullable Schema<?> schema, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(PREFIX.length());
            if (found.add(name)) {
                follow(schemas.get(name), found);
            }
        }
        parts(schema).forEach(part -> follow(part, found));
    }

    private static List<Schema<?>> parts(Schema<?> schema) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(parts::add);
        }
        return parts;
    }

    private static Optional<Class<?>> type(String name) {
        try {
            int from = classes(name);
            String inner = name.substring(from).replace('.', '$');
            return Optional.of(ClassUtils.forName(name.substring(0, from) + inner, null));
        } catch (ClassNotFoundException notOurs) {
            return Optional.empty();
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private void complete(Schema schema, Class<?> type, boolean given) {
        if (!type.isRecord() || schema.getProperties() == null) {
            return;
        }
        boolean sparse = isSparse(type);
        Map<String, Schema> properties = schema.getProperties();
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component(component, schema, properties, given);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components(component.getType(), required);
            }
            String name = name(component);
            Schema<?> shape = properties.get(name);
            boolean maybe = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (shape == null) {
                continue;
            }
            if (maybe) {
                properties.put(name, orNull(shape));
            }
            if (!maybe || !(given || sparse || isSparse(component.getAccessor()))) {
                required.add(name);
            }
        }
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    /** Whether what is null is left out. */
    private static boolean isSparse(AnnotatedElement told) {
        var include = told.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    /** What a part of another record brings along. */
    private static void components(Class<?> type, Set<String> required) {
        for (RecordComponent component : type.getRecordComponents()) {
            required.add(name(component));
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void component(
            RecordComponent component,
            Schema schema,
            Map<String, Schema> properties,
            boolean given) {
        String name = component.getName();
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            properties.remove(name);
            schema.setAdditionalProperties(true);
        }
        String generic = component.getGenericType().getTypeName();
        if (generic.equals("java.util.List<java.util.Map<java.lang.String, java.lang.Object>>")) {
            Objects.requireNonNull(properties.get(name)).setItems(record(given));
        }
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType map
                && map.getAnnotatedActualTypeArguments().length == 2
                && map.getAnnotatedActualTypeArguments()[1].isAnnotationPresent(Nullable.class)
                && properties.get(name) instanceof Schema<?> shape
                && shape.getAdditionalProperties() instanceof Schema<?> values) {
            shape.setAdditionalProperties(orNull(values));
        }
    }

    /** As it is told; given, it may be a part of one, or one that is not yet. */
    private static Schema<?> record(boolean given) {
        if (!given) {
            return new Schema<>().$ref(PREFIX + OpenApiObjects.ANY);
        }
        var fields = new Schema<>();
        fields.setTypes(Set.of("object"));
        fields.setAdditionalProperties(true);
        return fields;
    }

    private static String name(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static Schema<?> orNull(Schema<?> shape) {
        var none = new Schema<>();
        none.setTypes(Set.of("null"));
        if (shape.get$ref() != null || shape.getEnum() != null) {
            return new Schema<>().anyOf(List.of(shape, none));
        }
        if (shape.getTypes() == null) {
            return shape;
        }
        Set<String> types = new LinkedHashSet<>(shape.getTypes());
        types.add("null");
        shape.setTypes(types);
        return shape;
    }

    private void rename() {
        Set<String> taken = new HashSet<>();
        for (String name : List.copyOf(schemas.keySet())) {
            String plain = plain(name);
            names.put(name, taken.add(plain) ? plain : whole(name));
        }
        Map<String, Schema> renamed = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> renamed.put(names.getOrDefault(name, name), schema));
        told.getComponents().setSchemas(renamed);
        renamed.values().forEach(this::point);
        for (Operation operation : operations()) {
            if (operation.getRequestBody() != null
                    && operation.getRequestBody().getContent() != null) {
                schemasOf(operation.getRequestBody().getContent()).forEach(this::point);
            }
            operation.getResponses().values().stream()
                    .filter(response -> response.getContent() != null)
                    .forEach(response -> schemasOf(response.getContent()).forEach(this::point));
        }
    }

    @SuppressWarnings("unchecked") // an enumeration holds whatever its values are
    private void point(Schema<?> schema) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(PREFIX.length());
            schema.set$ref(PREFIX + names.getOrDefault(name, name));
        }
        if (schema.getEnum() != null) {
            say((Schema<Object>) schema);
        }
        parts(schema).forEach(this::point);
    }

    /** The words of an interface are small; in Java's own they are taken too. */
    private static void say(Schema<Object> schema) {
        schema.setEnum(
                schema.getEnum().stream()
                        .map(
                                word ->
                                        word instanceof String text
                                                ? (Object) text.toLowerCase(Locale.ROOT)
                                                : word)
                        .toList());
    }

    /** {@code guanlan.edge.api.MassController.Listed} is {@code MassListed}. */
    private static String plain(String name) {
        String plain = "";
        for (String step : name.substring(classes(name)).split("[.$]")) {
            String word = step.replaceFirst("(Controller|Answers|Bodies|Json|Body)$", "");
            plain = word.startsWith(plain) ? word : plain + word;
        }
        return plain;
    }

    private static String whole(String name) {
        return name.substring(classes(name)).replaceAll("[.$]", "");
    }

    /** Where the name of the outermost class begins, behind the packages. */
    private static int classes(String name) {
        int at = 0;
        while (at < name.length() && Character.isLowerCase(name.charAt(at))) {
            at = name.indexOf('.', at) + 1;
            if (at == 0) {
                return 0;
            }
        }
        return at;
    }
}
