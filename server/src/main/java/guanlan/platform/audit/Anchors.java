package guanlan.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the chain had grown when it was last looked at, in a file outside of the database: a
 * chain whose end was cut off is still a good chain, only shorter. Newest first; an older anchor is
 * left only where the chain did not go on from it.
 */
final class Anchors {
    private final Path folder;

    Anchors(Path folder) {
        this.folder = folder;
    }

    /** A seal that was there. */
    record Anchor(long number, String hash) {
        static Anchor of(Seal seal) {
            return new Anchor(seal.number(), HexFormat.of().formatHex(seal.hash()));
        }
    }

    synchronized List<Anchor> of(String tenant) {
        try {
            Path file = file(tenant);
            return Files.exists(file)
                    ? Files.readString(file).lines().map(line -> read(file, line)).toList()
                    : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The chain has grown on from the newest anchor. */
    synchronized void move(String tenant, Anchor to) {
        List<Anchor> all = new ArrayList<>(of(tenant));
        if (!all.isEmpty()) {
            all.removeFirst();
        }
        all.addFirst(to);
        write(tenant, all);
    }

    /** The chain does not hold the newest anchor: it stays as evidence. */
    synchronized void add(String tenant, Anchor fresh) {
        List<Anchor> all = new ArrayList<>(of(tenant));
        all.addFirst(fresh);
        write(tenant, all);
    }

    private Path file(String tenant) {
        return folder.resolve("audit-" + tenant);
    }

    private static Anchor read(Path file, String line) {
        String[] parts = line.split(" ");
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
            throw new IllegalStateException(file + " does not hold anchors of the audit trail");
        }
        return new Anchor(Long.parseLong(parts[0]), parts[1]);
    }

    /** Whoever reads sees the old text or the new one. */
    private void write(String tenant, List<Anchor> all) {
        try {
            Files.createDirectories(folder, rights("rwx------"));
            Path fresh = folder.resolve("audit-" + tenant + ".unfinished");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, rights("rw-------"));
            Files.writeString(
                    fresh,
                    all.stream()
                            .map(anchor -> anchor.number() + " " + anchor.hash() + "\n")
                            .collect(Collectors.joining()));
            Files.move(fresh, file(tenant), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> rights(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
