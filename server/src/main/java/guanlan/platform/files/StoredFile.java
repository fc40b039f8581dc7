package guanlan.platform.files;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a file, and what a record's field keeps of it: enough to show it and to
 * know for ever which content it was.
 *
 * @param size in bytes
 * @param type the media type of its content, whatever its name says
 * @param checksum SHA-256 of its content in hexadecimal
 * @param width in pixels, for pictures
 */
public record StoredFile(
        UUID id,
        String name,
        long size,
        String type,
        String checksum,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** One of which only the id is known so far. */
    public static StoredFile named(UUID id) {
        return new StoredFile(id, "", 0, "", "", null, null);
    }

    public FileKind kind() {
        return FileKind.of(type);
    }
}
