package guanlan.core.matching;

import java.util.List;
import java.util.Optional;

/**
 * A rule that is above the learned judgement. {@code ALWAYS} holds when all its fields are known
 * and equal in normal form (same credit code), {@code NEVER} when all are known and differ. Names
 * of companies differ for a rule when they name different cities: 北京观澜 is not 上海观澜, while 观澜 may be
 * either.
 */
public record Rule(Verdict verdict, List<String> fields) {

    /** What follows when the rule holds. */
    public enum Verdict {
        ALWAYS,
        NEVER
    }

    /** Log-odds of a pair that a rule has made one. */
    public static final float CERTAIN = 12;

    public Rule {
        fields = List.copyOf(fields);
    }

    /** The log-odds after the rules: a veto is stronger than a certainty. */
    public static float apply(
            List<Rule> rules, Preparation preparation, Entry[] pair, float learned) {
        float odds = learned;
        for (Rule rule : rules) {
            if (rule.holds(preparation, pair[0], pair[1])) {
                if (rule.verdict == Verdict.NEVER) {
                    return Clusters.VETO;
                }
                odds = CERTAIN;
            }
        }
        return odds;
    }

    /** The rule that decides on a pair: a veto before a certainty. */
    public static Optional<Rule> deciding(
            List<Rule> rules, Preparation preparation, Entry left, Entry right) {
        List<Rule> holding =
                rules.stream().filter(rule -> rule.holds(preparation, left, right)).toList();
        return holding.stream()
                .filter(rule -> rule.verdict == Verdict.NEVER)
                .findFirst()
                .or(() -> holding.stream().findFirst());
    }

    private boolean holds(Preparation preparation, Entry left, Entry right) {
        boolean all = !fields.isEmpty();
        for (int at = 0; at < preparation.fields().size(); at++) {
            if (fields.contains(preparation.fields().get(at).name())) {
                Value one = left.values()[at];
                Value two = right.values()[at];
                all &=
                        one != null
                                && two != null
                                && holds(preparation.fields().get(at).kind(), one, two);
            }
        }
        return all;
    }

    private boolean holds(Kind kind, Value one, Value two) {
        boolean equal = one.text().equals(two.text());
        boolean differ = kind == Kind.COMPANY ? Measures.elsewhere(one, two) : !equal;
        return switch (verdict) {
            case ALWAYS -> equal && !differ;
            case NEVER -> differ;
        };
    }
}
