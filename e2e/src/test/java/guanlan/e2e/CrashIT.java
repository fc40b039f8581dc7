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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Processes killed in the middle of an import. Every row of the table must end where it would have
 * ended without: once in the table or once among the rejected, and once in the change log.
 */
class CrashIT {
    private static final int ROWS = 60_000;
    private static final int WITHOUT_NAME = ROWS / 1_000;
    private static final int SOUND = ROWS - WITHOUT_NAME;
    private static final String IMPORTS = "/api/imports/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Installation installation = Installation.withAdministrator("crashes");

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        installation.up();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void importGoesOnWhenTheServerWasKilled() throws Exception {
        var id = runningImport("长江");
        installation.killServer();
        assertThat(counted("select count(*) from t_main.import where state = 'running'"))
                .as("imports cut off in the middle")
                .isEqualTo(1);
        installation.up();
        endsAsIfNothingHadHappened(id, "长江");
    }

    @Test
    void importGoesOnWhenServerAndDatabaseWereKilled() throws Exception {
        var id = runningImport("黄河");
        installation.killServer();
        installation.killPostgres();
        installation.up();
        endsAsIfNothingHadHappened(id, "黄河");
    }

    @Test
    void importGoesOnByItselfWhenTheDatabaseWasKilled() throws Exception {
        var id = runningImport("珠江");
        installation.killPostgres();
        endsAsIfNothingHadHappened(id, "珠江");
    }

    /**
     * An import that has written some of its rows and not yet all.
     *
     * @param mark stands at the head of every name
     */
    private String runningImport(String mark) throws IOException {
        var api = Api.signedIn(installation);
        var id = api.importOf(table(mark), "account").get("id").asString();
        var path = IMPORTS + id;
        api.post(path + "/run", Map.of());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> read(api.get(path)) > 0);
        assertThat(read(api.get(path))).as("rows read before the kill").isLessThan(ROWS);
        return id;
    }

    private Path table(String mark) throws IOException {
        var lines =
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(
                                row ->
                                        "%s,%s,%d"
                                                .formatted(
                                                        row % 1_000 == 0
                                                                ? ""
                                                                : mark + "船务" + row + "号",
                                                        row % 2 == 0 ? "武汉" : "南京",
                                                        row))
                        .collect(Collectors.joining("\n", "客户名称,城市,员工人数\n", "\n"));
        return Files.write(folder.resolve("船务.csv"), lines.getBytes(StandardCharsets.UTF_8));
    }

    private void endsAsIfNothingHadHappened(String id, String mark)
            throws SQLException, IOException {
        var told = ended(IMPORTS + id);
        assertThat(told.get("state").asString()).as(told.toString()).isEqualTo("finished");
        var progress = told.get("progress");
        assertThat(progress.get("read").asLong()).isEqualTo(ROWS);
        assertThat(progress.get("created").asLong()).isEqualTo(SOUND);
        assertThat(progress.get("rejected").asLong()).isEqualTo(WITHOUT_NAME);
        assertThat(progress.get("skipped").asLong()).isZero();
        var accounts = " from t_main.account where name like '" + mark + "%'";
        assertThat(counted("select count(*)" + accounts)).isEqualTo(SOUND);
        assertThat(counted("select count(distinct name)" + accounts)).isEqualTo(SOUND);
        assertThat(
                        counted(
                                "select count(*) from t_main.import_faulty where not taken and import = '%s'"
                                        .formatted(id)))
                .isEqualTo(WITHOUT_NAME);
        assertThat(
                        counted(
                                """
                                select count(*) from t_main.change
                                  join t_main.change_set on change_set.id = change.set_id
                                 where cause_id = '%s' and operation = 'c'
                                """
                                        .formatted(id)))
                .as("rows in the change log")
                .isEqualTo(SOUND);
        assertThat(
                        counted(
                                "select count(*)"
                                        + accounts
                                        + " and (select count(*) from t_main.change"
                                        + " where change.record = account.id) <> 1"))
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
