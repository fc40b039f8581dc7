package guanlan.domain.matching;

import guanlan.core.matching.Candidates;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;

/**
 * What the records of a table are found by, in arrays: some 300 bytes a record. A row is the place
 * of a record among all, ascending.
 */
final class TableKeys {
    private final long[] high;
    private final long[] low;
    private final int[] marks;
    private final BitSet waiting;
    private final Candidates candidates;

    private TableKeys(Builder builder, Candidates.Limits limits) {
        this.high = Arrays.copyOf(builder.high, builder.rows);
        this.low = Arrays.copyOf(builder.low, builder.rows);
        this.marks = Arrays.copyOf(builder.marks, builder.rows);
        this.waiting = builder.waiting;
        this.candidates = builder.keys.build(limits);
    }

    /** Takes records in their order. */
    static final class Builder {
        private long[] high = new long[1024];
        private long[] low = new long[1024];
        private int[] marks = new int[1024];
        private final BitSet waiting = new BitSet();
        private final Candidates.Builder keys = new Candidates.Builder();
        private int rows;

        void add(UUID record, int[] folded, boolean waits) {
            if (rows == marks.length) {
                high = Arrays.copyOf(high, 2 * rows);
                low = Arrays.copyOf(low, 2 * rows);
                marks = Arrays.copyOf(marks, 2 * rows);
            }
            high[rows] = record.getMostSignificantBits();
            low[rows] = record.getLeastSignificantBits();
            marks[rows] = mark(folded);
            waiting.set(rows, waits);
            keys.add(folded);
            rows++;
        }

        int rows() {
            return rows;
        }

        TableKeys build(Candidates.Limits limits) {
            return new TableKeys(this, limits);
        }
    }

    /**
     * Keys as the database writes them, {@code {12,-7}}, folded to half their length, ascending.
     */
    static int[] folded(String array) {
        int[] folded = new int[array.length() / 2];
        int count = 0;
        int at = 1;
        while (at < array.length() - 1) {
            boolean negative = array.charAt(at) == '-';
            long key = 0;
            at += negative ? 1 : 0;
            for (; array.charAt(at) >= '0' && array.charAt(at) <= '9'; at++) {
                key = 10 * key + array.charAt(at) - '0';
            }
            folded[count++] = Long.hashCode(negative ? -key : key);
            at++;
        }
        return distinct(folded, count);
    }

    private static int[] distinct(int[] keys, int count) {
        Arrays.sort(keys, 0, count);
        int kept = 0;
        for (int at = 0; at < count; at++) {
            if (at == 0 || keys[at] != keys[at - 1]) {
                keys[kept++] = keys[at];
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    /** Told apart from what a record was found by before. */
    static int mark(int[] folded) {
        return Arrays.hashCode(folded);
    }

    int size() {
        return marks.length;
    }

    UUID record(int row) {
        return new UUID(high[row], low[row]);
    }

    /** The next row from one on that waits; −1 after the last. */
    int nextWaiting(int from) {
        return waiting.nextSetBit(from);
    }

    boolean isAsRead(int row, int[] folded) {
        return marks[row] == mark(folded);
    }

    /** The rows that share most with one, the likeliest first. */
    int[] near(int row) {
        return candidates.near(row);
    }
}
