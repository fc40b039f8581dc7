package guanlan.platform.database;

import java.sql.SQLException;

/** A PostgreSQL that the operator runs; it is only reached, never started or stopped. */
record ExternalPostgres(Database database) implements DatabaseServer {

    @Override
    public Database start() {
        try (var _ = database.connect()) {
            return database;
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database %s cannot be reached (%s): check GUANLAN_DATABASE_URL and that the server runs."
                            .formatted(database.url(), firstLine(e)),
                    e);
        }
    }

    @Override
    public void guard() {}

    @Override
    public void stop() {}

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }
}
