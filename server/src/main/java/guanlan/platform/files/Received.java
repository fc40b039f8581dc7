package guanlan.platform.files;

import guanlan.platform.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A content that was taken in: where it lies, and what it turned out to be.
 *
 * @param preview a small picture of it, kept beside
 */
public record Received(
        FileId content,
        @Nullable FileId preview,
        long size,
        String type,
        String checksum,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** Takes a content in; one of more bytes than are allowed, or of none, is refused. */
    public static Received from(Files files, String name, InputStream content, long most)
            throws IOException {
        var watched = new Watched(content, most);
        FileId id = files.store(watched);
        if (watched.size == 0) {
            files.delete(id);
            throw new Problem(FileProblem.EMPTY);
        }
        String type = MediaTypes.of(watched.head(), name);
        Optional<Pictures.Small> small = Optional.empty();
        if (type.startsWith("image/")) {
            try (InputStream again = files.open(id)) {
                small = Pictures.small(again);
            }
        }
        FileId preview =
                small.isPresent()
                        ? files.store(new ByteArrayInputStream(small.get().content()))
                        : null;
        return new Received(
                id,
                preview,
                watched.size,
                type,
                watched.checksum(),
                small.map(each -> each.of().width()).orElse(null),
                small.map(each -> each.of().height()).orElse(null));
    }

    /** Counts, sums up and remembers the beginning of what passes. */
    private static final class Watched extends FilterInputStream {
        private final MessageDigest digest = sha256();
        private final byte[] head = new byte[MediaTypes.HEAD];
        private final long most;
        private long size;

        Watched(InputStream content, long most) {
            super(content);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            if (count > 0) {
                digest.update(into, from, count);
                if (size < head.length) {
                    int more = (int) Math.min(count, head.length - size);
                    System.arraycopy(into, from, head, (int) size, more);
                }
                size += count;
                if (size > most) {
                    throw new Problem(FileProblem.TOO_LARGE, Map.of("most", most >> 20));
                }
            }
            return count;
        }

        byte[] head() {
            return Arrays.copyOf(head, (int) Math.min(size, head.length));
        }

        String checksum() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
