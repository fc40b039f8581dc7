package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.values.Spans;
import java.time.Duration;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * A length of time to the second. Kept as seconds, told as ISO 8601 ({@code PT2H30M}), asked for in
 * criteria as a whole number of seconds.
 */
record DurationType() implements FieldType {

    @Override
    public String key() {
        return "duration";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.BIGINT.asConvertedDataType(
                Converter.ofNullable(
                        Long.class, Duration.class, Duration::ofSeconds, Duration::getSeconds));
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Duration) {
            return new Parsed.Value(raw);
        }
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return Spans.read(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(() -> UnfitValue.refuse(field, text));
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.WHOLE;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return column.coerce(SQLDataType.BIGINT);
    }

    @Override
    public Object asked(Object value) {
        return ((Duration) value).getSeconds();
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return Spans.write((Duration) value, habits.isChinese());
    }
}
