package guanlan.engine.schema;

import guanlan.core.values.Days;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** A day of the calendar, without a time zone. */
record DateType() implements FieldType {

    @Override
    public String key() {
        return "date";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.LOCALDATE;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof LocalDate) {
            return new Parsed.Value(raw);
        }
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return Days.readDate(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(
                        () ->
                                SchemaProblem.NO_DATE.refuse(
                                        field, Map.of("value", SchemaProblem.shown(text))));
    }
}
