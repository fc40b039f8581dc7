package guanlan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A password that no person ever types: made once, kept in a file that only its owner may read. */
record Secret(Path file, String text) {

    static Secret at(Path file) {
        try {
            return Files.exists(file)
                    ? new Secret(file, Files.readString(file).strip())
                    : make(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secret make(Path file) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.createDirectories(file.getParent(), rights("rwx------"));
        // Written aside first: a start broken off here must not leave an empty password behind.
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, rights("rw-------"));
        Files.writeString(unfinished, text);
        Files.move(unfinished, file);
        return new Secret(file, text);
    }

    private static FileAttribute<Set<PosixFilePermission>> rights(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    @Override
    public String toString() {
        return "Secret[" + file + "]";
    }
}
