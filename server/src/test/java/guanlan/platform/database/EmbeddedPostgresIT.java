package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir static Path shared;
    @TempDir Path home;

    private EmbeddedPostgres postgres;

    /** Unpacking takes seconds, so the tests share one copy. */
    @BeforeEach
    void begin() {
        var binaries = PostgresBinaries.unpackInto(shared);
        Run.of("cp", "-al", binaries.toString(), home.toString()).orRefuse("No copy");
        postgres = new EmbeddedPostgres(home, Map.of());
    }

    @AfterEach
    void end() {
        postgres.stop();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilledAndStartedAgain() throws Exception {
        var database = postgres.start();
        assertThat(ask(database, "show server_version")).isEqualTo(PostgresBinaries.VERSION);
        tell(database, "create table note (text text)");
        tell(database, "insert into note values ('kept')");

        kill(Postmaster.of(home.resolve("database")).orElseThrow().process());

        assertThat(ask(postgres.start(), "select text from note")).isEqualTo("kept");
    }

    @Test
    void startsWhileHelpersOfAKilledServerAreStillLeaving() throws Exception {
        var database = postgres.start();
        var data = home.resolve("database");
        var straggler =
                new ProcessBuilder("sleep", "3").directory(data.toFile()).inheritIO().start();

        kill(Postmaster.of(data).orElseThrow().process());
        postgres.start();

        assertThat(straggler.isAlive()).isFalse();
        assertThat(database).isNotNull();
    }

    @Test
    void comesBackOnTheSamePortWhenItIsGuardedAndDies() throws Exception {
        var database = postgres.start();
        tell(database, "create table note (text text)");
        tell(database, "insert into note values ('kept')");
        postgres.guard();

        kill(Postmaster.of(home.resolve("database")).orElseThrow().process());

        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(ask(database, "select text from note")).isEqualTo("kept"));
    }

    @Test
    void staysDownWhenItIsStoppedWhileGuarded() throws Exception {
        postgres.start();
        postgres.guard();
        postgres.stop();
        Thread.sleep(1500);
        assertThat(home.resolve("database").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void usesOnAServerThatOutlivedItsApplication() throws Exception {
        var first = postgres.start();
        var process = Postmaster.of(home.resolve("database")).orElseThrow().process();

        var second = new EmbeddedPostgres(home, Map.of()).start();

        assertThat(second).isEqualTo(first);
        assertThat(Postmaster.of(home.resolve("database")).orElseThrow().process())
                .isEqualTo(process);
    }

    @Test
    void stopsAndLeavesNothingRunning() {
        postgres.start();
        var process = Postmaster.of(home.resolve("database")).orElseThrow().process();

        postgres.stop();

        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(home.resolve("database").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        var database = postgres.start();
        assertThatThrownBy(() -> new Database(database.url(), "guanlan", "guess").connect())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> new Database(database.url(), "postgres", "").connect())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void keepsItsPasswordsFromOtherUsers() throws IOException {
        postgres.start();
        assertThat(Files.getPosixFilePermissions(home.resolve("secret/database"))).hasSize(2);
        assertThat(Files.getPosixFilePermissions(home.resolve("secret/database-owner"))).hasSize(2);
    }

    @Test
    void givesTheApplicationNoPowerOverTheMachine() throws Exception {
        assertThatThrownBy(() -> tell(postgres.start(), "copy pg_class to program 'cat'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void saysWhyItDoesNotStart() throws IOException {
        postgres.start();
        postgres.stop();
        Files.writeString(home.resolve("database/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> postgres.start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("incompatible");
    }

    @Test
    void leavesNoHalfMadeDatabaseBehind() throws IOException {
        Files.createDirectories(home.resolve("database.unfinished/base"));
        assertThat(postgres.start().url()).endsWith("/guanlan");
        assertThat(home.resolve("database.unfinished")).doesNotExist();
    }

    private static String ask(Database database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(Database database, String statement) throws SQLException {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void kill(long process) {
        var handle = ProcessHandle.of(process).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }
}
