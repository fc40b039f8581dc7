package guanlan.engine.records;

import guanlan.engine.attachments.Attachment;
import guanlan.engine.attachments.Attachment.Holder;
import guanlan.engine.attachments.Attachments;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.schema.Acceptance;
import guanlan.engine.schema.Attached;
import guanlan.engine.schema.FieldDefinition;
import guanlan.platform.files.StoredFile;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives records the files that they name: uploads of the caller, what the field held before, and
 * copies of what he sees in other records. What is kept of a file is what the upload was found to
 * be, whatever was given.
 */
@Component
class Attaching {
    private final Attachments attachments;
    private final Queries queries;
    private final RowRights rights;

    Attaching(Attachments attachments, Queries queries, RowRights rights) {
        this.attachments = attachments;
        this.queries = queries;
        this.rights = rights;
    }

    void settle(Writing writing) {
        List<FieldDefinition> fields = fields(writing);
        Set<UUID> wanted = new LinkedHashSet<>();
        each(writing, fields, (draft, field, files) -> wanted.addAll(fresh(draft, field, files)));
        if (fields.isEmpty() || wanted.isEmpty() && !anyGiven(writing, fields)) {
            return;
        }
        Map<UUID, Attachment> found = wanted.isEmpty() ? Map.of() : attachments.locked(wanted);
        var offer = new Offer(found, new HashSet<>());
        each(writing, fields, (draft, field, files) -> settle(writing, draft, field, files, offer));
    }

    /** The drafts will be carried out: their files are theirs from now on. */
    void take(Writing writing) {
        each(
                writing,
                fields(writing),
                (draft, field, files) -> {
                    Set<UUID> fresh = fresh(draft, field, files);
                    if (!fresh.isEmpty()) {
                        attachments.take(holder(writing, draft, field), fresh);
                    }
                });
    }

    /** The files that are named, and those of them that a draft has got already. */
    private record Offer(Map<UUID, Attachment> found, Set<UUID> promised) {}

    /** Something to do with the files that a draft gives a field. */
    private interface Step {
        void on(Draft draft, FieldDefinition field, Attached files);
    }

    private static void each(Writing writing, List<FieldDefinition> fields, Step step) {
        for (FieldDefinition field : fields) {
            for (Draft draft : writing.writing()) {
                if (draft.values.get(field.name()) instanceof Attached files) {
                    step.on(draft, field, files);
                }
            }
        }
    }

    private static boolean anyGiven(Writing writing, List<FieldDefinition> fields) {
        return fields.stream()
                .anyMatch(
                        field ->
                                writing.writing().stream()
                                        .anyMatch(
                                                draft ->
                                                        draft.values.get(field.name())
                                                                instanceof Attached));
    }

    private static List<FieldDefinition> fields(Writing writing) {
        return writing.definition().fields().values().stream()
                .filter(field -> field.options().acceptance().isPresent())
                .toList();
    }

    private static Map<UUID, StoredFile> before(Draft draft, FieldDefinition field) {
        Map<UUID, StoredFile> before = new HashMap<>();
        Row row = draft.beforeOrNull();
        if (row != null && row.value(field.name()) instanceof Attached old) {
            old.files().forEach(file -> before.put(file.id(), file));
        }
        return before;
    }

    private static Set<UUID> fresh(Draft draft, FieldDefinition field, Attached files) {
        Set<UUID> fresh = new LinkedHashSet<>();
        files.files().forEach(file -> fresh.add(file.id()));
        fresh.removeAll(before(draft, field).keySet());
        return fresh;
    }

    private static Holder holder(Writing writing, Draft draft, FieldDefinition field) {
        return new Holder(writing.definition().name(), draft.id(), field.name());
    }

    private void settle(
            Writing writing, Draft draft, FieldDefinition field, Attached given, Offer offer) {
        Map<UUID, StoredFile> before = before(draft, field);
        Holder here = holder(writing, draft, field);
        List<StoredFile> files = new ArrayList<>();
        for (StoredFile each : given.files()) {
            Optional<StoredFile> file =
                    Optional.ofNullable(before.get(each.id()))
                            .or(
                                    () ->
                                            Optional.ofNullable(offer.found().get(each.id()))
                                                    .flatMap(
                                                            one ->
                                                                    mine(
                                                                            writing,
                                                                            one,
                                                                            here,
                                                                            offer.promised())));
            if (file.isEmpty()) {
                draft.refuse(
                        Finding.of(
                                field.name(),
                                RecordProblem.FILE_ABSENT,
                                Map.of("field", field.name(), "id", each.id())));
                return;
            }
            files.add(file.get());
        }
        Acceptance acceptance = field.options().acceptance().orElseThrow();
        files.stream()
                .filter(file -> !before.containsKey(file.id()))
                .flatMap(file -> acceptance.against(file, field).stream())
                .forEach(draft::refuse);
        draft.values.put(field.name(), new Attached(files));
    }

    /** The file for the record to take; a copy where another record has it, or will have. */
    private Optional<StoredFile> mine(
            Writing writing, Attachment found, Holder here, Set<UUID> promised) {
        if (found.holder().filter(here::equals).isPresent()) {
            return Optional.of(found.file());
        }
        if (!isHis(writing, found)) {
            return Optional.empty();
        }
        boolean waits = found.holder().isEmpty() && promised.add(found.file().id());
        return Optional.of(waits ? found.file() : attachments.copy(found));
    }

    private boolean isHis(Writing writing, Attachment found) {
        UUID user = writing.caller().user();
        if (user == null) {
            return true;
        }
        return found.holder().map(this::reads).orElseGet(() -> user.equals(found.uploader()));
    }

    private boolean reads(Holder holder) {
        return rights.of(holder.object(), holder.record()).reads(holder.field())
                && queries.find(holder.object(), holder.record()).isPresent();
    }
}
