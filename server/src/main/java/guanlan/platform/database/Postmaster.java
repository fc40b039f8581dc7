package guanlan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What PostgreSQL tells about itself in {@code postmaster.pid}: line 1 its process, 2 its data
 * folder, 4 its port, 8 its state (see "Database File Layout" in its manual).
 */
record Postmaster(long process, Path data, int port, boolean ready) {

    static Optional<Postmaster> of(Path data) {
        try {
            return parse(Files.readString(data.resolve("postmaster.pid")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty while PostgreSQL is still writing the file. */
    static Optional<Postmaster> parse(String text) {
        var lines = text.lines().map(String::strip).toList();
        if (lines.size() < 4
                || !lines.getFirst().matches("\\d+")
                || !lines.get(3).matches("\\d+")) {
            return Optional.empty();
        }
        var ready = lines.size() >= 8 && lines.get(7).equals("ready");
        return Optional.of(
                new Postmaster(
                        Long.parseLong(lines.getFirst()),
                        Path.of(lines.get(1)),
                        Integer.parseInt(lines.get(3)),
                        ready));
    }

    /**
     * A process id is given out again after a crash, so being alive is not enough: it must be
     * PostgreSQL on our folder.
     */
    boolean runsOn(Path folder) {
        return data.equals(folder)
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(handle -> handle.info().commandLine())
                        .filter(
                                line ->
                                        line.contains("postgres")
                                                && line.contains(folder.toString()))
                        .isPresent();
    }
}
