package guanlan.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The data folder, {@code GUANLAN_HOME}: everything a user would miss lies in it, and nothing of
 * the product does. One running server owns it, which a lock on the file {@code lock} tells; the
 * file holds that server's process id and port.
 */
public final class Home {
    private static final DataSize LEAST_FREE = DataSize.ofMegabytes(200);
    private static final String LOCK = "lock";

    /** What stands there before the first start: the launcher's log, a disk's own folder. */
    private static final Set<String> HARMLESS = Set.of("log", "lost+found");

    private final Path folder;

    /** Closing it would give the lock away. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable FileChannel held;

    private Home(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder as it is, made when it is absent, or refused in a sentence when it can be of no
     * use.
     */
    public static Home open(Path folder) {
        var home = new Home(folder.toAbsolutePath().normalize());
        home.create();
        home.refuseForeign();
        home.refuseUnwritable();
        home.refuseFull();
        return home;
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Keeps a second server away until this process ends. */
    public void lock(int port) {
        if (!tryLock(port)) {
            throw new StartRefused(
                    "Another Guanlan is already running on the data folder %s: stop it first, or set GUANLAN_HOME to another folder."
                            .formatted(folder));
        }
    }

    /** Whether the folder is now ours; it is not while another process has it. */
    public boolean tryLock(int port) {
        try {
            var channel =
                    FileChannel.open(
                            file(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            var owner = "%d\n%d\n".formatted(ProcessHandle.current().pid(), port);
            channel.truncate(0).write(StandardCharsets.UTF_8.encode(owner));
            held = channel;
            return true;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void create() {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder %s cannot be made (%s): make it writable or set GUANLAN_HOME to another folder."
                            .formatted(folder, reason(e)),
                    e);
        }
    }

    private void refuseForeign() {
        if (Files.exists(file(LOCK))) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.anyMatch(path -> !HARMLESS.contains(path.getFileName().toString()))) {
                throw new StartRefused(
                        "%s holds other things than Guanlan's data: set GUANLAN_HOME to an empty or a new folder."
                                .formatted(folder));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void refuseUnwritable() {
        try {
            Path probe = Files.createTempFile(folder, "probe", null);
            Files.delete(probe);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void refuseFull() {
        try {
            var free = DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace());
            if (free.compareTo(LEAST_FREE) < 0) {
                throw new StartRefused(
                        "Only %d MB are free for the data folder %s, and Guanlan needs %d: make room or set GUANLAN_HOME to another disk."
                                .formatted(free.toMegabytes(), folder, LEAST_FREE.toMegabytes()));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private StartRefused unwritable(IOException cause) {
        return new StartRefused(
                "The data folder %s cannot be written (%s): give this user the right or set GUANLAN_HOME to another folder."
                        .formatted(folder, reason(cause)),
                cause);
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "no permission"
                : String.valueOf(e.getMessage());
    }
}
