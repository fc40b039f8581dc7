package guanlan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Processes killed in the middle of an import. Every row of the table must end where it would have
 * ended without: once in the table or once among the rejected, and once in the change log.
 */
class CrashIT {
    private static final int ROWS = 60_000;
    private static final int WITHOUT_NAME = ROWS / 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private Path folder;
    private Installation installation;

    @BeforeEach
    void start(TestInfo test) {
        installation = Installation.withAdministrator(test.getTestMethod().orElseThrow().getName());
        installation.up();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void importGoesOnWhenTheServerWasKilled() throws Exception {
        var path = runningImport(Api.signedIn(installation));
        installation.killServer();
        installation.up();
        endsAsIfNothingHadHappened(path);
    }

    @Test
    void importGoesOnWhenServerAndDatabaseWereKilled() throws Exception {
        var path = runningImport(Api.signedIn(installation));
        installation.killServer();
        installation.killPostgres();
        installation.up();
        endsAsIfNothingHadHappened(path);
    }

    @Test
    void importGoesOnAfterRestartWhenTheDatabaseWasKilled() throws Exception {
        var path = runningImport(Api.signedIn(installation));
        installation.killPostgres();
        installation.stop();
        installation.up();
        endsAsIfNothingHadHappened(path);
    }

    /** An import that has written some of its rows and not yet all, and its path. */
    private String runningImport(Api api) throws IOException {
        var told = api.importOf(table(), "account");
        var path = "/api/imports/" + told.get("id").asString();
        api.post(path + "/run", Map.of());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> read(api.get(path)) > 0);
        assertThat(read(api.get(path))).as("rows read before the kill").isLessThan(ROWS);
        return path;
    }

    private Path table() throws IOException {
        var lines =
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(
                                row ->
                                        "%s,%s,%d"
                                                .formatted(
                                                        row % 1_000 == 0 ? "" : "长江船务" + row + "号",
                                                        row % 2 == 0 ? "武汉" : "南京",
                                                        row))
                        .collect(Collectors.joining("\n", "客户名称,城市,员工人数\n", "\n"));
        return Files.write(folder.resolve("船务.csv"), lines.getBytes(StandardCharsets.UTF_8));
    }

    private void endsAsIfNothingHadHappened(String path) throws SQLException, IOException {
        var told = ended(path);
        assertThat(told.get("state").asString()).as(told.toString()).isEqualTo("finished");
        var progress = told.get("progress");
        assertThat(progress.get("read").asLong()).isEqualTo(ROWS);
        assertThat(progress.get("created").asLong()).isEqualTo(ROWS - WITHOUT_NAME);
        assertThat(progress.get("rejected").asLong()).isEqualTo(WITHOUT_NAME);
        assertThat(progress.get("skipped").asLong()).isZero();
        assertThat(counted("select count(*) from t_main.account")).isEqualTo(ROWS - WITHOUT_NAME);
        assertThat(counted("select count(distinct name) from t_main.account"))
                .isEqualTo(ROWS - WITHOUT_NAME);
        assertThat(counted("select count(*) from t_main.import_rejected")).isEqualTo(WITHOUT_NAME);
        assertThat(
                        counted(
                                "select count(*) from t_main.change where operation = 'c' and object = 'account'"))
                .isEqualTo(ROWS - WITHOUT_NAME);
        assertThat(
                        counted(
                                """
                                select count(*) from t_main.account
                                 where (select count(*) from t_main.change
                                         where change.record = account.id) <> 1
                                """))
                .as("records that are not exactly once in the change log")
                .isZero();
    }

    /** Asks until somebody answers, and then until the import has come to an end. */
    private JsonNode ended(String path) {
        var asking = await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500));
        var api =
                asking.ignoreExceptions().until(() -> Api.signedIn(installation), Objects::nonNull);
        return asking.ignoreExceptions()
                .until(
                        () -> api.get(path),
                        told ->
                                Set.of("finished", "failed")
                                        .contains(told.get("state").asString()));
    }

    private static long read(JsonNode told) {
        return told.get("progress").get("read").asLong();
    }

    private long counted(String sql) throws SQLException, IOException {
        try (var database = installation.database();
                var rows = database.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
