package guanlan.core.matching;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How a company's decisions bend the shipped judgement: a logistic regression on the shipped
 * log-odds and on how far each field speaks for or against, with a prior that says "as shipped".
 * Without decisions it changes nothing; every one moves it a little, so that ten are worth having
 * and a hundred are not overruled. Solved by Newton's method in a moment.
 *
 * @param weights of 1, of the shipped log-odds, then of each field
 */
public record Leaning(double[] weights) {
    private static final int HEAD = 2;
    private static final double STRONGEST = 6;
    private static final double[] STIFFNESS = {0.5, 4};
    private static final double FIELD_STIFFNESS = 0.6;
    private static final int ROUNDS = 40;
    private static final double ENOUGH = 1e-9;
    private static final double LONGEST_STEP = 2;
    private static final int FOLDS = 5;
    private static final double INFORMATIVE = 0.25;

    public Leaning {
        weights = weights.clone();
    }

    /**
     * As shipped, but for what people say of fields.
     *
     * @param wishes one a field: 0 as it is, above it counts more
     */
    public static Leaning shipped(double[] wishes) {
        double[] weights = new double[HEAD + wishes.length];
        weights[1] = 1;
        System.arraycopy(wishes, 0, weights, HEAD, wishes.length);
        return new Leaning(weights);
    }

    /** The numbers of a pair that a leaning reads. */
    public static double[] row(Preparation preparation, double shipped, List<Reason> reasons) {
        double[] row = new double[HEAD + preparation.fields().size()];
        row[0] = 1;
        row[1] = Math.clamp(shipped, -STRONGEST, STRONGEST);
        for (Reason reason : reasons) {
            for (int at = 0; at < preparation.fields().size(); at++) {
                if (preparation.fields().get(at).name().equals(reason.field())
                        && reason.code() != Reason.Code.MISSING) {
                    double speaks = 2 * reason.likeness() - 1;
                    row[HEAD + at] = Math.abs(speaks) < INFORMATIVE ? 0 : speaks;
                }
            }
        }
        return row;
    }

    public double logOdds(double[] row) {
        double sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * row[at];
        }
        return sum;
    }

    public double probability(double[] row) {
        return 1 / (1 + Math.exp(-logOdds(row)));
    }

    /**
     * From decisions, beginning at this one.
     *
     * @param labels 1 where people said that both are one
     */
    public Leaning learn(List<double[]> rows, byte[] labels) {
        double[] now = weights.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = step(rows, labels, now);
            double most = 0;
            for (int at = 0; at < now.length; at++) {
                now[at] -= Math.clamp(step[at], -LONGEST_STEP, LONGEST_STEP);
                most = Math.max(most, Math.abs(step[at]));
            }
            if (most < ENOUGH) {
                break;
            }
        }
        now[1] = Math.max(0.1, now[1]);
        return new Leaning(now);
    }

    private double[] step(List<double[]> rows, byte[] labels, double[] now) {
        int size = now.length;
        double[] slope = new double[size];
        double[][] curve = new double[size][size];
        for (int at = 0; at < size; at++) {
            double stiff = at < HEAD ? STIFFNESS[at] : FIELD_STIFFNESS;
            slope[at] = stiff * (now[at] - weights[at]);
            curve[at][at] = stiff;
        }
        Leaning here = new Leaning(now);
        for (int pair = 0; pair < rows.size(); pair++) {
            double[] row = rows.get(pair);
            double p = here.probability(row);
            for (int at = 0; at < size; at++) {
                slope[at] += (p - labels[pair]) * row[at];
                for (int other = 0; other < size; other++) {
                    curve[at][other] += p * (1 - p) * row[at] * row[other];
                }
            }
        }
        return solved(curve, slope);
    }

    /** Gauss's elimination; the matrix is positive definite by its prior. */
    private static double[] solved(double[][] matrix, double[] right) {
        int size = right.length;
        double[] result = right.clone();
        for (int at = 0; at < size; at++) {
            for (int below = at + 1; below < size; below++) {
                double share = matrix[below][at] / matrix[at][at];
                for (int column = at; column < size; column++) {
                    matrix[below][column] -= share * matrix[at][column];
                }
                result[below] -= share * result[at];
            }
        }
        for (int at = size - 1; at >= 0; at--) {
            for (int column = at + 1; column < size; column++) {
                result[at] -= matrix[at][column] * result[column];
            }
            result[at] /= matrix[at][at];
        }
        return result;
    }

    /**
     * How well it would judge pairs that it has not learned from.
     *
     * @param precision of those it calls one, how many are
     * @param recall of those that are one, how many it calls so
     * @param agreement how many it decides as people did
     */
    public record Quality(Share precision, Share recall, Share agreement) {}

    /** How well this one judges pairs, all of which are new to it. */
    public Quality judging(List<double[]> rows, byte[] labels) {
        boolean[] said = new boolean[labels.length];
        for (int at = 0; at < said.length; at++) {
            said[at] = logOdds(rows.get(at)) >= 0;
        }
        return quality(said, labels);
    }

    /** How well one that learns from such decisions judges others: cross-validated in five. */
    public Quality validated(List<double[]> rows, byte[] labels) {
        boolean[] said = new boolean[labels.length];
        for (int fold = 0; fold < Math.min(FOLDS, rows.size()); fold++) {
            int held = fold;
            int[] kept = parts(labels.length, at -> at % FOLDS != held);
            byte[] decided = new byte[kept.length];
            for (int at = 0; at < kept.length; at++) {
                decided[at] = labels[kept[at]];
            }
            Leaning without = learn(Arrays.stream(kept).mapToObj(rows::get).toList(), decided);
            for (int at : parts(labels.length, at -> at % FOLDS == held)) {
                said[at] = without.logOdds(rows.get(at)) >= 0;
            }
        }
        return quality(said, labels);
    }

    private static int[] parts(int size, IntPredicate which) {
        return IntStream.range(0, size).filter(which).toArray();
    }

    private static Quality quality(boolean[] said, byte[] labels) {
        int hits = 0;
        int called = 0;
        int are = 0;
        int agreed = 0;
        for (int at = 0; at < labels.length; at++) {
            boolean one = labels[at] == 1;
            hits += said[at] && one ? 1 : 0;
            called += said[at] ? 1 : 0;
            are += one ? 1 : 0;
            agreed += said[at] == one ? 1 : 0;
        }
        return new Quality(
                new Share(hits, called), new Share(hits, are), new Share(agreed, labels.length));
    }
}
