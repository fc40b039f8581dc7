package guanlan.engine.schema;

import guanlan.platform.database.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * Hears on one connection of its own when another node changed definitions. Compares the version
 * every second besides, so that a notification that was missed does no harm.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class SchemaWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);
    private static final int LISTEN_MILLIS = 250;
    private static final int LISTENS_PER_LOOK = 4;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Snapshots snapshots;
    private final Tenants tenants;
    private CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    SchemaWatch(DataSource database, Snapshots snapshots, Tenants tenants) {
        this.database = database;
        this.snapshots = snapshots;
        this.tenants = tenants;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        running = true;
        thread = Thread.ofVirtual().name("schema-watch").start(this::watch);
    }

    @Override
    public synchronized void stop() {
        running = false;
        stopped.countDown();
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(2));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | DataAccessException | NestedRuntimeException lost) {
                if (running) {
                    LOG.warn("definitions are not watched, tries again", lost);
                    rest();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        var heard = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + DefinitionStore.CHANNEL);
            while (running) {
                tenants.all().forEach(snapshots::refresh);
                for (int turn = 0; turn < LISTENS_PER_LOOK && running; turn++) {
                    told(heard.getNotifications(LISTEN_MILLIS)).forEach(snapshots::refresh);
                }
            }
            statement.execute("unlisten *");
        }
    }

    private Set<String> told(PGNotification @Nullable [] notifications) {
        Set<String> changed = new LinkedHashSet<>();
        if (notifications != null) {
            for (PGNotification each : notifications) {
                changed.add(each.getParameter());
            }
        }
        changed.retainAll(tenants.all());
        return changed;
    }

    private void rest() {
        try {
            running = !stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS) && running;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
