package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.engine.schema.SelectType.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DataType;

/**
 * Several of the choices. They are kept in the order of the definition, so that the same choices
 * are the same value whoever ticked them first; words of an open selection follow as given.
 */
record MultiSelectType() implements FieldType {

    @Override
    public String key() {
        return "multi_select";
    }

    @Override
    public DataType<?> column() {
        return Lists.column();
    }

    @Override
    public Class<? extends Options> options() {
        return Selection.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        Selection selection = field.options(Selection.class);
        List<String> chosen = new ArrayList<>();
        for (String item : items(raw, selection)) {
            Optional<String> called = selection.called(item);
            if (called.isEmpty()) {
                return selection.refuse(field, item, habits);
            }
            if (!chosen.contains(called.get())) {
                chosen.add(called.get());
            }
        }
        return chosen.isEmpty() ? Parsed.EMPTY : new Parsed.Value(ordered(chosen, selection));
    }

    /** A text that is a choice as a whole is not cut, whatever commas are in it. */
    private static List<String> items(Object raw, Selection selection) {
        boolean whole =
                raw instanceof String text
                        && selection.choices().stream()
                                .anyMatch(choice -> choice.isCalled(text.strip()));
        return whole ? List.of(TextType.given(raw)) : Lists.items(raw);
    }

    private static List<String> ordered(List<String> chosen, Selection selection) {
        List<String> ordered =
                selection.choices().stream()
                        .map(Choice::value)
                        .filter(chosen::contains)
                        .collect(Collectors.toCollection(ArrayList::new));
        chosen.stream().filter(value -> !ordered.contains(value)).forEach(ordered::add);
        return List.copyOf(ordered);
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return new FieldKind.TextList(field.options(Selection.class).values());
    }

    @Override
    public Object stored(Object value) {
        return value;
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        Selection selection = field.options(Selection.class);
        return ((List<?>) value)
                .stream()
                        .map(item -> selection.word((String) item, habits))
                        .collect(Collectors.joining(habits.isChinese() ? "、" : ", "));
    }

    @Override
    public String sought(Object value, FieldDefinition field) {
        Selection selection = field.options(Selection.class);
        return ((List<?>) value)
                .stream()
                        .map(item -> selection.everyWord((String) item))
                        .collect(Collectors.joining(" "));
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
