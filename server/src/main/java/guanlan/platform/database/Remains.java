package guanlan.platform.database;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a killed PostgreSQL leaves on its data folder: helpers that notice the death of their
 * postmaster a little later, and a {@code postmaster.pid} that keeps the next one from starting for
 * as long as anything has that process id, be it a dead process nobody has buried.
 */
record Remains(Path data) {
    private static final Path PROCESSES = Path.of("/proc");

    /**
     * Whether a process works in the folder still; each PostgreSQL process does in its own. A dead
     * one that is not buried works nowhere. Without {@code /proc} PostgreSQL itself has to judge.
     */
    boolean work() {
        if (!Files.isDirectory(PROCESSES)) {
            return false;
        }
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            Path folder = data.toRealPath();
            for (Path process : processes) {
                if (folder.equals(placeOf(process))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            throw new StartRefused(
                    "The processes on %s cannot be seen (%s).".formatted(data, e.getMessage()), e);
        }
    }

    /** Only once nothing works in the folder: the file also guards its shared memory. */
    void bury() {
        try {
            if (Files.isDirectory(PROCESSES)) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw new StartRefused(
                    "The database in %s cannot be written (%s).".formatted(data, e.getMessage()),
                    e);
        }
    }

    /** Nothing for a process that has ended meanwhile or is not ours to look at. */
    private static @Nullable Path placeOf(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException _) {
            return null;
        }
    }
}
