package guanlan.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All ways to cut one address into parts, with their scores: a semi-Markov chain (Sarawagi and
 * Cohen 2004). Scores are natural logarithms; the state behind the last kind is the beginning and
 * the end.
 */
final class AddressLattice {
    static final int KINDS = AddressPart.Kind.values().length;
    static final int EDGE = KINDS;

    final int size;
    final float[][] follow;
    final float[][] token;

    /** By first token, by length - 1, by kind. */
    final float[][][] run;

    private AddressLattice(float[][] token, float[][][] run, float[][] follow) {
        this.size = token.length;
        this.token = token;
        this.run = run;
        this.follow = follow;
    }

    /**
     * @param tokens the known clues of each token
     * @param runs those of each run, by first token and length - 1
     */
    static AddressLattice of(
            int[][] tokens, int[][][] runs, AddressWeights weights, float[][] follow) {
        float[][] token = new float[tokens.length][2 * KINDS];
        float[][][] run = new float[tokens.length][][];
        for (int at = 0; at < tokens.length; at++) {
            weights.speak(tokens[at], token[at]);
        }
        for (int from = 0; from < tokens.length; from++) {
            run[from] = new float[runs[from].length][KINDS];
            float[] inside = new float[KINDS];
            for (int more = 0; more < run[from].length; more++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    inside[kind] += token[from + more][2 * kind + (more == 0 ? 0 : 1)];
                    run[from][more][kind] = inside[kind];
                }
                weights.speak(runs[from][more], run[from][more]);
            }
        }
        return new AddressLattice(token, run, follow);
    }

    /** A part by its first token, its length and its kind. */
    record Part(int from, int length, int kind) {}

    /** The best way (Viterbi). */
    List<Part> best() {
        double[][] ends = new double[size + 1][KINDS];
        Part[][] by = new Part[size + 1][KINDS];
        int[][] before = new int[size + 1][KINDS];
        for (double[] each : ends) {
            Arrays.fill(each, Double.NEGATIVE_INFINITY);
        }
        for (int from = 0; from < size; from++) {
            for (int kind = 0; kind < KINDS; kind++) {
                int last = from == 0 ? EDGE : bestBefore(ends[from], kind);
                double so = from == 0 ? 0 : ends[from][last];
                double come = so + follow[last][kind];
                for (int more = 0; more < run[from].length; more++) {
                    double score = come + run[from][more][kind];
                    int to = from + more + 1;
                    if (score > ends[to][kind]) {
                        ends[to][kind] = score;
                        by[to][kind] = new Part(from, more + 1, kind);
                        before[to][kind] = last;
                    }
                }
            }
        }
        return traced(by, before, bestBefore(ends[size], EDGE));
    }

    private int bestBefore(double[] ends, int kind) {
        int best = 0;
        for (int each = 1; each < KINDS; each++) {
            if (ends[each] + follow[each][kind] > ends[best] + follow[best][kind]) {
                best = each;
            }
        }
        return best;
    }

    private List<Part> traced(Part[][] by, int[][] before, int last) {
        List<Part> parts = new ArrayList<>();
        int at = size;
        int kind = last;
        while (at > 0) {
            Part part = by[at][kind];
            parts.add(part);
            kind = before[at][kind];
            at = part.from();
        }
        Collections.reverse(parts);
        return parts;
    }

    /**
     * What all ways together expect.
     *
     * @param token how often each kind begins at a token, and goes on there
     * @param run how often each run is a part
     * @param follow how often one kind follows another
     * @param all the logarithm of the sum over all ways
     */
    record Expected(double[][] token, double[][][] run, double[][] follow, double all) {}

    Expected expected() {
        double[][] arrive = new double[size + 1][KINDS];
        double[][] end = new double[size + 1][KINDS];
        forward(arrive, end);
        double[][] leave = new double[size + 1][KINDS];
        double[][] begin = new double[size + 1][KINDS];
        backward(leave, begin);
        double all = sum(end[size], kind -> follow[kind][EDGE]);
        double[][] tokens = new double[size][2 * KINDS];
        double[][][] runs = new double[size][][];
        for (int from = 0; from < size; from++) {
            runs[from] = new double[run[from].length][KINDS];
            for (int more = 0; more < run[from].length; more++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    double share =
                            Math.exp(
                                    arrive[from][kind]
                                            + run[from][more][kind]
                                            + leave[from + more + 1][kind]
                                            - all);
                    runs[from][more][kind] = share;
                    tokens[from][2 * kind] += share;
                    for (int inside = 1; inside <= more && share > 1e-6; inside++) {
                        tokens[from + inside][2 * kind + 1] += share;
                    }
                }
            }
        }
        return new Expected(tokens, runs, follows(end, begin, all), all);
    }

    private void forward(double[][] arrive, double[][] end) {
        for (double[] each : end) {
            Arrays.fill(each, Double.NEGATIVE_INFINITY);
        }
        for (int at = 0; at <= size; at++) {
            double[] ends = end[at];
            for (int kind = 0; kind < KINDS; kind++) {
                int next = kind;
                arrive[at][kind] =
                        at == 0 ? follow[EDGE][kind] : sum(ends, last -> follow[last][next]);
            }
            for (int more = 0; at < size && more < run[at].length; more++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    end[at + more + 1][kind] =
                            plus(end[at + more + 1][kind], arrive[at][kind] + run[at][more][kind]);
                }
            }
        }
    }

    private void backward(double[][] leave, double[][] begin) {
        for (int at = size; at >= 0; at--) {
            double[] begins = begin[at];
            Arrays.fill(begins, Double.NEGATIVE_INFINITY);
            for (int more = 0; at < size && more < run[at].length; more++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    begins[kind] =
                            plus(begins[kind], run[at][more][kind] + leave[at + more + 1][kind]);
                }
            }
            for (int kind = 0; kind < KINDS; kind++) {
                int last = kind;
                leave[at][kind] =
                        at == size ? follow[kind][EDGE] : sum(begins, next -> follow[last][next]);
            }
        }
    }

    private double[][] follows(double[][] end, double[][] begin, double all) {
        double[][] follows = new double[KINDS + 1][KINDS + 1];
        for (int kind = 0; kind < KINDS; kind++) {
            follows[EDGE][kind] = Math.exp(follow[EDGE][kind] + begin[0][kind] - all);
            follows[kind][EDGE] = Math.exp(end[size][kind] + follow[kind][EDGE] - all);
            for (int at = 1; at < size; at++) {
                for (int next = 0; next < KINDS; next++) {
                    follows[kind][next] +=
                            Math.exp(end[at][kind] + follow[kind][next] + begin[at][next] - all);
                }
            }
        }
        return follows;
    }

    private interface Step {
        double to(int kind);
    }

    private static double sum(double[] scores, Step step) {
        double most = Double.NEGATIVE_INFINITY;
        for (int kind = 0; kind < KINDS; kind++) {
            most = Math.max(most, scores[kind] + step.to(kind));
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            sum += Math.exp(scores[kind] + step.to(kind) - most);
        }
        return most + Math.log(sum);
    }

    private static double plus(double one, double two) {
        double most = Math.max(one, two);
        return most == Double.NEGATIVE_INFINITY
                ? most
                : most + Math.log1p(Math.exp(Math.min(one, two) - most));
    }
}
