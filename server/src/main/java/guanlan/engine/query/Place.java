package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import java.util.Set;
import org.jooq.Field;

/**
 * A field in a statement.
 *
 * @param path its name, or the way to it: {@code account.owner.name}
 */
record Place(String path, FieldDefinition field, Field<?> column) {
    private static final Set<String> ALWAYS =
            Set.of(
                    SystemField.ID.field(),
                    SystemField.CREATED_AT.field(),
                    SystemField.UPDATED_AT.field(),
                    SystemField.VERSION.field());

    /** What lists are ordered by and figures are made of. */
    Field<?> ordered() {
        return field.type().orderedInSql(column);
    }

    /** Whether every record has a value there. */
    boolean neverEmpty() {
        return ALWAYS.contains(path);
    }
}
