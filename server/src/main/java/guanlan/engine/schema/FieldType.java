package guanlan.engine.schema;

import org.jooq.DataType;

/**
 * A kind of field: how it is stored, and how what people and programs give is turned into its
 * value. A new kind is one class here, one line in {@link FieldTypes} and one folder in the
 * browser.
 */
public interface FieldType {
    /** Its word in definitions. */
    String key();

    /** The column. */
    DataType<?> column();

    /**
     * Reads a value as given: text of a cell or form, a value of JSON, or a value already in the
     * type's Java form (which comes back as it is). Never throws for bad input.
     */
    Parsed read(Object raw, FieldDefinition field, Reading habits);

    /** Whether lists can be ordered by it. */
    default boolean sortable() {
        return true;
    }
}
