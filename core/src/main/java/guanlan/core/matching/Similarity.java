package guanlan.core.matching;

/** How alike two texts are, each from 0 (nothing in common) to 1 (equal). Symmetric unless said. */
public final class Similarity {
    private static final double PREFIX_SCALE = 0.1;
    private static final int PREFIX = 4;

    private Similarity() {}

    /**
     * 1 − edits ÷ the longer length; an edit is an insertion, deletion, replacement or swap of
     * neighbours (optimal string alignment, Damerau 1964).
     */
    public static double edit(String left, String right) {
        int longest = Math.max(left.length(), right.length());
        return longest == 0 ? 1 : 1 - (double) edits(left, right) / longest;
    }

    static int edits(String left, String right) {
        int width = right.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] now = new int[width];
        for (int column = 0; column < width; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            now[0] = row;
            for (int column = 1; column < width; column++) {
                int cost = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int best =
                        Math.min(
                                Math.min(now[column - 1], last[column]) + 1,
                                last[column - 1] + cost);
                if (row > 1 && column > 1 && isSwap(left, right, row, column)) {
                    best = Math.min(best, before[column - 2] + 1);
                }
                now[column] = best;
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[width - 1];
    }

    private static boolean isSwap(String left, String right, int row, int column) {
        return left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
    }

    /**
     * Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990): scale 0.1, at
     * most 4 letters.
     */
    public static double jaroWinkler(String left, String right) {
        double jaro = jaro(left, right);
        int prefix = 0;
        int limit = Math.min(PREFIX, Math.min(left.length(), right.length()));
        while (prefix < limit && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    private static double jaro(String left, String right) {
        int n = left.length();
        int m = right.length();
        if (n == 0 || m == 0) {
            return n == m ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        boolean[] taken = new boolean[m];
        char[] matched = new char[n];
        int matches = 0;
        for (int at = 0; at < n; at++) {
            int found =
                    partner(
                            left.charAt(at),
                            right,
                            taken,
                            Math.max(0, at - reach),
                            Math.min(m - 1, at + reach));
            if (found >= 0) {
                taken[found] = true;
                matched[matches++] = left.charAt(at);
            }
        }
        if (matches == 0) {
            return 0;
        }
        double moved = transposed(matched, right, taken) / 2.0;
        return ((double) matches / n + (double) matches / m + (matches - moved) / matches) / 3;
    }

    private static int partner(char letter, String right, boolean[] taken, int from, int to) {
        for (int at = from; at <= to; at++) {
            if (!taken[at] && right.charAt(at) == letter) {
                return at;
            }
        }
        return -1;
    }

    private static int transposed(char[] matched, String right, boolean[] taken) {
        int moved = 0;
        int next = 0;
        for (int at = 0; at < taken.length; at++) {
            if (taken[at] && matched[next++] != right.charAt(at)) {
                moved++;
            }
        }
        return moved;
    }

    /**
     * The longest common subsequence over the shorter length: 1 when one is an abbreviation of the
     * other by leaving out.
     */
    public static double subsequence(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        if (shorter == 0) {
            return left.length() == right.length() ? 1 : 0;
        }
        int[] row = new int[right.length() + 1];
        for (int at = 0; at < left.length(); at++) {
            int diagonal = 0;
            for (int other = 1; other < row.length; other++) {
                int above = row[other];
                row[other] =
                        left.charAt(at) == right.charAt(other - 1)
                                ? diagonal + 1
                                : Math.max(above, row[other - 1]);
                diagonal = above;
            }
        }
        return (double) row[right.length()] / shorter;
    }

    /** 1 − |a − b| ÷ max(|a|, |b|), at least 0. */
    public static double number(double left, double right) {
        double largest = Math.max(Math.abs(left), Math.abs(right));
        return largest == 0 ? 1 : Math.max(0, 1 - Math.abs(left - right) / largest);
    }

    /** Shared elements over all (Jaccard 1901) of two ascending arrays. */
    public static double jaccard(int[] left, int[] right) {
        int shared = shared(left, right);
        int all = left.length + right.length - shared;
        return all == 0 ? 1 : (double) shared / all;
    }

    /** Twice the shared elements over the sum of both (Dice 1945) of two ascending arrays. */
    public static double dice(int[] left, int[] right) {
        int sum = left.length + right.length;
        return sum == 0 ? 1 : 2.0 * shared(left, right) / sum;
    }

    static int shared(int[] left, int[] right) {
        int shared = 0;
        int at = 0;
        int other = 0;
        while (at < left.length && other < right.length) {
            if (left[at] == right[other]) {
                shared++;
                at++;
                other++;
            } else if (left[at] < right[other]) {
                at++;
            } else {
                other++;
            }
        }
        return shared;
    }
}
