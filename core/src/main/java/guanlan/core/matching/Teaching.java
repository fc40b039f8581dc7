package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which pairs to ask first: those of which the judgement is least sure, and that are unlike those
 * already asked (uncertainty times distance; Settles, Active Learning, 2012, §3 and §5).
 */
public final class Teaching {
    private static final double NEAR = 0.05;

    private Teaching() {}

    /**
     * The order in which to ask, by place.
     *
     * @param rows the numbers of each pair, as {@link Leaning#row} makes them
     * @param probabilities of each pair
     */
    public static int[] order(List<double[]> rows, double[] probabilities, int most) {
        int size = rows.size();
        double[] far = new double[size];
        Arrays.fill(far, 1);
        List<Integer> asked = new ArrayList<>();
        boolean[] taken = new boolean[size];
        while (asked.size() < Math.min(most, size)) {
            int best = -1;
            double value = -1;
            for (int at = 0; at < size; at++) {
                double worth = doubt(probabilities[at]) * (NEAR + far[at]);
                if (!taken[at] && worth > value) {
                    value = worth;
                    best = at;
                }
            }
            taken[best] = true;
            asked.add(best);
            for (int at = 0; at < size; at++) {
                far[at] = Math.min(far[at], distance(rows.get(at), rows.get(best)));
            }
        }
        return asked.stream().mapToInt(Integer::intValue).toArray();
    }

    /** 1 at even odds, 0 where all is clear. */
    static double doubt(double probability) {
        return 4 * probability * (1 - probability);
    }

    /** 0 to 1: the shares of the fields that speak differently. */
    private static double distance(double[] one, double[] two) {
        double sum = 0;
        for (int at = 2; at < one.length; at++) {
            sum += Math.abs(one[at] - two[at]) / 2;
        }
        return sum / Math.max(1, one.length - 2);
    }
}
