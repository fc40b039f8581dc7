package guanlan.testkit;

import guanlan.platform.database.Database;
import guanlan.platform.database.EmbeddedPostgres;
import guanlan.platform.database.Migrations;
import guanlan.platform.database.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL for all test runs of this user on this machine, whatever branch they test. Every
 * run holds a shared lock on the file {@code users}: the first to come clears what broken runs
 * left, the last to go stops the server. Nothing on it needs to survive a power cut.
 */
final class TestServer {
    /** What a database is made from. */
    enum Kind {
        MIGRATED,
        EMPTY,
        WITHOUT_CHINESE
    }

    private static final Map<String, String> FAST =
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "synchronous_commit", "off",
                    "max_connections", "200");

    private static final int KEPT_TEMPLATES = 6;

    private static @Nullable TestServer running;

    private final Path folder =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "guanlan-tests-" + System.getProperty("user.name"));
    private final EmbeddedPostgres postgres = new EmbeddedPostgres(folder, FAST);
    private final FileChannel users;
    private final FileLock presence;
    private final Database application;
    private final String template;

    private TestServer() throws IOException, SQLException {
        users = open("users");
        try (var mutex = open("mutex")) {
            mutex.lock();
            application = postgres.start();
            clearWhenAlone();
            presence = users.lock(0, Long.MAX_VALUE, true);
            template = template();
        }
        // After the applications: whoever is left without a database waits for it.
        SpringApplication.getShutdownHandlers().add(this::leave);
    }

    static synchronized TestServer running() {
        try {
            if (running == null) {
                running = new TestServer();
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Database create(Kind kind) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        var origin =
                switch (kind) {
                    case MIGRATED -> "template " + template;
                    case EMPTY -> "template template1";
                    case WITHOUT_CHINESE -> "template template0 locale_provider libc locale 'C'";
                };
        owner("create database %s owner guanlan %s".formatted(name, origin));
        return named(name);
    }

    void drop(Database database) {
        owner("drop database if exists %s with (force)".formatted(nameOf(database)));
    }

    /** Runs a statement as the superuser, outside a transaction. */
    void owner(String sql) {
        try (var connection = postgres.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String template() throws SQLException {
        var migrations = new Migrations(new Tenants());
        var name = "template_" + migrations.fingerprint().substring(0, 32);
        if (!databases("template_").contains(name)) {
            var unfinished = create(Kind.EMPTY);
            migrations.run(unfinished);
            owner("alter database %s rename to %s".formatted(nameOf(unfinished), name));
        }
        return name;
    }

    private void clearWhenAlone() throws IOException, SQLException {
        try (var lock = users.tryLock()) {
            if (lock == null) {
                return;
            }
            databases("test_").forEach(name -> owner("drop database " + name));
            var templates = databases("template_");
            templates
                    .subList(0, Math.max(0, templates.size() - KEPT_TEMPLATES))
                    .forEach(name -> owner("drop database " + name));
        }
    }

    /** The oldest first. */
    private List<String> databases(String prefix) throws SQLException {
        try (var connection = postgres.owner().connect();
                var statement =
                        connection.prepareStatement(
                                "select datname from pg_database where starts_with(datname, ?) order by oid")) {
            statement.setString(1, prefix);
            try (var rows = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    private void leave() {
        try (var mutex = open("mutex")) {
            mutex.lock();
            presence.release();
            if (users.tryLock() != null) {
                postgres.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel open(String name) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private Database named(String name) {
        return new Database(
                application.url().replaceAll("/[^/]*$", "/" + name),
                application.user(),
                application.password());
    }

    private static String nameOf(Database database) {
        return database.url().replaceAll(".*/", "");
    }
}
