package guanlan.platform.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.postgresql.PGConnection;

/**
 * Connections on which the database itself gives up what takes too long for the one who waits,
 * however it is asked: {@link Patience} counts for each statement of a connection that is taken
 * while it is bound. The limit is told to a connection only when it is another than the last one,
 * so that most who take one pay nothing.
 */
final class PatientPool extends HikariDataSource {
    private static final String LIMIT =
            "select set_config('statement_timeout', cast(cast(? as bigint) as text), false)";

    /** In milliseconds, by the connection that it holds for; 0 is none. */
    private final Cache<PGConnection, Long> limits = Caffeine.newBuilder().weakKeys().build();

    PatientPool(HikariConfig config) {
        super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            limit(connection);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    private void limit(Connection connection) throws SQLException {
        long wanted = Patience.CURRENT.isBound() ? atLeastOne(Patience.CURRENT.get()) : 0;
        PGConnection physical = connection.unwrap(PGConnection.class);
        if (!Objects.equals(limits.getIfPresent(physical), wanted)) {
            try (var statement = connection.prepareStatement(LIMIT)) {
                statement.setLong(1, wanted);
                statement.execute();
            }
            limits.put(physical, wanted);
        }
    }

    private static long atLeastOne(Duration patience) {
        return Math.max(1, patience.toMillis());
    }
}
