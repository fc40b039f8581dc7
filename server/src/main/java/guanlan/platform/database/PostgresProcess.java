package guanlan.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The running PostgreSQL of one data folder. {@code pg_ctl} starts it in a session of its own, so
 * that Ctrl-C on the terminal reaches only the application, which then stops PostgreSQL last.
 */
record PostgresProcess(Programs programs, Path data, Path logs) {
    static final String SETTINGS = "guanlan.conf";

    /** Long, for a recovery after a power cut; a PostgreSQL that fails is noticed at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMillis(4);

    Optional<Postmaster> running() {
        var found = Postmaster.of(data);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().runsOn(data)) {
            return Optional.empty();
        }
        // It may be starting, or still stopping: then it is ready soon, or gone soon.
        await(() -> Postmaster.of(data).map(Postmaster::ready).orElse(true));
        return Postmaster.of(data);
    }

    Postmaster start(Map<String, String> further) {
        var remains = new Remains(data);
        await(() -> !remains.work());
        remains.bury();
        configure(further);
        var command =
                List.of(
                        "pg_ctl",
                        "start",
                        "-s",
                        "-w",
                        "-t",
                        "600",
                        "-D",
                        data.toString(),
                        "-l",
                        log().toString());
        // pg_ctl looks only ten times a second whether PostgreSQL is ready, but sees at once that
        // it failed.
        var control = CompletableFuture.supplyAsync(() -> programs.run(command, ""));
        await(() -> ready().isPresent() || control.isDone());
        return ready().or(() -> control.join().succeeded() ? ready() : Optional.empty())
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        "PostgreSQL does not start: %s (see %s)."
                                                .formatted(lastWords(), logs)));
    }

    /** Open transactions are rolled back, everything committed is kept. */
    void stop() {
        var process = running().flatMap(found -> ProcessHandle.of(found.process()));
        if (process.isEmpty()) {
            return;
        }
        programs.run(List.of("pg_ctl", "stop", "-s", "-W", "-m", "fast", "-D", data.toString()), "")
                .orRefuse("PostgreSQL cannot be stopped");
        await(() -> Postmaster.of(data).isEmpty());
        // In a container nobody may bury the dead process, so this wait is short and its end no
        // failure.
        process.get().onExit().completeOnTimeout(process.get(), 2, TimeUnit.SECONDS).join();
    }

    private Optional<Postmaster> ready() {
        return Postmaster.of(data).filter(found -> found.ready() && found.runsOn(data));
    }

    private void configure(Map<String, String> further) {
        var settings =
                new TreeMap<>(
                        Map.of(
                                "listen_addresses", "127.0.0.1",
                                "port", String.valueOf(freePort()),
                                "unix_socket_directories", "",
                                "synchronous_commit", "on",
                                "wal_level", "logical",
                                "jit", "off"));
        settings.putAll(
                Map.of(
                        "logging_collector", "on",
                        "log_directory", logs.toString(),
                        "log_filename", "postgres-%a.log",
                        "log_rotation_age", "1d",
                        "log_truncate_on_rotation", "on",
                        // Logs never hold what users keep: neither statements nor the values of a
                        // broken key.
                        "log_min_error_statement", "panic",
                        "log_error_verbosity", "terse"));
        settings.putAll(PostgresMemory.ofMachine().settings());
        settings.putAll(further);
        var text = new StringBuilder();
        settings.forEach(
                (name, value) ->
                        text.append("%s = '%s'\n".formatted(name, value.replace("'", "''"))));
        try {
            Files.createDirectories(logs);
            programs.own(logs);
            Files.writeString(data.resolve(SETTINGS), text);
        } catch (IOException e) {
            throw new StartRefused(
                    "The database in %s cannot be written (%s).".formatted(data, e.getMessage()),
                    e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("No free port is left for PostgreSQL.", e);
        }
    }

    private Path log() {
        return logs.resolve("start.log");
    }

    /** What it said when it gave up stands in its newest log, or, before it has one, in ours. */
    private String lastWords() {
        try (var files = Files.list(logs)) {
            return files.sorted(Comparator.comparing(PostgresProcess::changed).reversed())
                    .flatMap(PostgresProcess::lastFatal)
                    .findFirst()
                    .orElse("it gave no reason");
        } catch (IOException _) {
            return "it gave no reason";
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static Stream<String> lastFatal(Path file) {
        try {
            return Files.readAllLines(file).reversed().stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                    .limit(1);
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new StartRefused(
                            "PostgreSQL did not answer within %d minutes."
                                    .formatted(PATIENCE.toMinutes()));
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }
}
