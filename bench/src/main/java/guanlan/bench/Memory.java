package guanlan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory that a process and its children hold. The proportional set size counts a page that n
 * processes share as 1/n in each, so PostgreSQL's shared buffers are counted once.
 */
final class Memory {
    private Memory() {}

    static double megabytes(long process) {
        var root = ProcessHandle.of(process).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(each -> proportional(each.pid()))
                        .sum()
                / 1024.0;
    }

    private static long proportional(long process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException unread) {
            if (ProcessHandle.of(process).isEmpty()) {
                return 0;
            }
            throw new IllegalStateException("The memory of a process cannot be read.", unread);
        }
    }
}
