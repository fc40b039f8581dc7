package guanlan.edge.api;

import guanlan.platform.files.FileId;
import guanlan.platform.files.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.MediaType;

/** A stored content as the framework serves contents, also in parts. */
final class StoredContent extends AbstractResource {
    private final Files files;
    private final FileId id;

    StoredContent(Files files, FileId id) {
        this.files = files;
        this.id = id;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return files.open(id);
    }

    @Override
    public long contentLength() throws IOException {
        return files.size(id);
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "stored content";
    }

    /** Small pictures are of either of two types. */
    MediaType picture() {
        try (InputStream content = files.open(id)) {
            return content.read() == 0x89 ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredContent content && content.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
