package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A definition as written, without its fields; {@link #define} fills in what it leaves out, and
 * leaves out what it says of fields that are not there (they are in the recycle bin).
 */
record ObjectSource(
        ObjectName object,
        Label label,
        @Nullable Label plural,
        @Nullable String icon,
        @Nullable Boolean navigation,
        @Nullable String title,
        @Nullable List<List<String>> unique,
        @Nullable Listing list,
        @Nullable Form form,
        @Nullable List<String> highlights,
        @Nullable List<ObjectDefinition.Layout.View> views,
        @Nullable List<Rule> rules) {
    private static final int COLUMNS = 8;
    private static final int HIGHLIGHTS = 4;
    private static final Label DETAILS = new Label("基本信息", "Details");
    private static final Label MORE = new Label("更多信息", "More");

    record Listing(List<String> columns) {}

    record Form(List<ObjectDefinition.Layout.Section> sections) {}

    record Field(
            String type,
            @Nullable Label label,
            @Nullable Label help,
            @Nullable Boolean required,
            @Nullable Boolean indexed,
            @Nullable Boolean searchable,
            @Nullable OnDelete onDelete,
            @Nullable Boolean sensitive,
            @JsonAnySetter @Nullable Map<String, Object> more) {

        FieldDefinition define(String name, boolean own) {
            FieldType kind = FieldTypes.require(type);
            Options options = Options.of(kind, more == null ? Map.of() : more);
            boolean kept = options.computation().isEmpty() && !options.linked() && kind.indexable();
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
                    options,
                    own,
                    onDelete == null ? OnDelete.KEEP : onDelete,
                    is(sensitive));
        }

        private static boolean is(@Nullable Boolean flag) {
            return Boolean.TRUE.equals(flag);
        }
    }

    /** Every field that a layout, a title or a uniqueness names. */
    Set<String> mentioned() {
        Set<String> names = new LinkedHashSet<>();
        Stream.ofNullable(title).forEach(names::add);
        Stream.ofNullable(unique).flatMap(List::stream).forEach(names::addAll);
        Stream.ofNullable(list).map(Listing::columns).forEach(names::addAll);
        Stream.ofNullable(highlights).forEach(names::addAll);
        Stream.ofNullable(form)
                .flatMap(each -> each.sections().stream())
                .forEach(section -> names.addAll(section.fields()));
        return names;
    }

    ObjectDefinition define(boolean own, Map<String, FieldDefinition> fields) {
        Map<String, FieldDefinition> all = new LinkedHashMap<>(fields);
        SystemField.definitions().forEach(all::putIfAbsent);
        Predicate<String> known = all::containsKey;
        return new ObjectDefinition(
                object,
                label,
                plural == null ? label : plural,
                icon == null ? "box" : icon,
                navigation == null || navigation,
                named(fields),
                all,
                unique == null
                        ? List.of()
                        : unique.stream().filter(set -> set.stream().allMatch(known)).toList(),
                layout(fields, known),
                own,
                rules == null ? List.of() : rules);
    }

    /** The field that records are called by; empty where there is none that could be. */
    private String named(Map<String, FieldDefinition> fields) {
        FieldDefinition field = title == null ? null : fields.get(title);
        return field != null && field.type().column().getType() == String.class ? field.name() : "";
    }

    private ObjectDefinition.Layout layout(
            Map<String, FieldDefinition> fields, Predicate<String> known) {
        var own = List.copyOf(fields.keySet());
        return new ObjectDefinition.Layout(
                list == null
                        ? own.stream().limit(COLUMNS).toList()
                        : list.columns().stream().filter(known).toList(),
                form == null
                        ? List.of(new ObjectDefinition.Layout.Section(DETAILS, own))
                        : sections(form, fields, known),
                highlights == null
                        ? own.stream().skip(1).limit(HIGHLIGHTS).toList()
                        : highlights.stream().filter(known).toList(),
                views == null
                        ? List.of()
                        : views.stream().map(view -> view.showing(known)).toList());
    }

    /** A company's own fields that nobody has given a place stand in a section at the end. */
    private static List<ObjectDefinition.Layout.Section> sections(
            Form form, Map<String, FieldDefinition> fields, Predicate<String> known) {
        List<ObjectDefinition.Layout.Section> sections = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        for (var section : form.sections()) {
            var shown = section.fields().stream().filter(known).toList();
            placed.addAll(shown);
            sections.add(new ObjectDefinition.Layout.Section(section.label(), shown));
        }
        var rest =
                fields.values().stream()
                        .filter(field -> field.own() && !placed.contains(field.name()))
                        .map(FieldDefinition::name)
                        .toList();
        if (!rest.isEmpty()) {
            sections.add(new ObjectDefinition.Layout.Section(MORE, rest));
        }
        return sections;
    }
}
