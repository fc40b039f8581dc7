package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL refuses root; whoever tests as root tests both ways around that, anybody else that
 * there is nothing to go around.
 */
class ProgramsIT {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir Path home;

    @Test
    void runsPostgresWithoutBeingRoot() {
        var programs = Programs.in(PostgresBinaries.unpackInto(home), home);
        assertThat(programs.prefix().isEmpty()).isNotEqualTo(ROOT);
        assertThat(
                        programs.run(java.util.List.of("postgres", "-C", "port", "-D", "/"), "")
                                .output())
                .doesNotContain("root");
    }

    @Test
    void runsPostgresAsAnotherAccountWhereNamespacesAreForbidden()
            throws SQLException, IOException {
        var binaries = PostgresBinaries.unpackInto(home);
        var programs =
                ROOT
                        ? Programs.as(binaries, home, "nobody").orElseThrow()
                        : Programs.in(binaries, home);
        var data = home.resolve("database");
        var password = Secret.at(home.resolve("secret/database"));
        new Cluster(programs, home).create(data, Secret.at(home.resolve("secret/owner")), password);
        var process = new PostgresProcess(programs, data, home.resolve("log/postgres"));
        try {
            var port = process.start(Map.of()).port();
            var url = "jdbc:postgresql://127.0.0.1:%d/guanlan".formatted(port);
            try (var connection = new Database(url, "guanlan", password.text()).connect()) {
                assertThat(connection.isValid(1)).isTrue();
            }
            assertThat(Files.getOwner(data).getName())
                    .isEqualTo(ROOT ? "nobody" : System.getProperty("user.name"));
        } finally {
            process.stop();
        }
    }
}
