package guanlan.engine.mass;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of acts on many records. */
final class Columns {
    static final Field<UUID> ID = field(name("id"), UUID.class);
    static final Field<String> OBJECT = field(name("object"), String.class);
    static final Field<String> ACT = field(name("act"), String.class);
    static final Field<String> CRITERIA = field(name("criteria"), String.class);
    static final Field<String> MATCHING = field(name("matching"), String.class);
    static final Field<Boolean> DELETED = field(name("deleted"), Boolean.class);
    static final Field<JSONB> GIVEN = field(name("given"), JSONB.class);
    static final Field<String> STATE = field(name("state"), String.class);
    static final Field<Long> TOTAL = field(name("total"), Long.class);
    static final Field<Long> POSITION = field(name("position"), Long.class);
    static final Field<Long> CHANGED = field(name("changed"), Long.class);
    static final Field<Long> UNCHANGED = field(name("unchanged"), Long.class);
    static final Field<Long> REJECTED = field(name("rejected"), Long.class);
    static final Field<String> FAILURE = field(name("failure"), String.class);
    static final Field<Long> REMOVED = field(name("removed"), Long.class);
    static final Field<Long> REVERTED = field(name("reverted"), Long.class);
    static final Field<Long> KEPT = field(name("kept"), Long.class);
    static final Field<Long> UNDO_XID = field(name("undo_xid"), Long.class);
    static final Field<Long> UNDO_SEQ = field(name("undo_seq"), Long.class);
    static final Field<JSONB> RUNNER = field(name("runner"), JSONB.class);
    static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    static final Field<UUID> CREATED_BY = field(name("created_by"), UUID.class);
    static final Field<Instant> FINISHED_AT = field(name("finished_at"), SQLDataType.INSTANT);
    static final Field<UUID> MASS = field(name("mass"), UUID.class);
    static final Field<UUID> RECORD = field(name("record"), UUID.class);
    static final Field<String> FIELD = field(name("field"), String.class);
    static final Field<String> CODE = field(name("code"), String.class);
    static final Field<JSONB> PARAMS = field(name("params"), JSONB.class);

    /** What an act tells of itself. */
    static final List<Field<?>> ALL =
            List.of(
                    ID,
                    OBJECT,
                    ACT,
                    CRITERIA,
                    MATCHING,
                    DELETED,
                    GIVEN,
                    STATE,
                    TOTAL,
                    POSITION,
                    CHANGED,
                    UNCHANGED,
                    REJECTED,
                    FAILURE,
                    REMOVED,
                    REVERTED,
                    KEPT,
                    CREATED_AT,
                    CREATED_BY,
                    FINISHED_AT);

    private Columns() {}

    static Table<?> operations(String schema) {
        return DSL.table(name(schema, "mass_operation"));
    }

    static Table<?> targets(String schema) {
        return DSL.table(name(schema, "mass_target"));
    }

    static Table<?> rejected(String schema) {
        return DSL.table(name(schema, "mass_rejected"));
    }
}
