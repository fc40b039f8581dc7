package guanlan.platform.live;

import guanlan.platform.database.DatabaseStart;
import guanlan.platform.database.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one connection on which a node listens to all others. Lost, it is made again. */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
final class Wire implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final Duration LISTENING = Duration.ofMillis(500);
    private static final Duration AFTER_LOSS = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final DatabaseStart database;
    private final Tenants tenants;
    private final Signals signals;
    private CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    Wire(DatabaseStart database, Tenants tenants, Signals signals) {
        this.database = database;
        this.tenants = tenants;
        this.signals = signals;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("wire").start(this::listen);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        if (thread != null) {
            try {
                thread.join(FAREWELL);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        while (running()) {
            try (Connection connection = database.await().connect()) {
                follow(connection);
            } catch (SQLException lost) {
                LOG.warn("the wire to other nodes broke, SQL state {}", lost.getSQLState());
                rest();
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Signals.CHANNEL);
        }
        signals.missed(tenants.all());
        var wire = connection.unwrap(PGConnection.class);
        while (running()) {
            PGNotification[] notes = wire.getNotifications((int) LISTENING.toMillis());
            if (notes != null) {
                for (PGNotification note : notes) {
                    signals.arrived(note.getParameter());
                }
            }
        }
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void rest() {
        try {
            stopped.await(AFTER_LOSS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
