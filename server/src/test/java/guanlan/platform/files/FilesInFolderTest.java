package guanlan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.core.values.Ids;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesInFolderTest implements FilesContract {
    private final Path folder;
    private final FilesInFolder files;

    FilesInFolderTest(@TempDir Path folder) {
        this.folder = folder;
        this.files = new FilesInFolder(Home.open(folder), new Ids(InstantSource.system()));
    }

    @BeforeEach
    void isEmpty() {
        assertThat(folder.resolve("files")).doesNotExist();
    }

    @Override
    public Files files() {
        return files;
    }

    @Test
    void letsOnlyTheOwnerRead() throws IOException {
        FileId id = store("main", InputStream.nullInputStream());
        Path company = folder.resolve("files/main");
        assertThat(permissions(company.resolve(id.toString()))).isEqualTo("rw-------");
        assertThat(permissions(company)).isEqualTo("rwx------");
    }

    @Test
    void leavesNothingBehindWhenTheUploadBreaks() {
        var broken =
                new java.io.SequenceInputStream(
                        new ByteArrayInputStream(new byte[100_000]), new Broken());
        assertThatThrownBy(() -> store("main", broken)).hasRootCauseMessage("connection lost");
        assertThat(folder.resolve("files/main")).isEmptyDirectory();
    }

    @Test
    void cannotBeLedOutOfItsFolder() {
        for (String company : List.of("..", "../main", "a/b", "", "A", "main\0")) {
            assertThatThrownBy(() -> store(company, InputStream.nullInputStream()))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> FileId.of("../../lock"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private FileId store(String company, InputStream content) {
        return Caller.system(company)
                .call(
                        () -> {
                            try {
                                return files.store(content);
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        });
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(file));
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection lost");
        }
    }
}
