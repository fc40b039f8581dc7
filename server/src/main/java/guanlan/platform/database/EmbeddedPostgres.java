package guanlan.platform.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own PostgreSQL under the data folder: reached over loopback only, with a password that only
 * the data folder knows. One that outlived a killed server is used on rather than restarted.
 */
public final class EmbeddedPostgres implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String ROLE = "guanlan";
    private static final String OWNER = "postgres";

    private final Path home;
    private final Path data;
    private final Path logs;
    private final Map<String, String> settings;
    private final Secret password;
    private final Secret ownerPassword;
    private volatile boolean stopping;

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
        stopping = false;
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
    public void guard() {
        var port = Postmaster.of(data).orElseThrow().port();
        Thread.ofPlatform().name("database-guard").daemon().start(() -> guard(port));
    }

    /** Whoever holds connections knows the port, so it is kept. */
    private void guard(int port) {
        var same = new HashMap<>(settings);
        same.put("port", String.valueOf(port));
        while (!stopping) {
            pause();
            if (!stopping && Postmaster.of(data).filter(found -> found.runsOn(data)).isEmpty()) {
                revive(same);
            }
        }
    }

    private synchronized void revive(Map<String, String> same) {
        if (stopping) {
            return;
        }
        LOG.warn("PostgreSQL has ended unexpectedly and is started again");
        try {
            process().start(same);
            LOG.info("PostgreSQL runs again");
        } catch (StartRefused refused) {
            LOG.error("PostgreSQL could not be started again, another try follows", refused);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the guard", e);
        }
    }

    @Override
    public void stop() {
        stopping = true;
        halt();
    }

    /** Waits for a restart that is under way. */
    private synchronized void halt() {
        process().stop();
    }

    private PostgresProcess process() {
        return new PostgresProcess(
                Programs.in(PostgresBinaries.unpackInto(home), home), data, logs);
    }

    private Database at(int port) {
        return new Database(url(port, ROLE), ROLE, password.text());
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }
}
