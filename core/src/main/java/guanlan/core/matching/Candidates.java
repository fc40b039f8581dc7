package guanlan.core.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Proposes pairs that share rare keys, in memory of a few integers per key and record and in time
 * that grows with the records, never with their square. A key that more than a limit of records
 * hold is not followed; for each record those that share the most information with it are kept.
 */
public final class Candidates {
    private static final int SLICES = 64;
    private final int rows;
    private final int[] starts;
    private final int[] keys;
    private final int[] firsts;
    private final int[] holders;
    private final int[] hashes;
    private final Limits limits;

    /**
     * @param holders of a key that is still followed
     * @param each the most candidates kept for one record
     * @param share the least information shared, as a part of what the poorer record has
     */
    public record Limits(int holders, int each, double share) {
        public static final Limits LARGE = new Limits(400, 6, 0.32);
        public static final Limits MIDDLE = new Limits(1000, 30, 0.12);
        public static final Limits SMALL = new Limits(1500, 120, 0.12);

        /** By the number of records. */
        public static Limits of(int rows) {
            return rows > 50_000 ? LARGE : rows > 6_000 ? MIDDLE : SMALL;
        }
    }

    /** Takes the keys of all records row after row. */
    public static final class Builder {
        private int[] keys = new int[1 << 12];
        private int[] starts;
        private int row;
        private int count;

        public Builder() {
            this(1 << 10);
        }

        Builder(int rows) {
            starts = new int[rows + 1];
        }

        /**
         * @param ofRow distinct, each a hash of what may be shared
         */
        public Builder add(int[] ofRow) {
            if (row + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            if (count + ofRow.length > keys.length) {
                keys =
                        Arrays.copyOf(
                                keys,
                                Math.max(count + ofRow.length, keys.length + (keys.length >> 1)));
            }
            System.arraycopy(ofRow, 0, keys, count, ofRow.length);
            count += ofRow.length;
            starts[++row] = count;
            return this;
        }

        /** Once: what is kept of the keys is much less than what was given. */
        public Candidates build(Limits limits) {
            return new Candidates(this, limits);
        }
    }

    private Candidates(Builder builder, Limits limits) {
        this.limits = limits;
        this.rows = builder.row;
        this.starts = Arrays.copyOf(builder.starts, rows + 1);
        int kept = dropUseless(builder.keys, limits.holders());
        this.keys = Arrays.copyOf(builder.keys, kept);
        builder.keys = new int[0];
        long[] byKey = byKey(keys, kept);
        this.hashes = distinctKeys(byKey);
        this.firsts = new int[hashes.length + 1];
        this.holders = new int[kept];
        number(byKey);
    }

    /**
     * Drops keys of one record or of too many, by a table of counts that may only err to keep; how
     * many remain.
     */
    private int dropUseless(int[] given, int limit) {
        int bits = Math.clamp(33 - Integer.numberOfLeadingZeros(Math.max(1, starts[rows])), 12, 24);
        int[] counts = new int[1 << bits];
        for (int at = 0; at < starts[rows]; at++) {
            counts[slot(given[at], bits)]++;
        }
        int kept = 0;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            int to = starts[row + 1];
            for (int at = from; at < to; at++) {
                int count = counts[slot(given[at], bits)];
                if (count > 1 && count <= 2 * limit) {
                    given[kept++] = given[at];
                }
            }
            from = to;
            starts[row + 1] = kept;
        }
        return kept;
    }

    private static int slot(int key, int bits) {
        return (key * 0x9E3779B1) >>> (32 - bits);
    }

    private long[] byKey(int[] given, int kept) {
        long[] byKey = new long[kept];
        for (int row = 0; row < rows; row++) {
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                byKey[at] = (long) given[at] << 32 | row;
            }
        }
        Arrays.parallelSort(byKey);
        return byKey;
    }

    private static int[] distinctKeys(long[] byKey) {
        int count = 0;
        for (int at = 0; at < byKey.length; at++) {
            count += isFirst(byKey, at) ? 1 : 0;
        }
        int[] distinct = new int[count];
        count = 0;
        for (int at = 0; at < byKey.length; at++) {
            if (isFirst(byKey, at)) {
                distinct[count++] = (int) (byKey[at] >> 32);
            }
        }
        return distinct;
    }

    private static boolean isFirst(long[] byKey, int at) {
        return at == 0 || byKey[at] >> 32 != byKey[at - 1] >> 32;
    }

    /**
     * Gives each key its number and writes it where the key stood, the rows of each key one after
     * another.
     */
    private void number(long[] byKey) {
        int number = -1;
        for (int at = 0; at < byKey.length; at++) {
            if (isFirst(byKey, at)) {
                firsts[++number] = at;
            }
            holders[at] = (int) byKey[at];
        }
        firsts[hashes.length] = byKey.length;
        IntStream.range(0, SLICES)
                .parallel()
                .forEach(
                        slice -> {
                            int to = (int) ((long) starts[rows] * (slice + 1) / SLICES);
                            for (int at = (int) ((long) starts[rows] * slice / SLICES);
                                    at < to;
                                    at++) {
                                keys[at] = Arrays.binarySearch(hashes, keys[at]);
                            }
                        });
    }

    /** All pairs as {@code smaller row << 32 | larger row}, ascending and distinct. */
    public long[] pairs() {
        return pairs(0);
    }

    /**
     * The same for two tables in one: only pairs of a row below the border with one from it on. A
     * border of 0 is one table.
     */
    public long[] pairs(int border) {
        long[] all =
                IntStream.range(0, SLICES)
                        .parallel()
                        .mapToObj(
                                slice ->
                                        new Search()
                                                .slice(
                                                        (int) ((long) rows * slice / SLICES),
                                                        (int) ((long) rows * (slice + 1) / SLICES),
                                                        border))
                        .flatMapToLong(Arrays::stream)
                        .toArray();
        Arrays.parallelSort(all);
        int kept = 0;
        for (int at = 0; at < all.length; at++) {
            if (at == 0 || all[at] != all[at - 1]) {
                all[kept++] = all[at];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** The rows that share most with one of them, best first. */
    public int[] near(int row) {
        Search search = new Search();
        search.gather(keys, starts[row], starts[row + 1]);
        return search.best(row, 0, limits.share());
    }

    /** The rows that share most with a record that is not among them, best first. */
    public int[] like(int[] keysOfRecord) {
        int[] numbers =
                Arrays.stream(keysOfRecord)
                        .map(key -> Arrays.binarySearch(hashes, key))
                        .filter(number -> number >= 0)
                        .toArray();
        Search search = new Search();
        search.gather(numbers, 0, numbers.length);
        return search.best(-1, 0, 0);
    }

    float weight(int number) {
        return (float) Math.log((rows + 1.0) / (firsts[number + 1] - firsts[number]));
    }

    /** The working memory of one thread. */
    private final class Search {
        private float[] shared = new float[256];
        private int[] found = new int[256];
        private int[] slots = new int[1024];
        private int count;
        private double own;

        long[] slice(int from, int to, int border) {
            long[] pairs = new long[1024];
            int size = 0;
            for (int row = from; row < to; row++) {
                gather(keys, starts[row], starts[row + 1]);
                for (int other : best(row, border, limits.share())) {
                    if (size == pairs.length) {
                        pairs = Arrays.copyOf(pairs, 2 * size);
                    }
                    pairs[size++] = (long) Math.min(row, other) << 32 | Math.max(row, other);
                }
            }
            return Arrays.copyOf(pairs, size);
        }

        /** Adds up for every row what it shares with the keys. */
        void gather(int[] numbers, int from, int to) {
            Arrays.fill(slots, 0);
            count = 0;
            own = 0;
            for (int at = from; at < to; at++) {
                int number = numbers[at];
                int size = firsts[number + 1] - firsts[number];
                if (size <= limits.holders()) {
                    float weight = weight(number);
                    own += weight;
                    for (int holder = firsts[number]; holder < firsts[number + 1]; holder++) {
                        add(holders[holder], weight);
                    }
                }
            }
        }

        private void add(int row, float weight) {
            int mask = slots.length - 1;
            int slot = (row * 0x9E3779B1) >>> 7 & mask;
            while (slots[slot] != 0 && found[slots[slot] - 1] != row) {
                slot = slot + 1 & mask;
            }
            if (slots[slot] != 0) {
                shared[slots[slot] - 1] += weight;
                return;
            }
            if (count == found.length) {
                grow();
                add(row, weight);
                return;
            }
            found[count] = row;
            shared[count++] = weight;
            slots[slot] = count;
        }

        private void grow() {
            found = Arrays.copyOf(found, 2 * count);
            shared = Arrays.copyOf(shared, 2 * count);
            slots = new int[8 * count];
            int mask = slots.length - 1;
            for (int at = 0; at < count; at++) {
                int slot = (found[at] * 0x9E3779B1) >>> 7 & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = at + 1;
            }
        }

        int[] best(int row, int border, double share) {
            double least = share * own;
            long[] ranked = new long[count];
            int size = 0;
            for (int at = 0; at < count; at++) {
                boolean across = border == 0 || row < border != found[at] < border;
                if (found[at] != row && across && shared[at] >= least) {
                    ranked[size++] = (long) Float.floatToIntBits(shared[at]) << 32 | at;
                }
            }
            Arrays.sort(ranked, 0, size);
            int[] best = new int[Math.min(size, limits.each())];
            for (int at = 0; at < best.length; at++) {
                best[at] = found[(int) ranked[size - 1 - at]];
            }
            return best;
        }
    }
}
