package guanlan.engine.schema;

import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** The id of the record itself. */
record IdType() implements FieldType {

    @Override
    public String key() {
        return "id";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.UUID;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        return ReferenceType.id(raw, field);
    }
}
