package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition as written in YAML; {@link #define()} fills in what it leaves out. */
record ObjectSource(
        ObjectName object,
        Label label,
        @Nullable Label plural,
        @Nullable String icon,
        @Nullable Boolean navigation,
        String title,
        LinkedHashMap<String, Field> fields,
        @Nullable List<List<String>> unique,
        @Nullable Listing list,
        @Nullable Form form,
        @Nullable List<String> highlights,
        @Nullable List<ObjectDefinition.Layout.View> views) {

    record Listing(List<String> columns) {}

    record Form(List<ObjectDefinition.Layout.Section> sections) {}

    record Field(
            String type,
            @Nullable Label label,
            @Nullable Label help,
            @Nullable Boolean required,
            @Nullable Boolean indexed,
            @Nullable Boolean searchable,
            @JsonAnySetter @Nullable Map<String, Object> more) {

        FieldDefinition define(String name) {
            FieldType kind = FieldTypes.require(type);
            Options options = Options.of(kind, more == null ? Map.of() : more);
            boolean kept = options.computation().isEmpty() && !options.linked();
            return new FieldDefinition(
                    name,
                    kind.with(options),
                    label == null ? new Label(name, name) : label,
                    help,
                    is(required) && !kind.derived(),
                    kind.derived(),
                    false,
                    kept && (is(indexed) || options.target().isPresent()),
                    is(searchable),
                    options);
        }

        private static boolean is(@Nullable Boolean flag) {
            return Boolean.TRUE.equals(flag);
        }
    }

    ObjectDefinition define() {
        Map<String, FieldDefinition> all = new LinkedHashMap<>();
        fields.forEach((name, field) -> all.put(name, field.define(name)));
        SystemField.definitions().forEach(all::putIfAbsent);
        var definition =
                new ObjectDefinition(
                        object,
                        label,
                        plural == null ? label : plural,
                        icon == null ? "box" : icon,
                        navigation == null || navigation,
                        title,
                        all,
                        unique == null ? List.of() : unique,
                        layout());
        references(definition);
        return definition;
    }

    private ObjectDefinition.Layout layout() {
        var own = List.copyOf(fields.keySet());
        var columns = list == null ? own.stream().limit(8).toList() : list.columns();
        var sections =
                form == null
                        ? List.of(
                                new ObjectDefinition.Layout.Section(
                                        new Label("基本信息", "Details"), own))
                        : form.sections();
        return new ObjectDefinition.Layout(
                columns,
                sections,
                highlights == null ? own.stream().skip(1).limit(4).toList() : highlights,
                views == null ? List.of() : views);
    }

    /**
     * Every field that a layout, a title or a uniqueness names must exist: a slip is found at
     * start, not on a screen.
     */
    private static void references(ObjectDefinition definition) {
        definition.require(definition.title());
        definition.unique().forEach(set -> set.forEach(definition::require));
        definition.layout().columns().forEach(definition::require);
        definition.layout().highlights().forEach(definition::require);
        definition
                .layout()
                .sections()
                .forEach(section -> section.fields().forEach(definition::require));
    }
}
