package guanlan.domain.scoring;

import guanlan.engine.query.Weighings.Weight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules that hold: a lead has the points of all that it fulfils. */
record Scoring(List<ScoreRule> rules) {
    /** Every write of a lead asks all of them. */
    static final int MOST = 60;

    Scoring {
        rules = List.copyOf(rules);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * The leads that have other points than they should, as criteria in CEL. Total and grade follow
     * from the dimensions.
     */
    String differing() {
        if (rules.isEmpty()) {
            return "!empty(" + Score.TOTAL + ")";
        }
        List<String> ways = new ArrayList<>(List.of("empty(" + Score.TOTAL + ")"));
        for (Dimension dimension : Dimension.values()) {
            ways.add("!(" + dimension.field() + " == " + sum(dimension) + ")");
        }
        return String.join(" || ", ways);
    }

    private String sum(Dimension dimension) {
        StringBuilder sum = new StringBuilder("0");
        for (ScoreRule rule : rules) {
            if (rule.dimension() == dimension) {
                sum.append(rule.points() < 0 ? " - (" : " + (")
                        .append(rule.enclosed())
                        .append(" ? ")
                        .append(Math.abs(rule.points()))
                        .append(" : 0)");
            }
        }
        return sum.toString();
    }

    List<Weight> weights() {
        return rules.stream().map(rule -> new Weight(rule.enclosed(), rule.points())).toList();
    }

    /** The points that a lead can have in a dimension at best. */
    Map<Dimension, Integer> best() {
        Map<Dimension, Integer> best = new EnumMap<>(Dimension.class);
        for (ScoreRule rule : rules) {
            best.merge(rule.dimension(), Math.max(0, rule.points()), Integer::sum);
        }
        return best;
    }
}
