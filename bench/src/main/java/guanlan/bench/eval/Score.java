package guanlan.bench.eval;

import java.util.Arrays;

/** Precision, recall and F1 over pairs. */
record Score(long right, long said, long gold) {
    double precision() {
        return said == 0 ? 0 : (double) right / said;
    }

    double recall() {
        return gold == 0 ? 0 : (double) right / gold;
    }

    double f1() {
        return said + gold == 0 ? 0 : 2.0 * right / (said + gold);
    }

    static Score of(double[] probabilities, byte[] labels) {
        long right = 0;
        long said = 0;
        long gold = 0;
        for (int at = 0; at < labels.length; at++) {
            boolean yes = probabilities[at] >= 0.5;
            said += yes ? 1 : 0;
            gold += labels[at];
            right += yes && labels[at] == 1 ? 1 : 0;
        }
        return new Score(right, said, gold);
    }

    /** Over all pairs of rows that two groupings put together. */
    static Score ofClusters(int[] clusters, int[] gold) {
        return new Score(
                together(product(clusters, gold)), together(wide(clusters)), together(wide(gold)));
    }

    private static long[] product(int[] one, int[] two) {
        long[] both = new long[one.length];
        for (int at = 0; at < both.length; at++) {
            both[at] = (long) one[at] << 32 | two[at];
        }
        return both;
    }

    private static long[] wide(int[] groups) {
        return Arrays.stream(groups).asLongStream().toArray();
    }

    private static long together(long[] groups) {
        Arrays.sort(groups);
        long pairs = 0;
        long run = 0;
        for (int at = 1; at < groups.length; at++) {
            run = groups[at] == groups[at - 1] ? run + 1 : 0;
            pairs += run;
        }
        return pairs;
    }
}
