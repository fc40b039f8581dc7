package guanlan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

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
        Files.createDirectories(file.getParent());
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
        return new Secret(file, text);
    }

    @Override
    public String toString() {
        return "Secret[" + file + "]";
    }
}
