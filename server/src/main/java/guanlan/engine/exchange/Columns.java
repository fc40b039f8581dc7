package guanlan.engine.exchange;

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

/** The tables of this module by name; they lie in the schema of each company. */
final class Columns {
    static final Field<UUID> ID = field(name("id"), UUID.class);
    static final Field<String> OBJECT = text("object");
    static final Field<String> STATE = text("state");
    static final Field<String> FILE_NAME = text("file_name");
    static final Field<Long> FILE_SIZE = number("file_size");
    static final Field<String> STORED = text("stored");
    static final Field<JSONB> SHAPE = json("shape");
    static final Field<JSONB> COLUMNS = json("columns");
    static final Field<JSONB> PREVIEW = json("preview");
    static final Field<Long> ROWS_TOTAL = number("rows_total");
    static final Field<Boolean> ROWS_EXACT = field(name("rows_exact"), Boolean.class);
    static final Field<JSONB> MAPPING = json("mapping");
    static final Field<String> MATCH_BY = text("match_by");
    static final Field<String> MATCH_POLICY = text("match_policy");
    static final Field<Boolean> TAKEN = field(name("taken"), Boolean.class);
    static final Field<String> MISFIT = text("misfit");
    static final Field<JSONB> CORRECTIONS = json("corrections");
    static final Field<JSONB> DEFAULTS = json("defaults");
    static final Field<JSONB> QUALITY = json("quality");
    static final Field<Long> POSITION = number("position");
    static final Field<Long> CREATED = number("created");
    static final Field<Long> UPDATED = number("updated");
    static final Field<Long> UNCHANGED = number("unchanged");
    static final Field<Long> SKIPPED = number("skipped");
    static final Field<Long> REJECTED = number("rejected");
    static final Field<Long> LEFT_OUT = number("left_out");
    static final Field<Long> ASKED = number("asked");
    static final Field<Long> WORKING_MS = number("working_ms");
    static final Field<JSONB> FAILURE = json("failure");
    static final Field<Long> REMOVED = number("removed");
    static final Field<Long> REVERTED = number("reverted");
    static final Field<Long> UNDO_XID = number("undo_xid");
    static final Field<Long> UNDO_SEQ = number("undo_seq");
    static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    static final Field<UUID> CREATED_BY = field(name("created_by"), UUID.class);
    static final Field<JSONB> RUNNER = json("runner");
    static final Field<UUID> JOB = field(name("job"), UUID.class);
    static final Field<Instant> STARTED_AT = field(name("started_at"), SQLDataType.INSTANT);
    static final Field<Instant> FINISHED_AT = field(name("finished_at"), SQLDataType.INSTANT);

    /** Named one by one, so that each is read in its own type. */
    static final List<Field<?>> OF_IMPORT =
            List.of(
                    ID,
                    OBJECT,
                    STATE,
                    FILE_NAME,
                    FILE_SIZE,
                    STORED,
                    SHAPE,
                    COLUMNS,
                    PREVIEW,
                    ROWS_TOTAL,
                    ROWS_EXACT,
                    MAPPING,
                    MATCH_BY,
                    MATCH_POLICY,
                    MISFIT,
                    CORRECTIONS,
                    DEFAULTS,
                    POSITION,
                    CREATED,
                    UPDATED,
                    UNCHANGED,
                    SKIPPED,
                    REJECTED,
                    LEFT_OUT,
                    ASKED,
                    WORKING_MS,
                    FAILURE,
                    REMOVED,
                    REVERTED,
                    UNDO_XID,
                    UNDO_SEQ,
                    CREATED_AT,
                    CREATED_BY,
                    RUNNER,
                    STARTED_AT,
                    FINISHED_AT);

    static final Field<UUID> IMPORT = field(name("import"), UUID.class);
    static final Field<Long> LINE = number("line");
    static final Field<JSONB> REASONS = json("reasons");
    static final Field<JSONB> CELLS = json("cells");
    static final Field<UUID> RECORD = field(name("record"), UUID.class);
    static final Field<UUID[]> RECORDS = field(name("records"), UUID[].class);

    private Columns() {}

    static Table<?> imports(String schema) {
        return DSL.table(name(schema, "import"));
    }

    static Table<?> faulty(String schema) {
        return DSL.table(name(schema, "import_faulty"));
    }

    static Table<?> waiting(String schema) {
        return DSL.table(name(schema, "import_waiting"));
    }

    static Table<?> asked(String schema) {
        return DSL.table(name(schema, "import_asked"));
    }

    static Table<?> kept(String schema) {
        return DSL.table(name(schema, "import_kept"));
    }

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }

    private static Field<JSONB> json(String column) {
        return field(name(column), SQLDataType.JSONB);
    }
}
