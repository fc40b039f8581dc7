package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for the table of an object in a statement: most of its rows as they are, some as they
 * were. These travel as one JSON text that the database reads into the columns' own types.
 */
final class PastTable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectDefinition definition;
    private final Table<?> present;

    PastTable(ObjectDefinition definition, String schema) {
        this.definition = definition;
        this.present = Tables.of(schema, definition.name());
    }

    /**
     * @param changed the records that are not told as they are
     * @param past those of them that were there, as they were
     */
    Table<?> of(Collection<UUID> changed, List<Row> past) {
        var id = field(name(SystemField.ID.field()), UUID.class);
        String rows = JSON.writeValueAsString(past.stream().map(this::columns).toList());
        return DSL.table(
                        "(select * from {0} where not ({1} = any({2})) union all"
                                + " select * from jsonb_populate_recordset(cast(null as {0}), {3}))",
                        present,
                        id,
                        DSL.val(changed.toArray(UUID[]::new)),
                        DSL.val(JSONB.valueOf(rows)))
                .as(name(Tables.table(definition.name())));
    }

    private Map<String, @Nullable Object> columns(Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields().values()) {
            if (field.hasColumn() && row.has(field.name())) {
                columns.put(field.column(), stored(field, row.value(field.name())));
            }
        }
        return columns;
    }

    /** As the database itself holds it. */
    private static @Nullable Object stored(FieldDefinition field, @Nullable Object value) {
        Object held = value == null ? null : held(field.type().column().getConverter(), value);
        return switch (held) {
            case null -> null;
            case JSONB json -> JSON.readTree(json.data());
            case Object[] list -> List.of(list);
            case Number number -> number;
            case Boolean yes -> yes;
            case Object other -> other.toString();
        };
    }

    @SuppressWarnings("unchecked") // a value of a field is in the form that its type's column has
    private static Object held(Converter<?, ?> converter, Object value) {
        return ((Converter<Object, Object>) converter).to(value);
    }
}
