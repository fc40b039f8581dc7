package guanlan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged product on a data folder of its own under {@code target}, started and stopped by the
 * script of the product. The application is the one that this build has packaged, so the script's
 * own look for newer sources is left out.
 */
final class Installation implements AutoCloseable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final String LOGIN = "admin";
    static final String PASSWORD = "tide-and-lantern-88";

    private static final Path HOMES = Path.of("target", "homes").toAbsolutePath();
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final int PORTS_TRIED = 100;
    private static final int MINUTES = 5;

    private final Path home;
    private final int port = freePort();
    private final Map<String, String> settings = new HashMap<>();
    private final Thread end = new Thread(this::kill);

    private Installation(String name) {
        home = HOMES.resolve(name);
        settings.put("GUANLAN_HOME", home.toString());
        settings.put("GUANLAN_PORT", String.valueOf(port));
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Nobody is known yet: the first start prints the one-time link. */
    static Installation untouched(String name) {
        var installation = new Installation(name);
        installation.kill();
        delete(installation.home);
        return installation;
    }

    static Installation withAdministrator(String name) {
        var installation = untouched(name);
        installation.settings.put("GUANLAN_ADMIN_PASSWORD", PASSWORD);
        return installation;
    }

    /** Tells what the script printed. */
    String up() {
        return script("up");
    }

    void stop() {
        script("stop");
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    void killServer() {
        killAndWait(firstLine(home.resolve("lock")));
    }

    /** Its other processes notice and end by themselves. */
    void killPostgres() {
        killAndWait(firstLine(home.resolve("database").resolve("postmaster.pid")));
    }

    Connection database() throws SQLException, IOException {
        var lines = Files.readAllLines(home.resolve("database").resolve("postmaster.pid"));
        var password = Files.readString(home.resolve("secret").resolve("database")).strip();
        var url = "jdbc:postgresql://127.0.0.1:%s/guanlan".formatted(lines.get(3).strip());
        return DriverManager.getConnection(url, "guanlan", password);
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            kill();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private String script(String command) {
        var out = HOMES.resolveSibling(home.getFileName() + "-" + command + ".out");
        var builder =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "source ./guanlan; build() { :; }; \"$@\"",
                                "journeys",
                                command)
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUANLAN_"));
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(HOMES);
            var process = builder.start();
            var ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            var said = Files.readString(out);
            assertThat(ended).as("guanlan %s ends: %s", command, said).isTrue();
            assertThat(process.exitValue()).as("guanlan %s: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whatever still runs on the folder, whether it was stopped properly or not. */
    private void kill() {
        Stream.of(home.resolve("lock"), home.resolve("database").resolve("postmaster.pid"))
                .filter(Files::exists)
                .forEach(file -> killAndWait(firstLine(file)));
    }

    private void killAndWait(String process) {
        ProcessHandle.of(Long.parseLong(process))
                .filter(handle -> commandLine(handle).contains(home.toString()))
                .ifPresent(
                        handle -> {
                            handle.destroyForcibly();
                            await().until(() -> commandLine(handle).isEmpty());
                        });
    }

    /**
     * Tells whose a process is, for ids are given out again; nothing once it is dead, even while
     * nobody has buried it.
     */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("0").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From anywhere in the range, for others may look for one at the same moment; below those that
     * connections take for themselves.
     */
    private static int freePort() {
        return new SplittableRandom()
                .ints(PORTS_TRIED, FIRST_PORT, LAST_PORT)
                .filter(Installation::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port is free for the journeys"));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
