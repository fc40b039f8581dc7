package guanlan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every place to keep files in must do. */
interface FilesContract {
    Files files();

    @Test
    default void givesBackWhatItTook() {
        byte[] content = new byte[1_000_003];
        new Random(7).nextBytes(content);
        FileId id = store("main", content);
        assertThat(read("main", id)).isEqualTo(content);
        assertThat(Caller.system("main").call(() -> size(id))).isEqualTo(content.length);
    }

    @Test
    default void keepsAnEmptyFile() {
        assertThat(read("main", store("main", new byte[0]))).isEmpty();
    }

    @Test
    default void keepsCompaniesApart() {
        FileId id = store("main", new byte[] {1});
        assertAbsent("other", id);
        assertThat(read("main", id)).hasSize(1);
    }

    @Test
    default void forgetsWhatIsDeletedAndMayBeAskedTwice() {
        FileId id = store("main", new byte[] {1});
        Caller.system("main").run(() -> delete(id));
        Caller.system("main").run(() -> delete(id));
        assertAbsent("main", id);
        assertAbsent("main", new FileId(UUID.randomUUID()));
    }

    private void assertAbsent(String tenant, FileId id) {
        assertThatThrownBy(() -> read(tenant, id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(FileProblem.ABSENT));
        assertThatThrownBy(() -> Caller.system(tenant).call(() -> size(id)))
                .isInstanceOf(Problem.class);
    }

    private FileId store(String tenant, byte[] content) {
        return Caller.system(tenant)
                .call(
                        () -> {
                            try {
                                return files().store(new ByteArrayInputStream(content));
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        });
    }

    private byte[] read(String tenant, FileId id) {
        return Caller.system(tenant)
                .call(
                        () -> {
                            try (InputStream content = files().open(id)) {
                                return content.readAllBytes();
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        });
    }

    private long size(FileId id) {
        try {
            return files().size(id);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void delete(FileId id) {
        try {
            files().delete(id);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
