package guanlan.engine.attachments;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.attachments.Attachment.Holder;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.files.FileId;
import guanlan.platform.files.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of files by name; it lies in the schema of each company. */
final class AttachmentTable {
    static final Field<UUID> ID = field(name("id"), UUID.class);
    static final Field<UUID> CONTENT = field(name("content"), UUID.class);
    static final Field<UUID> PREVIEW = field(name("preview"), UUID.class);
    static final Field<String> NAME = field(name("name"), String.class);
    static final Field<Long> SIZE = field(name("size"), Long.class);
    static final Field<String> TYPE = field(name("type"), String.class);
    static final Field<String> CHECKSUM = field(name("checksum"), String.class);
    static final Field<Integer> WIDTH = field(name("width"), Integer.class);
    static final Field<Integer> HEIGHT = field(name("height"), Integer.class);
    static final Field<UUID> UPLOADED_BY = field(name("uploaded_by"), UUID.class);
    static final Field<Instant> UPLOADED_AT = field(name("uploaded_at"), SQLDataType.INSTANT);
    static final Field<String> OBJECT = field(name("object"), String.class);
    static final Field<UUID> RECORD = field(name("record"), UUID.class);
    static final Field<String> FIELD = field(name("field"), String.class);

    static final List<Field<?>> ALL =
            List.of(
                    ID,
                    CONTENT,
                    PREVIEW,
                    NAME,
                    SIZE,
                    TYPE,
                    CHECKSUM,
                    WIDTH,
                    HEIGHT,
                    UPLOADED_BY,
                    UPLOADED_AT,
                    OBJECT,
                    RECORD,
                    FIELD);

    private AttachmentTable() {}

    static Table<?> of(String schema) {
        return DSL.table(name(schema, "stored_file"));
    }

    static Attachment attachment(Record row) {
        return new Attachment(
                new StoredFile(
                        row.get(ID),
                        row.get(NAME),
                        row.get(SIZE),
                        row.get(TYPE),
                        row.get(CHECKSUM),
                        row.get(WIDTH),
                        row.get(HEIGHT)),
                new FileId(row.get(CONTENT)),
                id(row.get(PREVIEW)),
                row.get(UPLOADED_BY),
                holder(row));
    }

    static @Nullable FileId id(@Nullable UUID value) {
        return value == null ? null : new FileId(value);
    }

    private static @Nullable Holder holder(Record row) {
        return row.get(RECORD) == null
                ? null
                : new Holder(new ObjectName(row.get(OBJECT)), row.get(RECORD), row.get(FIELD));
    }
}
