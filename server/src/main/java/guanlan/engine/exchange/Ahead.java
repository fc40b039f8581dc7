package guanlan.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prepares chunks of rows on a thread of its own while the database writes those before.
 * At most two chunks lie ready, so memory stays bounded whatever the file.
 */
final class Ahead implements AutoCloseable {
    private static final int READY = 2;

    /** A chunk ends at so many characters, if not at its number of rows. */
    private static final long CHARACTERS = 8_000_000;

    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(READY);
    private final int size;
    private final QualityCensus census;
    private final Thread reader;

    private sealed interface Parcel {
        record Chunk(List<Prepared> rows) implements Parcel {}

        record End(@Nullable RuntimeException failure) implements Parcel {}
    }

    /** Starts behind the rows that were done before; gives chunks of so many rows. */
    Ahead(Supplier<Rows> open, long done, Preparation preparation, QualityCensus census, int size) {
        this.size = size;
        this.census = census;
        reader =
                Thread.ofPlatform()
                        .name("import-reader")
                        .daemon()
                        .start(() -> run(open, done, preparation));
    }

    /** The next chunk; empty at the end of the file. */
    List<Prepared> next() {
        try {
            return switch (parcels.take()) {
                case Parcel.Chunk(var rows) -> rows;
                case Parcel.End(var failure) -> {
                    if (failure != null) {
                        throw failure;
                    }
                    yield List.of();
                }
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Ledger.Superseded();
        }
    }

    private void run(Supplier<Rows> open, long done, Preparation preparation) {
        try {
            put(read(open, done, preparation));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Parcel.End read(Supplier<Rows> open, long done, Preparation preparation)
            throws InterruptedException {
        try (Rows rows = open.get()) {
            for (var row = passed(rows, done); row != null; row = passed(rows, done)) {
                census.take(preparation.prepare(row));
            }
            List<Prepared> chunk = new ArrayList<>();
            long characters = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                Prepared prepared = preparation.prepare(row);
                census.take(prepared);
                chunk.add(prepared);
                characters += row.characters();
                if (chunk.size() == size || characters > CHARACTERS) {
                    put(new Parcel.Chunk(chunk));
                    chunk = new ArrayList<>();
                    characters = 0;
                }
            }
            if (!chunk.isEmpty()) {
                put(new Parcel.Chunk(chunk));
            }
            return new Parcel.End(null);
        } catch (RuntimeException failure) {
            return new Parcel.End(failure);
        }
    }

    /** A row that was written before; null when all of them are passed. */
    private static @Nullable SourceRow passed(Rows rows, long done) {
        return rows.read() < done ? rows.next() : null;
    }

    private void put(Parcel parcel) throws InterruptedException {
        parcels.put(parcel);
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
