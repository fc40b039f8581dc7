package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import java.util.Map;
import java.util.Optional;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * A kind of field whose value of several parts has one text form, in which it is stored and in
 * which criteria see it.
 *
 * @param <T> the value; its {@code toString()} is the text form
 */
interface WrittenType<T> extends FieldType {

    Class<T> value();

    /** Nothing when the text is not the form of a value. */
    Optional<T> readForm(String text);

    /** The text form of what was given by its parts. */
    String joined(Map<?, ?> parts);

    @Override
    default DataType<?> column() {
        return SQLDataType.CLOB.asConvertedDataType(
                Converter.ofNullable(
                        String.class,
                        value(),
                        text -> readForm(text).orElseThrow(),
                        Object::toString));
    }

    @Override
    default Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (value().isInstance(raw)) {
            return new Parsed.Value(raw);
        }
        String text = raw instanceof Map<?, ?> parts ? joined(parts) : TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return readForm(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(() -> UnfitValue.refuse(field, text));
    }

    @Override
    default FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    default Field<?> askedInSql(Field<?> column) {
        return column.coerce(SQLDataType.CLOB);
    }

    @Override
    default Object asked(Object value) {
        return value.toString();
    }

    @Override
    default boolean sortable() {
        return false;
    }
}
