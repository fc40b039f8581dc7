package guanlan.engine.attachments;

import guanlan.core.values.Ids;
import guanlan.engine.attachments.Attachment.Holder;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.files.FileId;
import guanlan.platform.files.FileProblem;
import guanlan.platform.files.StoredFile;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All files of the caller's company, and which record holds which. */
@Component
public class Attachments {
    private final DSLContext dsl;
    private final Tenants tenants;
    private final Ids ids;
    private final InstantSource clock;

    Attachments(DSLContext dsl, Tenants tenants, Ids ids, InstantSource clock) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locked until the transaction ends, so that no two records take one upload. */
    public Map<UUID, Attachment> locked(Collection<UUID> wanted) {
        Map<UUID, Attachment> found = new LinkedHashMap<>();
        dsl.select(AttachmentTable.ALL)
                .from(table())
                .where(AttachmentTable.ID.eq(DSL.any(wanted.toArray(UUID[]::new))))
                .orderBy(AttachmentTable.ID)
                .forUpdate()
                .forEach(
                        row ->
                                found.put(
                                        row.get(AttachmentTable.ID),
                                        AttachmentTable.attachment(row)));
        return found;
    }

    /** A file that a field of a record holds, or held once. */
    public Attachment require(Holder holder, UUID file) {
        return one(AttachmentTable.ID
                        .eq(file)
                        .and(AttachmentTable.OBJECT.eq(holder.object().value()))
                        .and(AttachmentTable.RECORD.eq(holder.record()))
                        .and(AttachmentTable.FIELD.eq(holder.field())))
                .orElseThrow(() -> new Problem(FileProblem.ABSENT));
    }

    /** One that the caller brought himself and no record has taken. */
    Attachment requireWaiting(UUID file) {
        Attachment found =
                one(AttachmentTable.ID.eq(file).and(ownUploads()))
                        .orElseThrow(() -> new Problem(FileProblem.ABSENT));
        if (found.holder().isPresent()) {
            throw new Problem(FileProblem.TAKEN);
        }
        return found;
    }

    private Optional<Attachment> one(Condition which) {
        return dsl.select(AttachmentTable.ALL)
                .from(table())
                .where(which)
                .fetchOptional(AttachmentTable::attachment);
    }

    int waiting() {
        return dsl.fetchCount(
                dsl.selectOne()
                        .from(table())
                        .where(AttachmentTable.RECORD.isNull())
                        .and(ownUploads()));
    }

    private static Condition ownUploads() {
        return AttachmentTable.UPLOADED_BY.isNotDistinctFrom(Caller.current().user());
    }

    /** The same content under another id, for another record to take. */
    public StoredFile copy(Attachment source) {
        return add(
                source.file(),
                source.content(),
                Optional.ofNullable(source.preview()).map(FileId::value).orElse(null));
    }

    StoredFile add(StoredFile file, FileId content, @Nullable UUID preview) {
        UUID id = ids.next();
        Record row =
                Objects.requireNonNull(
                        dsl.insertInto(table())
                                .set(AttachmentTable.ID, id)
                                .set(AttachmentTable.CONTENT, content.value())
                                .set(AttachmentTable.PREVIEW, preview)
                                .set(AttachmentTable.NAME, file.name())
                                .set(AttachmentTable.SIZE, file.size())
                                .set(AttachmentTable.TYPE, file.type())
                                .set(AttachmentTable.CHECKSUM, file.checksum())
                                .set(AttachmentTable.WIDTH, file.width())
                                .set(AttachmentTable.HEIGHT, file.height())
                                .set(AttachmentTable.UPLOADED_BY, Caller.current().user())
                                .set(AttachmentTable.UPLOADED_AT, clock.instant())
                                .returning(AttachmentTable.ALL)
                                .fetchOne());
        return AttachmentTable.attachment(row).file();
    }

    /** The contents of a file that is here already. */
    Optional<Attachment> alike(String checksum, long size) {
        return dsl.select(AttachmentTable.ALL)
                .from(table())
                .where(AttachmentTable.CHECKSUM.eq(checksum))
                .and(AttachmentTable.SIZE.eq(size))
                .limit(1)
                .fetchOptional(AttachmentTable::attachment);
    }

    /** From now on they are reached through their record alone. */
    public void take(Holder holder, Collection<UUID> files) {
        dsl.update(table())
                .set(AttachmentTable.OBJECT, holder.object().value())
                .set(AttachmentTable.RECORD, holder.record())
                .set(AttachmentTable.FIELD, holder.field())
                .where(AttachmentTable.ID.eq(DSL.any(files.toArray(UUID[]::new))))
                .and(AttachmentTable.RECORD.isNull())
                .execute();
    }

    /** Forgets uploads that nobody took; tells them. */
    List<Attachment> forget(Condition which) {
        return dsl.deleteFrom(table())
                .where(AttachmentTable.RECORD.isNull())
                .and(which)
                .returning(AttachmentTable.ALL)
                .fetch(AttachmentTable::attachment);
    }

    boolean isUsed(FileId content) {
        return dsl.fetchExists(
                table(),
                AttachmentTable.CONTENT
                        .eq(content.value())
                        .or(AttachmentTable.PREVIEW.eq(content.value())));
    }

    static Condition before(Instant moment) {
        return AttachmentTable.UPLOADED_AT.lt(moment);
    }

    static Condition only(UUID file) {
        return AttachmentTable.ID.eq(file);
    }

    /**
     * Whoever adds or forgets contents does it alone in the company, until his transaction ends.
     */
    void alone() {
        dsl.select(
                        DSL.function(
                                "pg_advisory_xact_lock",
                                Object.class,
                                DSL.val((long) (schema() + ".stored_file").hashCode())))
                .execute();
    }

    private Table<?> table() {
        return AttachmentTable.of(schema());
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
