package guanlan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the fixed tables up to date: {@code db/migration/system} in the schema {@code system},
 * {@code db/migration/tenant} in the schema of every tenant. Flyway takes long to find nothing to
 * do, so the database keeps a fingerprint of the migrations it has seen, and a usual start asks for
 * no more than that.
 */
public final class Migrations {
    private static final String FOLDER = "db/migration/";

    private final Tenants tenants;

    public Migrations(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Also refuses a database that lacks what the product needs. */
    public void run(Database database) throws SQLException {
        try (var connection = database.connect()) {
            Requirements.check(connection);
            var fingerprint = fingerprint();
            if (!remembered(connection).equals(Optional.of(fingerprint))) {
                migrate(database);
                remember(connection, fingerprint);
            }
        }
    }

    /** One text for all migrations and tenants; it changes when any of them does. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var migration : migrations()) {
                digest.update(
                        migration
                                .getURL()
                                .getPath()
                                .replaceAll(".*/(?=.*/)", "")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update(migration.getContentAsByteArray());
            }
            digest.update(tenants.all().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Resource> migrations() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                        .getResources("classpath*:" + FOLDER + "*/*.sql");
        return Arrays.stream(found).sorted(Comparator.comparing(Resource::toString)).toList();
    }

    private static Optional<String> remembered(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery("select to_regclass('system.migrated') is not null")) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var rows = statement.executeQuery("select fingerprint from system.migrated")) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private void migrate(Database database) {
        try {
            migrate(database, Tenants.SYSTEM_SCHEMA, FOLDER + "system");
            tenants.all()
                    .forEach(
                            tenant -> migrate(database, tenants.schema(tenant), FOLDER + "tenant"));
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The database cannot be brought up to date; it may be of a newer Guanlan: %s"
                            .formatted(
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    e);
        }
    }

    private static void migrate(Database database, String schema, String folder) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .defaultSchema(schema)
                .schemas(schema)
                .table("migration")
                .locations("classpath:" + folder)
                .placeholderReplacement(false)
                // Each module counts in a range of its own, so a new number may be lower than an old one.
                .outOfOrder(true)
                // Flyway would pass over what a newer version did to the data.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    private static void remember(Connection connection, String fingerprint) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into system.migrated (only_row, fingerprint) values (true, ?)
                        on conflict (only_row) do update set fingerprint = excluded.fingerprint
                        """)) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        }
    }
}
