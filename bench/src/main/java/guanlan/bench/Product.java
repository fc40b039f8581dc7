package guanlan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The product as a user has it, on a data folder and a port of its own: started and stopped by its
 * script.
 */
record Product(Path root, Path scratch, int port) implements AutoCloseable {
    /** A bench asks more than a person would; the counting itself stays. */
    private static final String UNLIMITED = "1000000";


    static Product fresh(Path root) throws IOException {
        return new Product(root, Files.createTempDirectory("guanlan-bench"), Http.freePort());
    }

    void up() throws IOException {
        script("up");
    }

    void stop() throws IOException {
        script("stop");
    }

    Path home() {
        return scratch.resolve("home");
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The process that serves, as its data folder tells. */
    long process() throws IOException {
        return Long.parseLong(Files.readAllLines(home().resolve("lock")).getFirst());
    }

    Postgres postgres() {
        return new Postgres(home());
    }

    @Override
    public void close() throws IOException {
        stop();
        Programs.run(List.of("rm", "-rf", scratch.toString()), Map.of());
    }

    private void script(String command) throws IOException {
        Programs.run(
                List.of(root.resolve("guanlan").toString(), command),
                Map.of("GUANLAN_HOME", home().toString(), "GUANLAN_PORT", String.valueOf(port)));
    }
}
