package guanlan.engine.schema;

import java.util.Map;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A record of another object, by its id; whether that record exists is asked for a whole batch at
 * once, when it is written.
 */
record ReferenceType() implements FieldType {

    @Override
    public String key() {
        return "reference";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.UUID;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        Object given = raw instanceof Map<?, ?> record ? record.get("id") : raw;
        return id(given, field);
    }

    static Parsed id(@Nullable Object given, FieldDefinition field) {
        if (given instanceof UUID) {
            return new Parsed.Value(given);
        }
        String text = given == null ? "" : TextType.given(given);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        try {
            return new Parsed.Value(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return SchemaProblem.NO_REFERENCE.refuse(
                    field, Map.of("value", SchemaProblem.shown(text)));
        }
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
