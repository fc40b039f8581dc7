package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns a {@link PairModel} from decided pairs, calibrated by cross-validation. The same pairs and
 * seed give the same model.
 */
public final class Learning {
    private static final int FOLDS = 5;
    private static final int SEEDS = 3;
    private static final int NEWTON = 50;
    private final Growing growing;

    public Learning(Growing.Settings settings) {
        this.growing = new Growing(settings);
    }

    /**
     * @param rows measures, one row a pair; at least ten of each label
     * @param labels 1 where both are one
     */
    public PairModel learn(float[][] rows, byte[] labels, long seed) {
        return learned(rows, labels, seed).model();
    }

    /**
     * A model and how it judges what it learned from.
     *
     * @param unseen the calibrated log-odds of each pair by a forest grown without it
     */
    record Learned(PairModel model, double[] unseen) {}

    Learned learned(float[][] rows, byte[] labels, long seed) {
        double[] unseen = unseen(rows, labels, seed);
        double[] line = platt(unseen, labels);
        double best = (bestThreshold(unseen, labels) + expectedBest(unseen, line)) / 2;
        double shift = -line[0] * best;
        List<Trees> forests =
                IntStream.range(0, SEEDS)
                        .parallel()
                        .mapToObj(each -> growing.grow(rows, labels, seed + each))
                        .toList();
        double[] calibrated = new double[unseen.length];
        Arrays.setAll(calibrated, at -> line[0] * unseen[at] + shift);
        return new Learned(new PairModel(forests, line[0], shift, rows[0].length), calibrated);
    }

    /** The log-odds of each pair from a forest that was grown without it. */
    double[] unseen(float[][] rows, byte[] labels, long seed) {
        int[] fold = folds(labels, seed);
        double[] odds = new double[rows.length];
        IntStream.range(0, FOLDS)
                .parallel()
                .forEach(
                        held -> {
                            int[] kept =
                                    IntStream.range(0, rows.length)
                                            .filter(at -> fold[at] != held)
                                            .toArray();
                            float[][] seen =
                                    Arrays.stream(kept)
                                            .mapToObj(at -> rows[at])
                                            .toArray(float[][]::new);
                            byte[] decided = new byte[kept.length];
                            for (int at = 0; at < kept.length; at++) {
                                decided[at] = labels[kept[at]];
                            }
                            Trees trees = growing.grow(seen, decided, seed + held);
                            for (int at = 0; at < rows.length; at++) {
                                if (fold[at] == held) {
                                    odds[at] = trees.logOdds(rows[at]);
                                }
                            }
                        });
        return odds;
    }

    /** Folds with equal shares of both labels. */
    private static int[] folds(byte[] labels, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] fold = new int[labels.length];
        int[] next = new int[2];
        for (int at : order) {
            fold[at] = next[labels[at]]++ % FOLDS;
        }
        return fold;
    }

    /** Logistic regression of the labels on one number, by Newton's method: slope and shift. */
    static double[] platt(double[] odds, byte[] labels) {
        double slope = 1;
        double shift = 0;
        for (int round = 0; round < NEWTON; round++) {
            double[] g = new double[2];
            double[] h = {1e-3, 0, 1e-3};
            g[0] = 1e-3 * (slope - 1);
            for (int at = 0; at < odds.length; at++) {
                double p = 1 / (1 + Math.exp(-(slope * odds[at] + shift)));
                double weight = p * (1 - p);
                g[0] += (p - labels[at]) * odds[at];
                g[1] += p - labels[at];
                h[0] += weight * odds[at] * odds[at];
                h[1] += weight * odds[at];
                h[2] += weight;
            }
            double determinant = h[0] * h[2] - h[1] * h[1];
            slope -= (h[2] * g[0] - h[1] * g[1]) / determinant;
            shift -= (h[0] * g[1] - h[1] * g[0]) / determinant;
            slope = Math.clamp(slope, 0.2, 3);
        }
        return new double[] {slope, shift};
    }

    /** The threshold with the best F1, the middle of a plateau where the neighbours are as good. */
    static double bestThreshold(double[] odds, byte[] labels) {
        Integer[] order = IntStream.range(0, odds.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(odds[b], odds[a]));
        int all = 0;
        for (byte label : labels) {
            all += label;
        }
        double[] f1 = new double[order.length];
        int hits = 0;
        for (int at = 0; at < order.length; at++) {
            hits += labels[order[at]];
            f1[at] = 2.0 * hits / (at + 1 + all);
        }
        int best = smoothedBest(f1);
        double next = best + 1 < order.length ? odds[order[best + 1]] : odds[order[best]] - 1;
        return (odds[order[best]] + next) / 2;
    }

    /**
     * The threshold with the best F1 that the calibrated probabilities themselves expect: steadier
     * on few pairs.
     */
    static double expectedBest(double[] odds, double[] line) {
        double[] sorted = odds.clone();
        Arrays.sort(sorted);
        double all = 0;
        for (double each : sorted) {
            all += probability(each, line);
        }
        double hits = 0;
        double most = -1;
        double best = 0;
        for (int at = sorted.length - 1; at >= 0; at--) {
            hits += probability(sorted[at], line);
            double f1 = 2 * hits / (sorted.length - at + all);
            if (f1 > most) {
                most = f1;
                best = sorted[at];
            }
        }
        return best;
    }

    private static double probability(double odds, double[] line) {
        return 1 / (1 + Math.exp(-(line[0] * odds + line[1])));
    }

    private static int smoothedBest(double[] f1) {
        int reach = Math.max(1, f1.length / 200);
        int best = 0;
        double most = -1;
        for (int at = 0; at < f1.length; at++) {
            double sum = 0;
            int from = Math.max(0, at - reach);
            int to = Math.min(f1.length - 1, at + reach);
            for (int near = from; near <= to; near++) {
                sum += f1[near];
            }
            double mean = sum / (to - from + 1);
            if (mean > most) {
                most = mean;
                best = at;
            }
        }
        return best;
    }
}
