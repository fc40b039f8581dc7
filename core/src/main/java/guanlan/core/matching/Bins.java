package guanlan.core.matching;

import java.util.Arrays;

/**
 * Feature values as numbers of bins, the form in which trees are grown: bin 0 is missing, bin b
 * holds what is at most cut b − 1.
 */
final class Bins {
    static final int MOST = 64;
    private final float[][] cuts;
    private final byte[][] columns;

    Bins(float[][] rows, int features) {
        cuts = new float[features][];
        columns = new byte[features][rows.length];
        float[] values = new float[rows.length];
        for (int feature = 0; feature < features; feature++) {
            int known = 0;
            for (float[] row : rows) {
                if (!Float.isNaN(row[feature])) {
                    values[known++] = row[feature];
                }
            }
            cuts[feature] = cuts(values, known);
            for (int row = 0; row < rows.length; row++) {
                columns[feature][row] = (byte) bin(cuts[feature], rows[row][feature]);
            }
        }
    }

    private static float[] cuts(float[] values, int known) {
        Arrays.sort(values, 0, known);
        float[] cuts = new float[MOST - 2];
        int count = 0;
        for (int part = 1; part <= cuts.length && known > 0; part++) {
            int at = (int) ((long) part * known / (cuts.length + 1));
            float low = values[Math.max(0, at - 1)];
            float high = next(values, at, known, low);
            float cut = low + (high - low) / 2;
            if (high > low && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private static float next(float[] values, int from, int known, float low) {
        int at = from;
        while (at < known && values[at] <= low) {
            at++;
        }
        return at < known ? values[at] : low;
    }

    private static int bin(float[] cuts, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        int found = Arrays.binarySearch(cuts, value);
        return 1 + (found >= 0 ? found : -found - 1);
    }

    byte[] column(int feature) {
        return columns[feature];
    }

    /** How many bins a feature has, the missing one included. */
    int count(int feature) {
        return cuts[feature].length + 2;
    }

    float cut(int feature, int bin) {
        return cuts[feature][bin - 1];
    }

    int features() {
        return cuts.length;
    }
}
