package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostmasterTest {
    private static final String READY =
            """
            8450
            /home/lin/.guanlan/database
            1795311050
            41177

            127.0.0.1
              2154524         8
            ready\s\s\s
            """;

    @Test
    void readsAServerThatIsReady() {
        assertThat(Postmaster.parse(READY))
                .contains(
                        new Postmaster(8450, Path.of("/home/lin/.guanlan/database"), 41177, true));
    }

    @Test
    void aServerThatIsStartingIsNotReady() {
        assertThat(Postmaster.parse(READY.replace("ready   ", "starting")))
                .get()
                .matches(found -> !found.ready());
    }

    @Test
    void aFileStillBeingWrittenTellsNothing() {
        assertThat(Postmaster.parse("")).isEmpty();
        assertThat(Postmaster.parse("8450\n/home/lin/.guanlan/database\n")).isEmpty();
    }

    @Test
    void aProcessOfAnotherProgramIsNotOurServer() {
        var data = Path.of("/home/lin/.guanlan/database");
        var ourselves = new Postmaster(ProcessHandle.current().pid(), data, 41177, true);
        assertThat(ourselves.runsOn(data)).isFalse();
    }
}
