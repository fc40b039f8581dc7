package guanlan.engine.schema;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The table of links from records to records: one line for each record that a field names. */
public final class Links {
    /** Object and field: {@code account.partners}. */
    public static final Field<String> RELATION =
            field(name("record_link", "relation"), String.class);

    public static final Field<UUID> RECORD = field(name("record_link", "record"), UUID.class);
    public static final Field<UUID> TARGET = field(name("record_link", "target"), UUID.class);
    public static final Field<Integer> POSITION =
            field(name("record_link", "position"), Integer.class);

    private Links() {}

    public static Table<?> of(String schema) {
        return DSL.table(name(schema, "record_link"));
    }

    public static String relation(ObjectName object, FieldDefinition field) {
        return object.value() + "." + field.name();
    }

    /**
     * What a field names, as if it were a column of the object's table, which the statement has
     * under the name {@code table}.
     */
    public static Field<?> column(
            String schema, ObjectName object, String table, FieldDefinition field) {
        Field<UUID> id = DSL.field(name(table, SystemField.ID.field()), UUID.class);
        return DSL.field(
                        DSL.select(DSL.arrayAgg(TARGET).orderBy(POSITION))
                                .from(of(schema))
                                .where(RECORD.eq(id))
                                .and(RELATION.eq(DSL.inline(relation(object, field)))))
                .coerce(field.type().column());
    }
}
