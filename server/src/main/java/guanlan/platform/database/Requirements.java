package guanlan.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What the product needs of any PostgreSQL, checked before it writes a single row there. */
final class Requirements {
    private static final int LEAST_VERSION = 180_000;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Requirements() {}

    static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            refuseOldServer(statement);
            installTrigrams(statement);
            refuseBlindTrigrams(statement);
        }
    }

    private static void refuseOldServer(Statement statement) throws SQLException {
        var version = Integer.parseInt(text(statement, "show server_version_num"));
        if (version < LEAST_VERSION) {
            throw new StartRefused(
                    "The database server is PostgreSQL %d, and Guanlan needs 18 or newer."
                            .formatted(version / 10_000));
        }
    }

    private static void installTrigrams(Statement statement) throws SQLException {
        if (!text(statement, "select count(*) from pg_extension where extname = 'pg_trgm'")
                .equals("0")) {
            return;
        }
        try {
            statement.execute("create extension if not exists pg_trgm with schema public");
        } catch (SQLException e) {
            var why =
                    INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                            ? "may not be created by this user"
                            : "is not installed";
            throw new StartRefused(
                    "The PostgreSQL extension pg_trgm %s: have the database's administrator run \"create extension pg_trgm\" in it."
                            .formatted(why),
                    e);
        }
    }

    /**
     * Under lc_ctype C a trigram holds no Chinese character, and every Chinese name would be like
     * every other.
     */
    private static void refuseBlindTrigrams(Statement statement) throws SQLException {
        if (text(statement, "select cardinality(show_trgm('百度'))").equals("0")) {
            throw new StartRefused(
                    "The database does not know Chinese characters (its lc_ctype is C): create it with a UTF-8 locale, such as C.UTF-8.");
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
