package guanlan.platform.files;

import guanlan.core.values.Ids;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Home;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps files as {@code files/<company>/<id>} in the data folder, readable by the owner only. A
 * file appears under its name only when it is whole and on the disk. Names are made here of ids and
 * companies, never of what somebody typed.
 */
@Component
final class FilesInFolder implements Files {
    private final Path home;
    private final Path root;
    private final Ids ids;

    FilesInFolder(Home home, Ids ids) {
        this.home = home.folder();
        this.root = home.file("files");
        this.ids = ids;
    }

    @Override
    public FileId store(InputStream content) throws IOException {
        var id = new FileId(ids.next());
        Path folder = folder();
        Path unfinished = folder.resolve(id + ".unfinished");
        makeFolder(folder);
        try {
            write(content, unfinished);
            java.nio.file.Files.move(unfinished, path(id), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            java.nio.file.Files.deleteIfExists(unfinished);
        }
        force(folder);
        return id;
    }

    @Override
    public InputStream open(FileId id) throws IOException {
        try {
            return java.nio.file.Files.newInputStream(path(id));
        } catch (NoSuchFileException _) {
            throw new Problem(FileProblem.ABSENT);
        }
    }

    @Override
    public long size(FileId id) throws IOException {
        try {
            return java.nio.file.Files.size(path(id));
        } catch (NoSuchFileException _) {
            throw new Problem(FileProblem.ABSENT);
        }
    }

    @Override
    public void delete(FileId id) throws IOException {
        java.nio.file.Files.deleteIfExists(path(id));
    }

    private static void write(InputStream content, Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(file, options, owner)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private void makeFolder(Path folder) throws IOException {
        if (java.nio.file.Files.isDirectory(folder)) {
            return;
        }
        java.nio.file.Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        force(root);
        force(home);
    }

    /** A folder's own entries reach the disk apart from the files they name. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path path(FileId id) {
        return folder().resolve(id.toString());
    }

    private Path folder() {
        String tenant = Caller.current().tenant();
        if (!tenant.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalStateException("not the name of a company");
        }
        return root.resolve(tenant);
    }
}
