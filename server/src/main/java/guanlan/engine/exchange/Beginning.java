package guanlan.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a file: those that are shown as they are, those behind them cut short. However
 * long their cells, they take a bounded amount of memory.
 */
final class Beginning {
    private static final long CHARACTERS = 16_000_000;

    private final List<SourceRow> rows = new ArrayList<>();
    private final int most;
    private long characters;

    Beginning(int most) {
        this.most = most;
    }

    /** Whether the row is still one of the first. */
    boolean add(SourceRow row) {
        if (rows.size() == most || characters > CHARACTERS) {
            return false;
        }
        SourceRow kept = rows.size() < Analysis.SHOWN ? row : row.brief();
        characters += kept.characters();
        return rows.add(kept);
    }

    List<SourceRow> rows() {
        return rows;
    }
}
