package guanlan.platform.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Our own PostgreSQL under the data folder: reached over loopback only, with a password that only
 * the data folder knows. One that outlived a killed server is used on rather than restarted.
 */
public final class EmbeddedPostgres implements DatabaseServer {
    private static final String ROLE = "guanlan";
    private static final String OWNER = "postgres";

    private final Path home;
    private final Path data;
    private final Path logs;
    private final Map<String, String> settings;
    private final Secret password;
    private final Secret ownerPassword;

    /**
     * @param settings further PostgreSQL settings, stronger than its own configuration file.
     */
    public EmbeddedPostgres(Path home, Map<String, String> settings) {
        this.home = home;
        this.data = home.resolve("database");
        this.logs = home.resolve("log").resolve("postgres");
        this.settings = Map.copyOf(settings);
        this.password = Secret.at(home.resolve("secret").resolve("database"));
        this.ownerPassword = Secret.at(home.resolve("secret").resolve("database-owner"));
    }

    @Override
    public Database start() {
        var programs = Programs.in(PostgresBinaries.unpackInto(home), home);
        if (!Files.isDirectory(data)) {
            new Cluster(programs, home).create(data, ownerPassword, password);
        }
        programs.refuseForeign(data);
        programs.own(data);
        var process = new PostgresProcess(programs, data, logs);
        return at(process.running().orElseGet(() -> process.start(settings)).port());
    }

    /**
     * The superuser, for what an application should not be able to do: other databases, extensions.
     */
    public Database owner() {
        var port = Postmaster.of(data).orElseThrow().port();
        return new Database(url(port, OWNER), OWNER, ownerPassword.text());
    }

    @Override
    public void stop() {
        var programs = Programs.in(PostgresBinaries.unpackInto(home), home);
        new PostgresProcess(programs, data, logs).stop();
    }

    private Database at(int port) {
        return new Database(url(port, ROLE), ROLE, password.text());
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }
}
