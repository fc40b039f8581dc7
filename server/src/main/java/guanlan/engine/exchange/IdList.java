package guanlan.engine.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Ids in their order, on disk: sixteen bytes each, however many there are. */
final class IdList {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private long count;

    IdList(Path path) {
        this.path = path;
    }

    long count() {
        return count;
    }

    Filling filling() {
        try {
            return new Filling(
                    new DataOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(path), BUFFER)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Reading reading() {
        try {
            return new Reading(
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(path), BUFFER)),
                    count);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Takes ids one by one. */
    final class Filling implements AutoCloseable {
        private final DataOutputStream out;

        private Filling(DataOutputStream out) {
            this.out = out;
        }

        void add(UUID id) {
            try {
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
                count++;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Gives them page by page. */
    static final class Reading implements AutoCloseable {
        private final DataInputStream in;
        private long left;

        private Reading(DataInputStream in, long count) {
            this.in = in;
            this.left = count;
        }

        /** The next ones; none at the end. */
        List<UUID> next(int most) throws IOException {
            List<UUID> page = new ArrayList<>();
            for (; left > 0 && page.size() < most; left--) {
                page.add(new UUID(in.readLong(), in.readLong()));
            }
            return page;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
