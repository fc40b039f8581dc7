package guanlan.testkit;

import com.zaxxer.hikari.HikariDataSource;
import guanlan.platform.database.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL for a test class: a fresh database, cloned from a migrated template in a few
 * hundredths of a second.
 *
 * <pre>{@code
 * @RegisterExtension static final Postgres postgres = Postgres.migrated();
 * }</pre>
 *
 * <p>A Spring context gets one of its own, and a data folder, by {@code @SpringBootTest(classes =
 * Application.class) @ContextConfiguration(initializers = Postgres.Fresh.class)}.
 */
public final class Postgres implements BeforeAllCallback, AfterAllCallback {
    private final TestServer.Kind kind;
    private @Nullable Database database;
    private @Nullable HikariDataSource dataSource;

    private Postgres(TestServer.Kind kind) {
        this.kind = kind;
    }

    /** All migrations have run: schemas {@code system} and {@code t_main}. */
    public static Postgres migrated() {
        return new Postgres(TestServer.Kind.MIGRATED);
    }

    /** Nothing in it, for the tests of what migrations do. */
    public static Postgres empty() {
        return new Postgres(TestServer.Kind.EMPTY);
    }

    /** Empty, and of the C locale, for which Chinese characters are not letters. */
    public static Postgres withoutChinese() {
        return new Postgres(TestServer.Kind.WITHOUT_CHINESE);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var fresh = TestServer.running().create(kind);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(fresh.url());
        pool.setUsername(fresh.user());
        pool.setPassword(fresh.password());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(0);
        database = fresh;
        dataSource = pool;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(dataSource).close();
        TestServer.running().drop(database());
    }

    public Database database() {
        return Objects.requireNonNull(database, "a Postgres is a static @RegisterExtension");
    }

    public DataSource dataSource() {
        return Objects.requireNonNull(dataSource, "a Postgres is a static @RegisterExtension");
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
    }

    /**
     * Gives each Spring context a database and a data folder of its own. Spring reuses contexts
     * between test classes.
     */
    public static final class Fresh
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        /** Contexts live side by side in one process, which has one vault. */
        private static final String SECRET_KEY = "A".repeat(43) + "=";

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestServer.running().create(TestServer.Kind.MIGRATED);
            var home = Path.of("target", "home", database.url().replaceAll(".*/", ""));
            TestPropertyValues.of(
                            Map.of(
                                    "guanlan.home",
                                    home.toString(),
                                    "guanlan.database.url",
                                    withCredentials(database),
                                    "guanlan.database.connections",
                                    "16",
                                    "guanlan.secret.key",
                                    SECRET_KEY))
                    .applyTo(context);
            // What is known to the factory first is destroyed last: readers and jobs have ended,
            // and no connection waits for a database that is gone.
            ((DefaultListableBeanFactory) context.getBeanFactory())
                    .registerDisposableBean(
                            "testDatabase", () -> TestServer.running().drop(database));
        }

        private static String withCredentials(Database database) {
            return "%s?user=%s&password=%s"
                    .formatted(database.url(), database.user(), database.password());
        }
    }
}
