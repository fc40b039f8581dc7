package guanlan.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows from everywhere in a file, each as likely as any other, however many there are (reservoir
 * sampling, Vitter's algorithm R). The same file always gives the same rows.
 */
final class Spread {
    private static final int MOST = 1_000;

    private final List<SourceRow> rows = new ArrayList<>();
    private final SplittableRandom chance = new SplittableRandom(1);

    /** Row number {@code seen} of the file, counted from 1. */
    void add(SourceRow row, long seen) {
        if (rows.size() < MOST) {
            rows.add(row.brief());
            return;
        }
        long place = chance.nextLong(seen);
        if (place < MOST) {
            rows.set((int) place, row.brief());
        }
    }

    List<SourceRow> rows() {
        return rows;
    }
}
