package guanlan.app;

import guanlan.platform.database.DatabaseStart;
import guanlan.platform.database.Home;
import guanlan.platform.database.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.springframework.boot.SpringApplication;

/**
 * The server's start: what can be refused is refused first, then PostgreSQL and the application
 * start side by side. The database is stopped last, after the last request.
 */
record Serving(Settings settings) {

    void start() {
        var home = Home.open(settings.home());
        home.lock(settings.port());
        refuseUsedPort();
        var database = DatabaseStart.begin(home, settings.database());
        SpringApplication.getShutdownHandlers().add(database::stop);
        Contexts.application(home, database).run();
        database.guard();
    }

    /** The web server would find out too, but only after a second's work. */
    private void refuseUsedPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getByName(settings.address()), settings.port()));
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "GUANLAN_ADDRESS is \"%s\", which is no address of this machine."
                            .formatted(settings.address()),
                    e);
        } catch (IOException e) {
            throw Refusals.port(settings, e);
        }
    }
}
