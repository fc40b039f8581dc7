package guanlan.platform.files;

import java.util.UUID;

/** Names a stored file, and nothing but a stored file. */
public record FileId(UUID value) {

    public static FileId of(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
