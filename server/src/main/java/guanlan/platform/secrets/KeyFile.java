package guanlan.platform.secrets;

import guanlan.platform.database.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keys in a file that only its owner may read, one a line, the newest first. It is read again when
 * it changes: {@code ./guanlan secrets rotate} is another process than the server.
 */
final class KeyFile implements Keys {
    private final Path file;
    private List<SealingKey> keys = List.of();
    private Stamp read = new Stamp(FileTime.fromMillis(0), 0);

    private KeyFile(Path file) {
        this.file = file;
    }

    /** Two writings within one tick of the disk's clock differ in size. */
    private record Stamp(FileTime changed, long size) {}

    static KeyFile at(Path file) {
        var keys = new KeyFile(file);
        if (!Files.exists(file)) {
            keys.write(List.of(SealingKey.random()));
        }
        return keys;
    }

    @Override
    public synchronized List<SealingKey> all() {
        try {
            var changed = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            if (keys.isEmpty() || !changed.equals(read)) {
                keys = Files.readString(file).lines().map(this::key).toList();
                read = changed;
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean renew() {
        List<SealingKey> more = new ArrayList<>(all());
        more.addFirst(SealingKey.random());
        write(more);
        keys = List.of();
        return true;
    }

    private SealingKey key(String line) {
        return SealingKey.read(line)
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        "%s does not hold keys any more: bring it back from a backup; without it nobody can open what was sealed."
                                                .formatted(file)));
    }

    /** Written aside first: a start broken off here must not leave half a key behind. */
    private void write(List<SealingKey> content) {
        try {
            Files.createDirectories(file.getParent(), rights("rwx------"));
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, rights("rw-------"));
            Files.writeString(
                    unfinished,
                    content.stream()
                            .map(key -> key.written() + "\n")
                            .collect(Collectors.joining()));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> rights(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
