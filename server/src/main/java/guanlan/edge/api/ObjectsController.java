package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import guanlan.core.criteria.FieldKind;
import guanlan.domain.views.Fitting;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.OnDelete;
import guanlan.engine.schema.Rule;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What objects there are, as far as the caller may see them: all that a screen is made from. */
@RestController
@RequestMapping("/api/objects")
final class ObjectsController {
    private final Schemas schemas;
    private final Permits permits;
    private final Fitting views;

    ObjectsController(Schemas schemas, Permits permits, Fitting views) {
        this.schemas = schemas;
        this.permits = permits;
        this.views = views;
    }

    record Rights(
            boolean create,
            boolean edit,
            boolean delete,
            @JsonProperty("import") boolean imports,
            boolean export,
            boolean configure,
            boolean massEdit,
            boolean merge,
            boolean transfer) {}

    record Summary(
            String name,
            Label label,
            Label plural,
            String icon,
            boolean navigation,
            Rights rights) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String name,
            String type,
            String kind,
            Label label,
            @Nullable Label help,
            boolean required,
            boolean readOnly,
            boolean system,
            @JsonAnyGetter Map<String, Object> options,
            boolean sortable,
            boolean filterable,
            boolean searchable,
            boolean indexed,
            boolean own,
            @Nullable OnDelete onDelete,
            @Nullable String criteria,
            String access) {}

    record ListLayout(List<String> columns) {}

    record FormLayout(List<ObjectDefinition.Layout.Section> sections) {}

    record Definition(
            @JsonUnwrapped Summary summary,
            String title,
            List<Field> fields,
            List<List<String>> unique,
            ListLayout list,
            FormLayout form,
            List<String> highlights,
            List<ObjectDefinition.Layout.View> views,
            List<Rule> rules,
            boolean own) {}

    record Summaries(List<Summary> items) {}

    @GetMapping
    Summaries list() {
        return new Summaries(
                schemas.all().stream()
                        .filter(definition -> permit(definition).allows(Right.SEE))
                        .map(this::summary)
                        .toList());
    }

    @GetMapping("/{object}")
    Definition one(@PathVariable String object) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = permit(definition);
        if (!permit.allows(Right.SEE) && !permit.allows(Right.CREATE)) {
            throw new Problem(SchemaProblem.OBJECT_ABSENT, Map.of("object", object));
        }
        Predicate<String> shown = permit::shows;
        var layout = definition.layout();
        return new Definition(
                summary(definition),
                definition.title(),
                definition.fields().values().stream()
                        .filter(field -> permit.shows(field.name()))
                        .map(field -> field(field, permit))
                        .toList(),
                definition.unique().stream().filter(set -> set.stream().allMatch(shown)).toList(),
                new ListLayout(layout.columns().stream().filter(shown).toList()),
                new FormLayout(sections(layout.sections(), shown)),
                layout.highlights().stream().filter(shown).toList(),
                views.shared(definition),
                tellsRules(definition, permit) ? definition.rules() : List.of(),
                definition.own());
    }

    private static boolean tellsRules(ObjectDefinition definition, Permit permit) {
        return definition.fields().keySet().stream().allMatch(permit::shows);
    }

    private static List<ObjectDefinition.Layout.Section> sections(
            List<ObjectDefinition.Layout.Section> sections, Predicate<String> shown) {
        return sections.stream()
                .map(
                        section ->
                                new ObjectDefinition.Layout.Section(
                                        section.label(),
                                        section.fields().stream().filter(shown).toList()))
                .toList();
    }

    private Summary summary(ObjectDefinition definition) {
        Permit permit = permit(definition);
        var rights =
                new Rights(
                        permit.allows(Right.CREATE),
                        permit.allows(Right.EDIT),
                        permit.allows(Right.DELETE),
                        permit.allows(Right.IMPORT),
                        permit.allows(Right.EXPORT),
                        permit.allows(Right.CONFIGURE),
                        permit.allows(Right.MASS_EDIT),
                        permit.allows(Right.MERGE),
                        permit.allows(Right.TRANSFER));
        return new Summary(
                definition.name().value(),
                definition.label(),
                definition.plural(),
                definition.icon(),
                definition.navigation(),
                rights);
    }

    private static String access(FieldPermit rights) {
        if (!rights.asked()) {
            return "masked";
        }
        if (!rights.plain() || rights.edit().isPartial()) {
            return "some";
        }
        return rights.edited() ? "edit" : "read";
    }

    private static Field field(FieldDefinition field, Permit permit) {
        FieldPermit rights = permit.field(field.name());
        return new Field(
                field.name(),
                field.type().key(),
                kind(field),
                field.label(),
                field.help(),
                field.required(),
                field.readOnly() || !permit.edits(field.name()),
                field.system(),
                field.options().told(),
                field.type().sortable() && !rights.masks() && rights.asked(),
                rights.asked(),
                field.searchable(),
                field.indexed(),
                field.own(),
                field.isReference() && !field.system() ? field.onDelete() : null,
                field.word().equals(field.name()) ? null : field.word(),
                access(rights));
    }

    /** What criteria may ask of it, so that a browser can write them for types it does not know. */
    private static String kind(FieldDefinition field) {
        if (field.name().equals(SystemField.ID.field())) {
            return "reference";
        }
        return switch (field.type().kind(field)) {
            case FieldKind.Plain plain -> plain.name().toLowerCase(Locale.ROOT);
            case FieldKind.Choice _ -> "choice";
            case FieldKind.TextList _ -> "list";
            case FieldKind.Sealed _ -> "sealed";
            case FieldKind.Reference _ -> "reference";
        };
    }

    private Permit permit(ObjectDefinition definition) {
        return permits.of(Caller.current(), definition.name().value());
    }
}
