package guanlan.engine.exchange;

/**
 * How many different values there were, within about 1.6 %, in four kilobytes however many come
 * (HyperLogLog; Flajolet and others, 2007, with their correction for few values).
 */
final class Distinct {
    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final double BIAS = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] longest = new byte[REGISTERS];

    void add(String value) {
        long hash = mixed(value);
        int register = (int) (hash >>> (64 - BITS));
        int zeros = Long.numberOfLeadingZeros(hash << BITS | 1L << (BITS - 1)) + 1;
        longest[register] = (byte) Math.max(longest[register], zeros);
    }

    long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte zeros : longest) {
            sum += Math.scalb(1.0, -zeros);
            empty += zeros == 0 ? 1 : 0;
        }
        double estimate = BIAS * REGISTERS * REGISTERS / sum;
        boolean few = estimate <= 2.5 * REGISTERS && empty > 0;
        return Math.round(few ? REGISTERS * Math.log((double) REGISTERS / empty) : estimate);
    }

    /** Each character in turn, then the bits stirred (FNV-1a, then the finaliser of SplitMix64). */
    private static long mixed(String value) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < value.length(); at++) {
            hash = (hash ^ value.charAt(at)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
