package guanlan.edge.api;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every object as its own paths and shapes: what its records hold, what a new one may say. Told as
 * far as the caller may see it; the generic paths say the same without knowing the object.
 */
@Component
final class OpenApiObjects {
    /** The shape of a record whatever its object. */
    static final String ANY = "Record";

    /** Marks what comes from definitions. */
    static final String OBJECT = "x-object";

    private static final String PREFIX = "#/components/schemas/";

    private final Schemas definitions;
    private final Permits permits;

    OpenApiObjects(Schemas definitions, Permits permits) {
        this.definitions = definitions;
        this.permits = permits;
    }

    void addTo(OpenAPI told) {
        told.getComponents().addSchemas(ANY, any());
        told.getPaths().forEach(OpenApiObjects::generic);
        for (ObjectDefinition definition : definitions.all()) {
            Permit permit = permits.of(Caller.current(), definition.name().value());
            if (permit.allows(Right.SEE)) {
                add(told, definition, permit);
            }
        }
    }

    private static Schema<?> any() {
        Schema<Object> any = typed("object");
        any.setDescription("A record: the fields of its object by name, beside id and version");
        any.addProperty("id", typed("string").format("uuid"));
        any.addProperty("version", typed("integer").format("int64"));
        any.setRequired(List.of("id", "version"));
        any.setAdditionalProperties(true);
        return any;
    }

    /** Where reflection only saw a map, a record is meant. */
    private static void generic(String path, PathItem item) {
        if (!path.startsWith("/api/records/{object}")) {
            return;
        }
        for (Operation operation : item.readOperations()) {
            operation.getResponses().values().stream()
                    .filter(response -> response.getContent() != null)
                    .flatMap(response -> response.getContent().values().stream())
                    .filter(media -> isMap(media.getSchema()))
                    .forEach(media -> media.setSchema(ref(ANY)));
        }
    }

    private static boolean isMap(@Nullable Schema<?> schema) {
        return schema != null
                && schema.get$ref() == null
                && schema.getProperties() == null
                && schema.getAdditionalProperties() != null;
    }

    private static void add(OpenAPI told, ObjectDefinition definition, Permit permit) {
        String name = definition.name().value();
        Schema<?> record = record(definition, permit);
        Schema<?> draft = draft(definition, permit, true);
        Schema<?> change = draft(definition, permit, false);
        Schema<Object> page = typed("object");
        page.addProperty("items", typed("array").items(ref(name)));
        page.addProperty("next", nullable("string"));
        page.addProperty("previous", nullable("string"));
        page.addProperty("count", nullable("integer"));
        page.addProperty("countIsExact", typed("boolean"));
        page.setRequired(List.of("items", "next", "previous", "count", "countIsExact"));
        for (var shape : List.of(record, draft, change, page)) {
            shape.addExtension(OBJECT, name);
        }
        told.getComponents().addSchemas(name, record);
        told.getComponents().addSchemas(name + ".draft", draft);
        told.getComponents().addSchemas(name + ".change", change);
        told.getComponents().addSchemas(name + ".page", page);
        told.getPaths().addPathItem("/api/records/" + name, collection(told, definition));
        told.getPaths().addPathItem("/api/records/" + name + "/{id}", single(told, definition));
    }

    private static Schema<?> record(ObjectDefinition definition, Permit permit) {
        Schema<Object> record = typed("object");
        record.setDescription(words(definition.label()));
        List<String> required = new ArrayList<>();
        for (FieldDefinition field : definition.fields().values()) {
            if (permit.shows(field.name())) {
                record.addProperty(field.name(), orNull(field, shape(field, false)));
                required.add(field.name());
            }
        }
        record.setRequired(required);
        return record;
    }

    /** What may be said of a record: all that a new one needs, or what is to change. */
    private static Schema<?> draft(ObjectDefinition definition, Permit permit, boolean fresh) {
        Schema<Object> draft = typed("object");
        draft.setDescription(words(definition.label()));
        List<String> required = new ArrayList<>();
        for (FieldDefinition field : definition.writable()) {
            if (permit.edits(field.name())) {
                draft.addProperty(field.name(), orNull(field, shape(field, true)));
                if (fresh && field.required()) {
                    required.add(field.name());
                }
            }
        }
        draft.setRequired(required.isEmpty() ? null : required);
        return draft;
    }

    private static Schema<?> shape(FieldDefinition field, boolean given) {
        Schema<?> shape = kind(field, given);
        String label = words(field.label());
        if (shape.get$ref() == null) {
            Label help = field.help();
            shape.setDescription(help == null ? label : label + ". " + words(help));
            shape.setReadOnly(field.readOnly() ? true : null);
        }
        shape.addExtension("x-type", field.type().key());
        return shape;
    }

    /** As criteria ask for it, but for what answers tell as a tree of its own. */
    private static Schema<?> kind(FieldDefinition field, boolean given) {
        if (SystemField.ID.field().equals(field.name())) {
            return typed("string").format("uuid");
        }
        return switch (field.type().kind(field)) {
            case FieldKind.Reference _ -> reference(field, given);
            case FieldKind.Choice choice -> choice(choice);
            case FieldKind.TextList _ -> typed("array").items(reference(field, given));
            case FieldKind.Sealed _ -> typed("string");
            case Plain plain -> field.type().toldApart() ? new Schema<>() : plain(plain);
        };
    }

    private static Schema<?> plain(Plain plain) {
        return switch (plain) {
            case TEXT -> typed("string");
            case WHOLE -> typed("integer").format("int64");
            case DECIMAL -> typed("number");
            case YESNO -> typed("boolean");
            case DATE -> typed("string").format("date");
            case DATETIME -> typed("string").format("date-time");
        };
    }

    private static Schema<?> reference(FieldDefinition field, boolean given) {
        if (!field.isReference()) {
            return typed("string");
        }
        return given ? typed("string").format("uuid") : ref("RecordReference");
    }

    private static Schema<?> choice(FieldKind.Choice choice) {
        Schema<Object> shape = typed("string");
        if (!choice.values().isEmpty()) {
            shape.setEnum(choice.values().stream().<Object>map(each -> each).sorted().toList());
        }
        return shape;
    }

    private static Schema<?> orNull(FieldDefinition field, Schema<?> shape) {
        boolean always = field.system() && Set.of("id", "version").contains(field.name());
        if (always || shape.getTypes() == null && shape.get$ref() == null) {
            return shape;
        }
        if (shape.get$ref() != null || shape.getEnum() != null) {
            return new Schema<>().anyOf(List.of(shape, typed("null")));
        }
        Set<String> types = new LinkedHashSet<>(shape.getTypes());
        types.add("null");
        shape.setTypes(types);
        return shape;
    }

    private static PathItem collection(OpenAPI told, ObjectDefinition definition) {
        String name = definition.name().value();
        PathItem generic = path(told, "/api/records/{object}");
        Operation list = operation(definition, "list").summary(words(definition.plural()));
        list.setParameters(without(generic.getGet().getParameters()));
        list.responses(answer("200", ref(name + ".page"), generic.getGet()));
        Operation create =
                operation(definition, "create").summary("+ " + words(definition.label()));
        create.setParameters(without(generic.getPost().getParameters()));
        create.requestBody(new RequestBody().required(true).content(json(ref(name + ".draft"))));
        create.responses(answer("201", ref(name), generic.getPost()));
        var item = new PathItem().get(list).post(create);
        item.addExtension(OBJECT, name);
        return item;
    }

    private static PathItem single(OpenAPI told, ObjectDefinition definition) {
        String name = definition.name().value();
        PathItem generic = path(told, "/api/records/{object}/{id}");
        Operation read = operation(definition, "read");
        read.setParameters(without(generic.getGet().getParameters()));
        read.responses(answer("200", ref(name), generic.getGet()));
        Operation change = operation(definition, "change");
        change.setParameters(without(generic.getPatch().getParameters()));
        change.requestBody(new RequestBody().required(true).content(json(ref(name + ".change"))));
        change.responses(answer("200", ref(name), generic.getPatch()));
        Operation delete = operation(definition, "delete");
        delete.setParameters(without(generic.getDelete().getParameters()));
        delete.responses(generic.getDelete().getResponses());
        var item = new PathItem().get(read).patch(change).delete(delete);
        item.addExtension(OBJECT, name);
        return item;
    }

    private static PathItem path(OpenAPI told, String path) {
        return Objects.requireNonNull(told.getPaths().get(path), path);
    }

    private static Operation operation(ObjectDefinition definition, String act) {
        String name = definition.name().value();
        return new Operation().operationId(name + "_" + act).tags(List.of(name));
    }

    private static List<Parameter> without(List<Parameter> parameters) {
        return parameters.stream().filter(each -> !each.getName().equals("object")).toList();
    }

    private static ApiResponses answer(String status, Schema<?> shape, Operation generic) {
        var answers = new ApiResponses();
        answers.addApiResponse(status, new ApiResponse().description("OK").content(json(shape)));
        answers.addApiResponse("default", generic.getResponses().get("default"));
        return answers;
    }

    private static Content json(Schema<?> shape) {
        return new Content().addMediaType("application/json", new MediaType().schema(shape));
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Schema<Object> nullable(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(List.of(type, "null")));
        return schema;
    }

    private static Schema<Object> ref(String name) {
        return new Schema<>().$ref(PREFIX + name);
    }

    private static String words(Label label) {
        return label.zh().equals(label.en()) ? label.zh() : label.zh() + " / " + label.en();
    }
}
