package guanlan.engine.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object: its fields, what makes a record of it unique, and how its screens are laid out.
 *
 * @param title the field a record is called by
 * @param fields every field by name, the engine's own included, in the order of the definition
 * @param unique sets of fields whose values no two records outside the recycle bin share
 * @param own made by the company, not part of the standard
 * @param rules what no record may be
 */
public record ObjectDefinition(
        ObjectName name,
        Label label,
        Label plural,
        String icon,
        boolean navigation,
        String title,
        Map<String, FieldDefinition> fields,
        List<List<String>> unique,
        Layout layout,
        boolean own,
        List<Rule> rules) {

    public ObjectDefinition {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        unique = unique.stream().map(List::copyOf).toList();
        rules = List.copyOf(rules);
    }

    /**
     * How screens show the object: columns of its list, sections of its form, what stands on top,
     * ready views.
     */
    public record Layout(
            List<String> columns,
            List<Section> sections,
            List<String> highlights,
            List<View> views) {
        public record Section(Label label, List<String> fields) {}

        /**
         * A question that people ask again and again.
         *
         * @param columns which it shows, in their order; none: those of the object
         * @param roles those that begin with it
         */
        public record View(
                String name,
                Label label,
                String where,
                String sort,
                List<String> columns,
                Look look,
                List<String> roles) {
            public View(
                    String name,
                    Label label,
                    @Nullable String where,
                    @Nullable String sort,
                    @Nullable List<String> columns,
                    @Nullable Look look,
                    @Nullable List<String> roles) {
                this.name = name;
                this.label = label;
                this.where = where == null ? "" : where;
                this.sort = sort == null ? "" : sort;
                this.columns = columns == null ? List.of() : List.copyOf(columns);
                this.look = look == null ? Look.PLAIN : look;
                this.roles = roles == null ? List.of() : List.copyOf(roles);
            }

            /** The same without the columns that are not meant. */
            public View showing(Predicate<String> meant) {
                var shown = columns.stream().filter(meant).toList();
                return new View(name, label, where, sort, shown, look.showing(meant), roles);
            }

            /** The same without the colours that are not meant. */
            public View tinted(Predicate<String> meant) {
                return new View(name, label, where, sort, columns, look.tinted(meant), roles);
            }

            /** The same, in no order by a field that is not meant. */
            public View sorted(Predicate<String> meant) {
                String rest =
                        Arrays.stream(sort.split(","))
                                .map(String::strip)
                                .filter(key -> !key.isEmpty())
                                .filter(
                                        key ->
                                                meant.test(
                                                        key.startsWith("-")
                                                                ? key.substring(1)
                                                                : key))
                                .collect(Collectors.joining(","));
                return new View(name, label, where, rest, columns, look, roles);
            }
        }

        Layout without(Collection<String> gone) {
            return new Layout(
                    rest(columns, gone),
                    sections.stream()
                            .map(each -> new Section(each.label(), rest(each.fields(), gone)))
                            .toList(),
                    rest(highlights, gone),
                    views.stream()
                            .map(view -> view.showing(column -> !gone.contains(column)))
                            .toList());
        }

        private static List<String> rest(List<String> fields, Collection<String> gone) {
            return fields.stream().filter(field -> !gone.contains(field)).toList();
        }
    }

    public Optional<FieldDefinition> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The field that a word in criteria means. */
    public Optional<FieldDefinition> worded(String word) {
        return field(CelWords.meant(word));
    }

    public FieldDefinition require(String field) {
        return field(field)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + field));
    }

    /** The fields that a new record may be given, such as from a file. */
    public List<FieldDefinition> givable() {
        return fields.values().stream()
                .filter(field -> !field.readOnly() || field.options().broughtAlong())
                .toList();
    }

    /** The fields that a person may fill in. */
    public List<FieldDefinition> writable() {
        return fields.values().stream().filter(field -> !field.readOnly()).toList();
    }

    /** The field that names the record which records of this object are about. */
    public Optional<FieldDefinition> about() {
        return fields.values().stream()
                .filter(field -> field.options().about().isPresent())
                .findFirst();
    }

    /** Whether some field is not kept but computed. */
    public boolean isComputed() {
        return fields.values().stream().anyMatch(field -> field.computation().isPresent());
    }

    /** The same object as if it had never had some of its fields. */
    ObjectDefinition without(Collection<String> gone) {
        Map<String, FieldDefinition> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(gone);
        return new ObjectDefinition(
                name,
                label,
                plural,
                icon,
                navigation,
                title,
                rest,
                unique.stream().filter(set -> Collections.disjoint(set, gone)).toList(),
                layout.without(gone),
                own,
                rules);
    }
}
