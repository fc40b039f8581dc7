package guanlan.engine.schema;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Reads a company's own part of the definitions: records of the internal object {@code definition},
 * and the number that counts their changes, whose row is also the lock that makes changes come one
 * after the other.
 */
@Component
public class DefinitionStore {
    /** The channel on which nodes tell each other that a company's definitions changed. */
    public static final String CHANNEL = "guanlan_schema";

    private static final Field<Long> VERSION = field(name("version"), Long.class);
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<Instant> DELETED_AT = field(name("deleted_at"), Instant.class);
    private static final Field<String> PATH = field(name("path"), String.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<String> SOURCE = field(name("source"), String.class);

    private final DSLContext dsl;

    DefinitionStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    public long version(String schema) {
        return Objects.requireNonNull(
                dsl.select(VERSION).from(versions(schema)).fetchSingle(VERSION));
    }

    /** Until the end of the transaction nobody else changes the company's definitions. */
    public void lock(String schema) {
        dsl.select(VERSION).from(versions(schema)).forUpdate().fetch();
    }

    /** Counts a change, and tells the other nodes when it is committed. */
    public long count(String tenant, String schema) {
        long version =
                Objects.requireNonNull(
                        dsl.update(versions(schema))
                                .set(VERSION, VERSION.plus(1))
                                .returningResult(VERSION)
                                .fetchSingle(VERSION));
        dsl.select(DSL.function("pg_notify", Object.class, DSL.val(CHANNEL), DSL.val(tenant)))
                .execute();
        return version;
    }

    /** Every piece, the removed and deleted ones too, the oldest first. */
    public List<DefinitionRow> rows(String schema) {
        return dsl.select(ID, PATH, STATE, DELETED_AT, SOURCE)
                .from(Tables.of(schema, ObjectName.DEFINITION))
                .orderBy(ID)
                .fetch(
                        row ->
                                new DefinitionRow(
                                        row.get(ID),
                                        row.get(PATH),
                                        DefinitionRow.State.of(row.get(STATE)),
                                        row.get(DELETED_AT) != null,
                                        Sources.kept(row.get(SOURCE))));
    }

    private static Table<?> versions(String schema) {
        return DSL.table(name(schema, "schema_version"));
    }
}
