package guanlan.engine.attachments;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.files.FileId;
import guanlan.platform.files.StoredFile;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file with its place.
 *
 * @param held the field of a record that took it, for good; none: it waits
 */
public record Attachment(
        StoredFile file,
        FileId content,
        @Nullable FileId preview,
        @Nullable UUID uploader,
        @Nullable Holder held) {

    /** A field of a record. */
    public record Holder(ObjectName object, UUID record, String field) {}

    public Optional<Holder> holder() {
        return Optional.ofNullable(held);
    }
}
