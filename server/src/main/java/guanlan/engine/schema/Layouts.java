package guanlan.engine.schema;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.platform.database.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the tables of every company in line with the definitions when the server starts, its own
 * objects and fields included; where nothing changed, one line is compared.
 */
@Component
public class Layouts implements InitializingBean {
    private static final long LOCK = 0x6C61796F7574L;
    private static final Field<String> FINGERPRINT = field(name("fingerprint"), String.class);

    private final Schemas schemas;
    private final Snapshots snapshots;
    private final Tables tables;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;

    public Layouts(
            Schemas schemas,
            Snapshots snapshots,
            Tables tables,
            Tenants tenants,
            DSLContext dsl,
            TransactionTemplate transactions) {
        this.schemas = schemas;
        this.snapshots = snapshots;
        this.tables = tables;
        this.tenants = tenants;
        this.dsl = dsl;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        for (String tenant : tenants.all()) {
            String schema = tenants.schema(tenant);
            if (tables.columns(schema, ObjectName.DEFINITION).isEmpty()) {
                transactions.executeWithoutResult(_ -> layOut(schema, schemas.of(tenant)));
            }
            snapshots.refresh(tenant);
            if (!laidOut(schema).equals(Optional.of(fingerprint(schemas.of(tenant))))) {
                transactions.executeWithoutResult(_ -> layOut(schema, schemas.of(tenant)));
            }
        }
    }

    private Optional<String> laidOut(String schema) {
        return dsl.select(FINGERPRINT).from(layout(schema)).fetchOptional(FINGERPRINT);
    }

    /** Servers that start together take turns. */
    private void layOut(String schema, Snapshot definitions) {
        dsl.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(LOCK))).execute();
        for (ObjectDefinition definition : definitions.objects().values()) {
            tables.run(schema, tables.plan(schema, definition));
        }
        dsl.deleteFrom(layout(schema)).execute();
        dsl.insertInto(layout(schema)).set(FINGERPRINT, fingerprint(definitions)).execute();
    }

    private static Table<?> layout(String schema) {
        return DSL.table(name(schema, "schema_layout"));
    }

    /** One word for all that decides the shape of the tables. */
    private static String fingerprint(Snapshot definitions) {
        var shape = new StringJoiner("\n");
        for (ObjectDefinition definition : definitions.objects().values()) {
            shape.add(definition.name() + " unique " + definition.unique());
            for (FieldDefinition field : definition.fields().values()) {
                shape.add(field.column() + " " + field.type().key() + " " + field.indexed());
            }
        }
        return UUID.nameUUIDFromBytes(shape.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
