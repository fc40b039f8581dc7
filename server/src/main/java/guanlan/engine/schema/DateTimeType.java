package guanlan.engine.schema;

import guanlan.core.values.Days;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** A moment, to the microsecond that the database keeps. */
record DateTimeType() implements FieldType {

    @Override
    public String key() {
        return "datetime";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.INSTANT;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Instant moment) {
            return new Parsed.Value(moment.truncatedTo(ChronoUnit.MICROS));
        }
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return Days.readInstant(text, habits.zone())
                .<Parsed>map(moment -> new Parsed.Value(moment.truncatedTo(ChronoUnit.MICROS)))
                .orElseGet(
                        () ->
                                SchemaProblem.NO_MOMENT.refuse(
                                        field, Map.of("value", SchemaProblem.shown(text))));
    }

    /** By the clock of the reader, with no more digits than it has. */
    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((Instant) value)
                .atZone(habits.zone())
                .toLocalDateTime()
                .toString()
                .replace('T', ' ');
    }
}
