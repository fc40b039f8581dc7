package guanlan.core.matching;

/**
 * How many records hold a word or value, counted in a fixed table under a hash: 4 MB whatever the
 * number of records. Two words under one hash make each other look more common, at a million
 * distinct ones by a small factor.
 */
public final class Frequencies {
    private static final int BITS = 20;
    private final int[] counts = new int[1 << BITS];
    private int records;

    /** Counts one record that holds the hashes, each given once. */
    public void add(int[] hashes) {
        records++;
        for (int hash : hashes) {
            counts[slot(hash)]++;
        }
    }

    /** Counts a value without counting a record. */
    void count(int hash) {
        counts[slot(hash)]++;
    }

    public int records() {
        return records;
    }

    /**
     * ln((records + 1) ÷ (holders + 0.5)), at least 0.01: the information in nats of finding it by
     * chance.
     */
    public float weight(int hash) {
        double weight = Math.log((records + 1.0) / (counts[slot(hash)] + 0.5));
        return (float) Math.max(0.01, weight);
    }

    int holders(int hash) {
        return counts[slot(hash)];
    }

    private static int slot(int hash) {
        return (hash * 0x9E3779B1) >>> (32 - BITS);
    }
}
