package guanlan.engine.exchange;

import guanlan.platform.database.Home;
import guanlan.platform.files.FileId;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The files that were brought for import. They are kept with all other files; to be read, which a
 * workbook needs in no order, one is laid out in the data folder for as long as it is in use. So is
 * one that is being written.
 */
@Component
class Uploads implements InitializingBean {
    private final guanlan.platform.files.Files files;
    private final Path scratch;

    Uploads(guanlan.platform.files.Files files, Home home) {
        this.files = files;
        this.scratch = home.file("scratch");
    }

    /** A local copy, gone when closed. */
    record Copy(Path path) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Copies that a killed server left behind. */
    @Override
    public void afterPropertiesSet() throws IOException {
        Files.createDirectories(scratch);
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path path : left.toList()) {
                Files.delete(path);
            }
        }
    }

    /** Takes what is sent; refuses more bytes than are allowed. */
    Copy receive(InputStream content) {
        return copy(content, Limits.FILE);
    }

    /** An empty one, to be written. */
    Copy blank() {
        try {
            return new Copy(Files.createTempFile(scratch, "export", null));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    FileId keep(Copy copy) {
        try (InputStream content = Files.newInputStream(copy.path())) {
            return files.store(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Copy open(FileId id) {
        try (InputStream content = files.open(id)) {
            return copy(content, Long.MAX_VALUE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void discard(FileId id) {
        try {
            files.delete(id);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Copy copy(InputStream content, long limit) {
        try {
            var copy = new Copy(Files.createTempFile(scratch, "import", null));
            try (OutputStream out = Files.newOutputStream(copy.path())) {
                pour(content, out, limit);
                return copy;
            } catch (IOException | RuntimeException failed) {
                copy.close();
                throw failed;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void pour(InputStream content, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int length = content.read(buffer); length > 0; length = content.read(buffer)) {
            size += length;
            if (size > limit) {
                throw new Problem(ImportProblem.TOO_LARGE, Map.of("limit", limit >> 20));
            }
            out.write(buffer, 0, length);
        }
    }
}
