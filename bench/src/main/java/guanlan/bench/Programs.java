package guanlan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Programs outside the JVM. */
final class Programs {
    private Programs() {}

    /** Returns when the program has ended well; throws with all that it said when not. */
    static void run(List<String> command, Map<String, String> environment) throws IOException {
        // A file, not a pipe: a server that the program leaves behind would keep a pipe open.
        var said = Files.createTempFile("guanlan-bench", ".log");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException(
                        command + " failed: " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }
}
