package guanlan.core.criteria;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words most like a misspelt one. */
final class Nearest {
    private static final int PROPOSALS = 3;
    private static final int LONGEST = 64;

    private Nearest() {}

    /** Up to three, nearest first, none much farther than the first if that is near at all. */
    static List<String> to(String wanted, Collection<String> known) {
        String word = shortened(wanted);
        List<Candidate> candidates =
                known.stream()
                        .map(name -> new Candidate(name, distance(word, shortened(name))))
                        .sorted(
                                Comparator.comparingInt(Candidate::distance)
                                        .thenComparing(Candidate::name))
                        .limit(PROPOSALS)
                        .toList();
        int nearest = candidates.isEmpty() ? 0 : candidates.getFirst().distance();
        int farthest = nearest < word.length() ? nearest + 1 : Integer.MAX_VALUE;
        return candidates.stream()
                .filter(one -> one.distance() <= farthest)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static String shortened(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }

    /**
     * Letters to add, drop, replace or swap with a neighbour; a shared beginning counts for less.
     */
    private static int distance(String one, String other) {
        if (!one.isEmpty() && (other.startsWith(one) || other.contains(one))) {
            return 1;
        }
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        int[] next = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replace = row[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replace, Math.min(row[j], next[j - 1]) + 1);
                if (swapped(one, i, other, j)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = row;
            row = next;
            next = spare;
        }
        return row[other.length()];
    }

    private static boolean swapped(String one, int i, String other, int j) {
        return i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
