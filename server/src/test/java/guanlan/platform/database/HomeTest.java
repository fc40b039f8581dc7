package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir Path parent;

    @Test
    void makesAFolderThatOnlyItsOwnerMayEnter() throws IOException {
        var home = Home.open(parent.resolve("a/b"));
        assertThat(Files.getPosixFilePermissions(home.folder())).hasSize(3);
    }

    @Test
    void refusesAFolderWithOtherThingsInIt() throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> Home.open(parent))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(parent.toString());
        assertThat(parent.resolve("letter.txt")).exists();
    }

    @Test
    void takesAFreshDiskAndTheLaunchersLog() throws IOException {
        Files.createDirectory(parent.resolve("lost+found"));
        Files.createDirectory(parent.resolve("log"));
        assertThat(Home.open(parent).folder()).isEqualTo(parent);
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> Home.open(parent.resolve("file/home")))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void tellsWhoHasIt() throws IOException {
        Home.open(parent).lock(8080);
        assertThat(Files.readAllLines(parent.resolve("lock")))
                .containsExactly(String.valueOf(ProcessHandle.current().pid()), "8080");
        assertThat(Home.open(parent).folder()).isEqualTo(parent);
    }

    @Test
    void keepsASecondInstanceAway() throws Exception {
        Home.open(parent);
        var other = other(parent);
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> Home.open(parent).lock(8081))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already running");
            assertThat(Files.readAllLines(parent.resolve("lock"))).contains("8080");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(Home.open(parent).tryLock(8081)).isTrue();
    }

    /** A lock of the operating system is between processes, so the second instance is one. */
    private static Process other(Path home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Home.open(Path.of(arguments[0])).lock(8080);
            System.out.println("locked");
            System.in.read();
        }
    }
}
