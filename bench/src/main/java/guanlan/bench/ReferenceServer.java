package guanlan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The reference application, prepared as the product is: unpacked, with a start cache, under the
 * same JVM options.
 */
record ReferenceServer(Path folder, Path jar, int port) {

    static ReferenceServer prepare(Path scratch, String database)
            throws IOException, InterruptedException {
        var folder = scratch.resolve("reference");
        var packed = Path.of(System.getProperty("java.class.path"));
        Programs.run(
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--destination",
                        folder.toString()),
                Map.of());
        var server =
                new ReferenceServer(folder, folder.resolve(packed.getFileName()), Http.freePort());
        server.startAndStop("-XX:AOTCacheOutput=" + server.cache(), database);
        return server;
    }

    /** Returns the milliseconds to the first page. */
    double start(String database) throws IOException, InterruptedException {
        return startAndStop("-XX:AOTCache=" + cache(), database);
    }

    private double startAndStop(String option, String database)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var process = launch(option, database);
        try {
            Http.await("http://127.0.0.1:" + port + "/", process);
            return (System.nanoTime() - begun) / 1e6;
        } finally {
            process.destroy();
            process.waitFor(2, TimeUnit.MINUTES);
        }
    }

    private Process launch(String option, String database) throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(System.getProperty("guanlan.jvm").split(" ")));
        command.addAll(
                List.of(
                        option,
                        "-Dserver.port=" + port,
                        "-Dspring.datasource.url=" + database,
                        "-jar",
                        jar.toString(),
                        "reference"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private Path cache() {
        return folder.resolve("reference.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
