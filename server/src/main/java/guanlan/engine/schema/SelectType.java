package guanlan.engine.schema;

import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * One of the choices, given by its value or by its label in either language; an open selection
 * keeps others as words.
 */
record SelectType() implements FieldType {
    private static final int LONGEST_OPEN = 100;

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
        for (Choice choice : field.choices()) {
            if (choice.isCalled(text)) {
                return new Parsed.Value(choice.value());
            }
        }
        if (field.open() && text.length() <= LONGEST_OPEN) {
            return new Parsed.Value(text);
        }
        return SchemaProblem.NO_CHOICE.refuse(
                field, Map.of("value", SchemaProblem.shown(text), "choices", names(field, habits)));
    }

    private static String names(FieldDefinition field, Reading habits) {
        return field.choices().stream()
                .limit(12)
                .map(choice -> choice.label().in(habits.locale()))
                .collect(Collectors.joining(", "));
    }
}
