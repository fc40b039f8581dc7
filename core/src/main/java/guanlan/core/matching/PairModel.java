package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the measures of a pair into the probability that both are one. Several forests with
 * different seeds are averaged; their log-odds are calibrated (Platt 1999) on decisions that the
 * judging forest had not seen, then shifted so that ½ is the decision with the best F1 there.
 *
 * @param forests at least one
 * @param slope of the calibration
 * @param shift of the calibration
 * @param features how many of a comparison's numbers are read, from the first
 */
public record PairModel(List<Trees> forests, double slope, double shift, int features) {
    public PairModel {
        forests = List.copyOf(forests);
    }

    /** The probability, 0 to 1. */
    public double probability(float[] measures) {
        return 1 / (1 + Math.exp(-logOdds(measures)));
    }

    public double logOdds(float[] measures) {
        return slope * raw(measures) + shift;
    }

    /**
     * One forest instead of all: a third of the time for a little less judgement, for very large
     * tables.
     */
    public PairModel brief() {
        return new PairModel(forests.subList(0, 1), slope, shift, features);
    }

    double raw(float[] measures) {
        double sum = 0;
        for (Trees trees : forests) {
            sum += trees.logOdds(measures);
        }
        return sum / forests.size();
    }

    /** The model as text lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("pair-model 1 " + features + " " + slope + " " + shift + " " + forests.size());
        for (Trees trees : forests) {
            lines.add(String.valueOf(trees.size()));
            lines.addAll(trees.lines());
        }
        return lines;
    }

    /** Reads what {@link #lines} wrote; fails for anything else. */
    public static PairModel read(List<String> lines) {
        String[] head = lines.getFirst().split(" ");
        if (head.length != 6 || !head[0].equals("pair-model") || !head[1].equals("1")) {
            throw new IllegalArgumentException(
                    "not a pair model of version 1: " + Arrays.toString(head));
        }
        List<Trees> forests = new ArrayList<>();
        int at = 1;
        for (int forest = 0; forest < Integer.parseInt(head[5]); forest++) {
            int size = Integer.parseInt(lines.get(at));
            forests.add(Trees.read(lines.subList(at + 1, at + 2 + size)));
            at += size + 2;
        }
        return new PairModel(
                forests,
                Double.parseDouble(head[3]),
                Double.parseDouble(head[4]),
                Integer.parseInt(head[2]));
    }
}
