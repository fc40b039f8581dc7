package guanlan.platform.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The database on its way: started and migrated in the background while the application's own start
 * goes on, and waited for by the first who needs it.
 */
public final class DatabaseStart {
    private final DatabaseServer server;
    private final FutureTask<Database> ready;

    private DatabaseStart(DatabaseServer server) {
        this.server = server;
        this.ready = new FutureTask<>(this::start);
    }

    /**
     * @param url an external database, or nothing for our own in the data folder.
     */
    public static DatabaseStart begin(Home home, @Nullable String url) {
        var server =
                url == null || url.isBlank()
                        ? new EmbeddedPostgres(home.folder(), Map.of())
                        : new ExternalPostgres(Database.parse(url));
        var start = new DatabaseStart(server);
        Thread.ofPlatform().name("database-start").daemon().start(start.ready);
        return start;
    }

    /** Waits. A refusal of the start is thrown to everyone who waits. */
    public Database await() {
        try {
            return ready.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartRefused refused
                    ? refused
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    /** Waits, and from then on brings the database back when it is ours and dies. */
    public void guard() {
        await();
        server.guard();
    }

    /** Stops the database when it is ours, once its start has ended one way or the other. */
    public void stop() {
        try {
            await();
        } catch (StartRefused | IllegalStateException _) {
            // Whoever waited was told; what did start must still be stopped.
        }
        server.stop();
    }

    private Database start() throws SQLException {
        var database = server.start();
        new Migrations(new Tenants()).run(database);
        return database;
    }
}
