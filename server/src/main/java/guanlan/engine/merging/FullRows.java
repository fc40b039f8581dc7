package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records as they stand in the table, in use or in the bin, whoever asks. */
@Component
class FullRows {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final DSLContext dsl;
    private final Tenants tenants;

    FullRows(DSLContext dsl, Tenants tenants) {
        this.dsl = dsl;
        this.tenants = tenants;
    }

    /**
     * Held until the transaction ends, in the order of their ids. Locked first and read then, since
     * a statement that waits for a lock sees the links of before it waited.
     */
    Map<UUID, Row> locked(ObjectDefinition object, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            dsl.select(ID)
                    .from(Tables.of(schema(), object.name()))
                    .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                    .orderBy(ID)
                    .forUpdate()
                    .fetch();
        }
        return read(object, ids);
    }

    Map<UUID, Row> read(ObjectDefinition object, Collection<UUID> ids) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return rows;
        }
        List<FieldDefinition> fields =
                object.fields().values().stream()
                        .filter(each -> each.computation().isEmpty())
                        .toList();
        dsl.select(fields.stream().<Field<?>>map(each -> column(object, each)).toList())
                .from(Tables.of(schema(), object.name()))
                .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(ID)
                .forEach(
                        found -> {
                            Row row = row(found, fields);
                            rows.put(row.id(), row);
                        });
        return rows;
    }

    private Field<?> column(ObjectDefinition object, FieldDefinition each) {
        return each.isLinked()
                ? Links.column(schema(), object.name(), Tables.table(object.name()), each)
                : Tables.column(each);
    }

    private static Row row(Record found, List<FieldDefinition> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int at = 0; at < fields.size(); at++) {
            values.put(fields.get(at).name(), found.get(at));
        }
        return Row.of(values);
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
