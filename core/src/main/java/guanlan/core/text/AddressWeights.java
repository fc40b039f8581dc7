package guanlan.core.text;

import java.util.Arrays;

/**
 * How strongly each clue speaks for each kind of part. Clues ascend; the entries of one stand one
 * behind another. A token's clue speaks for a kind that begins there or goes on (twice the kind,
 * and one more), a run's for the kind itself.
 */
record AddressWeights(int[] clues, int[] starts, byte[] labels, float[] weights) {

    /** Where a clue stands, or a negative number. */
    int find(int clue) {
        return Arrays.binarySearch(clues, clue);
    }

    /** Those that are known. */
    int[] known(int[] seen) {
        int[] known = new int[seen.length];
        int count = 0;
        for (int clue : seen) {
            int place = find(clue);
            if (place >= 0) {
                known[count++] = place;
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** Adds what known clues say. */
    void speak(int[] known, float[] scores) {
        for (int clue : known) {
            for (int at = starts[clue]; at < starts[clue + 1]; at++) {
                scores[labels[at]] += weights[at];
            }
        }
    }

    /** The strongest entries, at most so many, each rounded to a step. */
    AddressWeights strongest(int most, float step) {
        float[] sizes = new float[weights.length];
        for (int at = 0; at < sizes.length; at++) {
            sizes[at] = Math.abs(weights[at]);
        }
        Arrays.sort(sizes);
        float least = Math.max(step, sizes.length > most ? sizes[sizes.length - most] : 0);
        int[] keptClues = new int[clues.length];
        int[] keptStarts = new int[clues.length + 1];
        byte[] keptLabels = new byte[labels.length];
        float[] keptWeights = new float[weights.length];
        int entries = 0;
        int count = 0;
        for (int clue = 0; clue < clues.length; clue++) {
            int before = entries;
            for (int at = starts[clue]; at < starts[clue + 1]; at++) {
                if (Math.abs(weights[at]) >= least) {
                    keptLabels[entries] = labels[at];
                    keptWeights[entries++] =
                            Math.clamp(Math.round(weights[at] / step), -127, 127) * step;
                }
            }
            if (entries > before) {
                keptClues[count++] = clues[clue];
                keptStarts[count] = entries;
            }
        }
        return new AddressWeights(
                Arrays.copyOf(keptClues, count),
                Arrays.copyOf(keptStarts, count + 1),
                Arrays.copyOf(keptLabels, entries),
                Arrays.copyOf(keptWeights, entries));
    }
}
