package guanlan.app;

import guanlan.platform.database.StartRefused;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator may say before anything starts; the rest is Spring configuration. */
record Settings(Path home, String address, int port, @Nullable String database) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                Path.of(
                        environment.getOrDefault(
                                "GUANLAN_HOME", System.getProperty("user.home") + "/.guanlan")),
                environment.getOrDefault("GUANLAN_ADDRESS", "127.0.0.1"),
                port(environment.getOrDefault("GUANLAN_PORT", "8080")),
                environment.get("GUANLAN_DATABASE_URL"));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new StartRefused(
                "GUANLAN_PORT is \"%s\", which is not a port: give a number up to 65535."
                        .formatted(text));
    }
}
