package guanlan.edge.api;

import guanlan.engine.attachments.Attachment;
import guanlan.engine.attachments.Attachment.Holder;
import guanlan.engine.attachments.Attachments;
import guanlan.engine.query.Queries;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Schemas;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.files.FileId;
import guanlan.platform.files.FileProblem;
import guanlan.platform.files.Files;
import guanlan.platform.files.StoredFile;
import guanlan.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of a record, for whoever may see the record and the field: those it has, and those it
 * had, which its history names. A browser is told to keep them, not to open them; pictures that it
 * can show without running anything may be looked at.
 */
@RestController
@RequestMapping("/api/records/{object}/{id}/files/{field}/{file}")
final class RecordFilesController {
    private static final Set<String> HARMLESS =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");
    private static final String NOTHING_RUNS =
            "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";

    private final Schemas schemas;
    private final Queries queries;
    private final RowRights rights;
    private final Attachments attachments;
    private final Files files;
    private final AuditTrail trail;

    RecordFilesController(
            Schemas schemas,
            Queries queries,
            RowRights rights,
            Attachments attachments,
            Files files,
            AuditTrail trail) {
        this.trail = trail;
        this.schemas = schemas;
        this.queries = queries;
        this.rights = rights;
        this.attachments = attachments;
        this.files = files;
    }

    /** Where a file is to be found. */
    record Where(String object, UUID id, String field, UUID file) {}

    @GetMapping
    ResponseEntity<Resource> whole(
            @PathVariable String object,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "false") boolean inline) {
        Attachment found = found(new Where(object, id, field, file));
        note(object, id, found.file(), inline);
        boolean shown = inline && HARMLESS.contains(found.file().type());
        return answer(found.file(), found.content(), found.file().type(), shown);
    }

    /** Neither its name nor what is in it. */
    private void note(String object, UUID record, StoredFile file, boolean inline) {
        trail.note(
                Act.of(Kind.DOWNLOAD)
                        .on(object, record)
                        .fact("file", file.id().toString())
                        .fact("inline", inline));
    }

    /** A small picture of a picture. */
    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @PathVariable String object,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file) {
        Attachment found = found(new Where(object, id, field, file));
        FileId preview = found.preview();
        if (preview == null) {
            throw new Problem(FileProblem.ABSENT);
        }
        return answer(found.file(), preview, "image/*", true);
    }

    private Attachment found(Where where) {
        ObjectDefinition definition = schemas.require(where.object());
        Row row =
                queries
                        .find(
                                definition.name(),
                                List.of(where.id()),
                                each -> each.name().equals(where.field()))
                        .stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                QueryProblem.RECORD_ABSENT,
                                                Map.of("id", where.id())));
        if (!row.has(where.field()) || !isRead(where)) {
            throw new Problem(SchemaProblem.FIELD_ABSENT, Map.of("field", where.field()));
        }
        return attachments.require(
                new Holder(definition.name(), where.id(), where.field()), where.file());
    }

    /** Of this record: a field may be hidden of some, and of a masked one no content is told. */
    private boolean isRead(Where where) {
        ObjectName object = schemas.require(where.object()).name();
        return rights.of(object, where.id()).reads(where.field());
    }

    private ResponseEntity<Resource> answer(
            StoredFile file, FileId content, String type, boolean shown) {
        var how = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        var resource = new StoredContent(files, content);
        MediaType media =
                type.equals("image/*")
                        ? resource.picture()
                        : MediaType.parseMediaType(shown || !isPage(type) ? type : "text/plain");
        return ResponseEntity.ok()
                .contentType(media)
                .eTag("\"" + content + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(file.name(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(resource);
    }

    private static boolean isPage(String type) {
        return type.startsWith("text/") || type.contains("xml") && !type.contains("officedocument");
    }
}
