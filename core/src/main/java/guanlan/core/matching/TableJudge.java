package guanlan.core.matching;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Judges pairs of one table, or of two, by what decided pairs of it teach. A first forest reads the
 * comparison of the two records; a second also reads how the first judged their rivals, since a
 * record that has a better partner elsewhere is rarely meant (Bhattacharya and Getoor 2007).
 */
public final class TableJudge {
    private static final int LEXICON_FOLDS = 10;
    private static final int RIVALRY = 6;
    private static final int FEW = 10;

    private final Matcher matcher;
    private final long[] known;
    private final byte[] labels;
    private final Learning learning;
    private final long seed;

    /**
     * @param known decided pairs, {@code left row << 32 | right row}
     * @param labels 1 where both are one
     */
    public TableJudge(Matcher matcher, long[] known, byte[] labels, Learning learning, long seed) {
        this.matcher = matcher;
        this.known = known.clone();
        this.labels = labels.clone();
        this.learning = learning;
        this.seed = seed;
    }

    /** Whether so few pairs are decided of either label that nothing can be learned from them. */
    public static boolean isTooFew(byte[] labels) {
        int same = 0;
        for (byte label : labels) {
            same += label;
        }
        return Math.min(same, labels.length - same) < FEW;
    }

    /**
     * The probability of each pair asked.
     *
     * @param rivals pairs of the same rows that are judged beside them
     */
    public double[] probabilities(long[] asked, long[] rivals) {
        long[] certain = LongStream.concat(LongStream.of(known), LongStream.of(asked)).toArray();
        long[] all = LongStream.concat(LongStream.of(certain), others(rivals, certain)).toArray();
        float[][] rows = measured(all);
        float[][] taught = Arrays.copyOf(rows, known.length);
        Learning.Learned first = learning.learned(taught, labels, seed);
        float[] odds = new float[all.length];
        IntStream.range(0, all.length)
                .parallel()
                .forEach(
                        at ->
                                odds[at] =
                                        (float)
                                                (at < known.length
                                                        ? first.unseen()[at]
                                                        : first.model().logOdds(rows[at])));
        new Rivals(matcher.size(), all, odds).write(rows, rows[0].length - RIVALRY);
        PairModel second = learning.learned(taught, labels, seed + 1).model();
        return IntStream.range(known.length, known.length + asked.length)
                .parallel()
                .mapToDouble(at -> (second.logOdds(rows[at]) + odds[at]) / 2)
                .map(each -> 1 / (1 + Math.exp(-each)))
                .toArray();
    }

    /** Those that are none of the pairs told. */
    private static LongStream others(long[] rivals, long[] told) {
        long[] sorted = told.clone();
        Arrays.sort(sorted);
        return LongStream.of(rivals).filter(pair -> Arrays.binarySearch(sorted, pair) < 0);
    }

    /** The numbers of each pair, with room for its rivals at the end. */
    private float[][] measured(long[] all) {
        int size = matcher.comparison().size();
        float[][] bests = matcher.bests(all, all);
        Lexicon[] lexicons = lexicons();
        float[][] rows = new float[all.length][size + Lexicon.SIZE + RIVALRY];
        IntStream.range(0, all.length)
                .parallel()
                .forEach(
                        at -> {
                            Entry left = matcher.entry(Matcher.left(all[at]));
                            Entry right = matcher.entry(Matcher.right(all[at]));
                            matcher.comparison().measure(left, right, bests[at], rows[at]);
                            int fold = at < known.length ? fold(known[at]) : LEXICON_FOLDS;
                            lexicons[fold].measure(left, right, rows[at], size);
                        });
        return rows;
    }

    /** One without each fold of the decided pairs, and one of all. */
    private Lexicon[] lexicons() {
        Entry[] left = entries(Matcher::left);
        Entry[] right = entries(Matcher::right);
        return IntStream.rangeClosed(0, LEXICON_FOLDS)
                .parallel()
                .mapToObj(fold -> new Lexicon(left, right, labels, at -> fold(known[at]) != fold))
                .toArray(Lexicon[]::new);
    }

    private Entry[] entries(LongToIntFunction side) {
        return LongStream.of(known)
                .mapToObj(pair -> matcher.entry(side.applyAsInt(pair)))
                .toArray(Entry[]::new);
    }

    private static int fold(long pair) {
        return (int) ((pair * 0x9E3779B97F4A7C15L >>> 33) % LEXICON_FOLDS);
    }

    /** How the other pairs of a row were judged: the two best of each row are enough to know. */
    private static final class Rivals {
        private final long[] pairs;
        private final float[] odds;
        private final int[] first;
        private final int[] second;
        private final int[] likely;

        Rivals(int rows, long[] pairs, float[] odds) {
            this.pairs = pairs;
            this.odds = odds;
            first = new int[rows];
            second = new int[rows];
            likely = new int[rows];
            Arrays.fill(first, -1);
            Arrays.fill(second, -1);
            for (int at = 0; at < pairs.length; at++) {
                offer(Matcher.left(pairs[at]), at);
                offer(Matcher.right(pairs[at]), at);
            }
        }

        /** A pair that is there twice counts once. */
        private void offer(int row, int at) {
            if (first[row] < 0 || odds[at] > odds[first[row]]) {
                if (first[row] < 0 || pairs[first[row]] != pairs[at]) {
                    second[row] = first[row];
                    first[row] = at;
                    likely[row] += odds[at] > 0 ? 1 : 0;
                }
            } else if (pairs[first[row]] != pairs[at]
                    && (second[row] < 0
                            || odds[at] > odds[second[row]] && pairs[second[row]] != pairs[at])) {
                second[row] = at;
                likely[row] += odds[at] > 0 ? 1 : 0;
            }
        }

        void write(float[][] rows, int from) {
            for (int at = 0; at < rows.length; at++) {
                float left = best(Matcher.left(pairs[at]), pairs[at]);
                float right = best(Matcher.right(pairs[at]), pairs[at]);
                rows[at][from] = odds[at];
                rows[at][from + 1] = odds[at] - left;
                rows[at][from + 2] = odds[at] - right;
                rows[at][from + 3] = Math.min(odds[at] - left, odds[at] - right);
                rows[at][from + 4] = likely[Matcher.left(pairs[at])];
                rows[at][from + 5] = likely[Matcher.right(pairs[at])];
            }
        }

        private float best(int row, long pair) {
            int best = first[row] >= 0 && pairs[first[row]] != pair ? first[row] : second[row];
            return best < 0 || pairs[best] == pair ? Float.NaN : odds[best];
        }
    }
}
