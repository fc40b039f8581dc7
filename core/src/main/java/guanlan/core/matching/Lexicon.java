package guanlan.core.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What decided pairs of a table teach about its words: <i>upgrade</i> on one side only speaks
 * against two programs being one, <i>the</i> says nothing. For each word the log of how much
 * likelier its place (on both sides, on the left or the right only) is among matches, drawn to 0
 * where it was seen seldom.
 */
final class Lexicon {
    /** How many numbers it gives of a pair. */
    static final int SIZE = 4;

    private static final int BOTH = 0;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final double DOUBT = 8;

    private final Map<Integer, float[]> ratios = new HashMap<>();

    /**
     * @param left the first record of each pair
     * @param labels 1 where both are one
     * @param seen which pairs are learned from
     */
    Lexicon(Entry[] left, Entry[] right, byte[] labels, IntPredicate seen) {
        Map<Integer, int[]> counts = new HashMap<>();
        int[] all = new int[2];
        for (int at = 0; at < labels.length; at++) {
            if (seen.test(at)) {
                int label = labels[at];
                all[label]++;
                walk(
                        left[at].whole(),
                        right[at].whole(),
                        (word, place) ->
                                counts.computeIfAbsent(word, _ -> new int[6])[2 * place + label]++);
            }
        }
        counts.forEach((word, seenAt) -> ratios.put(word, ratios(seenAt, all)));
    }

    private static float[] ratios(int[] seen, int[] all) {
        float[] ratios = new float[3];
        double pairs = Math.max(1, all[0] + all[1]);
        for (int place = 0; place < ratios.length; place++) {
            double share = (seen[2 * place] + seen[2 * place + 1]) / pairs;
            double no = (seen[2 * place] + DOUBT * share) / (all[0] + DOUBT);
            double yes = (seen[2 * place + 1] + DOUBT * share) / (all[1] + DOUBT);
            ratios[place] = share == 0 ? 0 : (float) Math.log(yes / no);
        }
        return ratios;
    }

    private interface Visitor {
        void visit(int word, int place);
    }

    private static void walk(Value left, Value right, Visitor visitor) {
        int[] one = left.words();
        int[] two = right.words();
        int at = 0;
        int other = 0;
        while (at < one.length || other < two.length) {
            if (other == two.length || at < one.length && one[at] < two[other]) {
                visitor.visit(one[at++], LEFT);
            } else if (at == one.length || one[at] > two[other]) {
                visitor.visit(two[other++], RIGHT);
            } else {
                visitor.visit(one[at++], BOTH);
                other++;
            }
        }
    }

    /** Writes the sums for words on both sides, left, right, and the worst word. */
    void measure(Entry left, Entry right, float[] out, int from) {
        Arrays.fill(out, from, from + SIZE, 0);
        walk(
                left.whole(),
                right.whole(),
                (word, place) -> {
                    float[] known = ratios.get(word);
                    if (known != null) {
                        out[from + place] += known[place];
                        out[from + 3] = Math.min(out[from + 3], known[place]);
                    }
                });
    }
}
