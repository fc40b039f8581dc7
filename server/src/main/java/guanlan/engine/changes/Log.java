package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Silence;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of the change log and their columns. */
final class Log {
    static final Field<String> OBJECT = column("c", "object", String.class);
    static final Field<UUID> RECORD = column("c", "record", UUID.class);
    static final Field<JSONB> BEFORE = column("c", "before", JSONB.class);
    static final Field<String> OPERATION =
            DSL.cast(field(name("c", "operation")), SQLDataType.VARCHAR).as("operation");

    /** The fields that an update changed. */
    static final Field<String[]> FIELDS =
            DSL.field(
                            "case when {0} = 'u' then array(select jsonb_object_keys({1})) end",
                            String[].class, field(name("c", "operation")), BEFORE)
                    .as("fields");

    static final Field<Long> SEQ = column("c", "seq", Long.class);

    /** The absent person by whose rights it was done. */
    static final Field<UUID> BEHALF = column("c", "behalf", UUID.class);

    /** A transaction's number; PostgreSQL casts it to a number only by way of text. */
    static final Field<Long> XID =
            DSL.field(
                            "cast(cast({0} as text) as bigint)",
                            SQLDataType.BIGINT, field(name("c", "xid")))
                    .as("xid");

    static final Field<Instant> AT = column("s", "at", Instant.class);
    static final Field<UUID> ACTOR = column("s", "actor", UUID.class);
    static final Field<Long> SET = column("s", "id", Long.class);
    static final Field<String> CAUSE_KIND = column("s", "cause_kind", String.class);
    static final Field<UUID> CAUSE_ID = column("s", "cause_id", UUID.class);

    private Log() {}

    /** Lines with the header of their batch. */
    static Table<?> of(String schema) {
        return lines(schema)
                .join(DSL.table(name(schema, "change_set")).as("s"))
                .on(column("s", "id", Long.class).eq(column("c", "set_id", Long.class)));
    }

    static Table<?> lines(String schema) {
        return DSL.table(name(schema, "change")).as("c");
    }

    static Condition after(Position position) {
        return DSL.condition(
                "({0}, {1}) > (cast({2} as xid8), {3})",
                rawXid(), SEQ, DSL.val(Long.toString(position.xid())), DSL.val(position.seq()));
    }

    static Condition before(Position position) {
        return DSL.condition(
                "({0}, {1}) < (cast({2} as xid8), {3})",
                rawXid(), SEQ, DSL.val(Long.toString(position.xid())), DSL.val(position.seq()));
    }

    /** Creations, and updates of the field. */
    static Condition touches(String field) {
        return DSL.condition(
                "({0} = 'c' or jsonb_exists({1}, {2}))",
                field(name("c", "operation")), BEFORE, DSL.val(field));
    }

    /**
     * Only lines older than every transaction that may still write one: nothing older can appear
     * any more.
     */
    static Condition settled() {
        return DSL.condition("{0} < {1}", rawXid(), Silence.oldestWriter());
    }

    static Field<?> rawXid() {
        return field(name("c", "xid"));
    }

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name(table, column), type);
    }
}
