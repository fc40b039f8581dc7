package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grows boosted trees on the logistic loss with second derivatives (Friedman 2001; Chen and
 * Guestrin 2016), on histograms of bins, level by level. The same seed grows the same trees.
 */
public final class Growing {
    private final Settings settings;

    /**
     * @param rounds trees
     * @param depth of a tree, 1 to 7
     * @param rate each tree's share
     * @param columns share of the features that a tree may ask
     * @param rows share of the rows that a tree sees
     */
    public record Settings(int rounds, int depth, double rate, double columns, double rows) {
        public static final Settings USUAL = new Settings(250, 5, 0.06, 0.4, 0.8);
    }

    private static final double LAMBDA = 2;
    private static final double LEAST_HESSIAN = 1;
    private static final double LEAST_GAIN = 0.05;

    public Growing(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param rows features by row, NaN where missing
     * @param labels 0 or 1
     */
    public Trees grow(float[][] rows, byte[] labels, long seed) {
        Bins bins = new Bins(rows, rows[0].length);
        double positive = 0;
        for (byte label : labels) {
            positive += label;
        }
        double share = Math.clamp(positive / labels.length, 1e-4, 1 - 1e-4);
        float start = (float) Math.log(share / (1 - share));
        return new Trees(start, new Forest(bins, labels, start, seed).trees());
    }

    private final class Forest {
        private final Bins bins;
        private final byte[] labels;
        private final double[] odds;
        private final float[] gradient;
        private final float[] hessian;
        private final int[] node;
        private final SplittableRandom random;

        Forest(Bins bins, byte[] labels, float start, long seed) {
            this.bins = bins;
            this.labels = labels;
            this.odds = new double[labels.length];
            Arrays.fill(odds, start);
            this.gradient = new float[labels.length];
            this.hessian = new float[labels.length];
            this.node = new int[labels.length];
            this.random = new SplittableRandom(seed);
        }

        List<Trees.Tree> trees() {
            List<Trees.Tree> trees = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                derive();
                trees.add(new Growth(this).tree());
            }
            return trees;
        }

        private void derive() {
            for (int row = 0; row < odds.length; row++) {
                boolean seen = random.nextDouble() < settings.rows();
                double p = 1 / (1 + Math.exp(-odds[row]));
                gradient[row] = seen ? (float) (p - labels[row]) : 0;
                hessian[row] = seen ? (float) (p * (1 - p)) : 0;
                node[row] = 0;
            }
        }
    }

    /** One tree. */
    private final class Growth {
        private final Forest forest;
        private final Trees.Tree tree;
        private final int[] splitBin;
        private final int[] asked;

        Growth(Forest forest) {
            this.forest = forest;
            int size = (1 << (settings.depth() + 1)) - 1;
            this.tree = new Trees.Tree(new int[size], new float[size], new boolean[size]);
            this.splitBin = new int[size];
            Arrays.fill(tree.feature(), -1);
            this.asked =
                    forest.random
                            .ints(0, forest.bins.features())
                            .distinct()
                            .limit((long) Math.ceil(forest.bins.features() * settings.columns()))
                            .toArray();
        }

        Trees.Tree tree() {
            for (int level = 0; level < settings.depth(); level++) {
                split(level);
                descend();
            }
            leaves();
            return tree;
        }

        private void split(int level) {
            int first = (1 << level) - 1;
            int nodes = 1 << level;
            double[] bestGain = new double[nodes];
            Arrays.fill(bestGain, LEAST_GAIN);
            for (int feature : asked) {
                double[][] sums = histogram(feature, first, nodes);
                for (int at = 0; at < nodes; at++) {
                    bestGain[at] = best(feature, first + at, sums[at], bestGain[at]);
                }
            }
        }

        private double[][] histogram(int feature, int first, int nodes) {
            double[][] sums = new double[nodes][2 * forest.bins.count(feature)];
            byte[] column = forest.bins.column(feature);
            for (int row = 0; row < column.length; row++) {
                int at = forest.node[row] - first;
                if (at >= 0 && forest.hessian[row] > 0) {
                    sums[at][2 * column[row]] += forest.gradient[row];
                    sums[at][2 * column[row] + 1] += forest.hessian[row];
                }
            }
            return sums;
        }

        /** Tries every cut of a feature with the missing on either side. */
        private double best(int feature, int node, double[] sums, double known) {
            double g = 0;
            double h = 0;
            for (int bin = 0; bin < sums.length; bin += 2) {
                g += sums[bin];
                h += sums[bin + 1];
            }
            double best = known;
            double gLeft = 0;
            double hLeft = 0;
            for (int bin = 1; bin < forest.bins.count(feature) - 1; bin++) {
                gLeft += sums[2 * bin];
                hLeft += sums[2 * bin + 1];
                double right = gain(gLeft, hLeft, g, h);
                double left = gain(gLeft + sums[0], hLeft + sums[1], g, h);
                if (Math.max(left, right) > best) {
                    best = Math.max(left, right);
                    tree.feature()[node] = feature;
                    tree.threshold()[node] = forest.bins.cut(feature, bin);
                    tree.missingLeft()[node] = left > right;
                    splitBin[node] = bin;
                }
            }
            return best;
        }

        private static double gain(double gLeft, double hLeft, double g, double h) {
            double hRight = h - hLeft;
            if (hLeft < LEAST_HESSIAN || hRight < LEAST_HESSIAN) {
                return 0;
            }
            double gRight = g - gLeft;
            return gLeft * gLeft / (hLeft + LAMBDA)
                    + gRight * gRight / (hRight + LAMBDA)
                    - g * g / (h + LAMBDA);
        }

        private void descend() {
            for (int row = 0; row < forest.node.length; row++) {
                int at = forest.node[row];
                int feature = tree.feature()[at];
                if (feature >= 0) {
                    int bin = forest.bins.column(feature)[row];
                    boolean left = bin == 0 ? tree.missingLeft()[at] : bin <= splitBin[at];
                    forest.node[row] = 2 * at + (left ? 1 : 2);
                }
            }
        }

        private void leaves() {
            double[] g = new double[splitBin.length];
            double[] h = new double[splitBin.length];
            for (int row = 0; row < forest.node.length; row++) {
                g[forest.node[row]] += forest.gradient[row];
                h[forest.node[row]] += forest.hessian[row];
            }
            for (int at = 0; at < g.length; at++) {
                if (tree.feature()[at] < 0) {
                    tree.threshold()[at] = (float) (-g[at] / (h[at] + LAMBDA) * settings.rate());
                }
            }
            for (int row = 0; row < forest.node.length; row++) {
                forest.odds[row] += tree.threshold()[forest.node[row]];
            }
        }
    }
}
