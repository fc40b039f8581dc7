package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A record of another object, by its id; whether that record exists is asked for a whole batch at
 * once, when it is written.
 */
record ReferenceType(String key, Class<? extends Options> options) implements FieldType {

    /** Whichever object a definition names. */
    record To(ObjectName to) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static To of(@Nullable ObjectName to) {
            if (to == null) {
                throw new IllegalArgumentException("a reference needs \"to\": the object it names");
            }
            return new To(to);
        }

        @Override
        public Optional<ObjectName> target() {
            return Optional.of(to);
        }
    }

    /** People. */
    record ToUser(ObjectName to) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static ToUser of() {
            return new ToUser(ObjectName.USER);
        }

        @Override
        public Optional<ObjectName> target() {
            return Optional.of(to);
        }
    }

    /** Departments. */
    record ToDepartment(ObjectName to) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static ToDepartment of() {
            return new ToDepartment(ObjectName.DEPARTMENT);
        }

        @Override
        public Optional<ObjectName> target() {
            return Optional.of(to);
        }
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
