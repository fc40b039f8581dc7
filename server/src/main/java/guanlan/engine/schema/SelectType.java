package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.criteria.FieldKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * One of the choices, given by its value or by its label in either language; an open selection
 * keeps others as words.
 */
record SelectType() implements FieldType {
    static final int LONGEST_OPEN = 100;

    /** What may be chosen. */
    record Selection(List<Choice> choices, boolean open) implements Options {
        Selection {
            choices = List.copyOf(choices);
        }

        @JsonCreator
        static Selection of(@Nullable List<Choice> choices, @Nullable Boolean open) {
            return new Selection(choices == null ? List.of() : choices, Boolean.TRUE.equals(open));
        }

        /** What a text calls: a choice, or any words where the selection is open. */
        Optional<String> called(String text) {
            return choices.stream()
                    .filter(choice -> choice.isCalled(text))
                    .map(Choice::value)
                    .findFirst()
                    .or(
                            () ->
                                    open && text.length() <= LONGEST_OPEN
                                            ? Optional.of(text)
                                            : Optional.empty());
        }

        /** The values that criteria may name; none where any will do. */
        Set<String> values() {
            return open
                    ? Set.of()
                    : choices.stream().map(Choice::value).collect(Collectors.toSet());
        }

        String word(String value, Reading habits) {
            return choices.stream()
                    .filter(choice -> choice.value().equals(value))
                    .map(choice -> choice.label().in(habits.locale()))
                    .findFirst()
                    .orElse(value);
        }

        /** A value with all that people call it. */
        String everyWord(String value) {
            return choices.stream()
                    .filter(choice -> choice.value().equals(value))
                    .map(choice -> choice.label().zh() + " " + choice.label().en())
                    .findFirst()
                    .orElse(value);
        }

        Parsed.Refused refuse(FieldDefinition field, String text, Reading habits) {
            String names =
                    choices.stream()
                            .limit(12)
                            .map(choice -> choice.label().in(habits.locale()))
                            .collect(Collectors.joining(", "));
            return SchemaProblem.NO_CHOICE.refuse(
                    field, Map.of("value", SchemaProblem.shown(text), "choices", names));
        }
    }

    @Override
    public Class<? extends Options> options() {
        return Selection.class;
    }

    @Override
    public String key() {
        return "select";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        Selection selection = field.options(Selection.class);
        return selection
                .called(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(() -> selection.refuse(field, text, habits));
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        Selection selection = field.options(Selection.class);
        return selection.choices().isEmpty()
                ? FieldKind.Plain.TEXT
                : new FieldKind.Choice(selection.values());
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return field.options(Selection.class).word((String) value, habits);
    }

    @Override
    public String sought(Object value, FieldDefinition field) {
        return field.options(Selection.class).everyWord((String) value);
    }
}
