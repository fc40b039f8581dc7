package guanlan.core.matching;

import guanlan.core.text.Plain;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on two records: rules first, then the shipped model as it leans. Never {@code SAME} by a
 * name alone, and not even {@code MAYBE} by names whose brands are others: 华为 and 华威 differ in one
 * letter of two, so something beside the name must agree.
 */
public final class Judge {
    private static final Set<Kind> WITNESSES =
            EnumSet.of(Kind.PHONE, Kind.MAIL, Kind.URL, Kind.CODE, Kind.ADDRESS, Kind.DATE);
    private static final double AGREES = 0.9;
    private static final double HALF = 0.5;

    private final Preparation preparation;
    private final Comparison comparison;
    private final PairModel model;
    private final Leaning leaning;
    private final List<Rule> rules;
    private final Limits limits;

    /**
     * From which probability on what is said.
     *
     * @param sure that both are one
     * @param maybe that they may be
     */
    public record Limits(double sure, double maybe) {}

    /** What is said of two records. */
    public enum Decision {
        SAME,
        MAYBE,
        DIFFERENT
    }

    /**
     * What is thought of two records.
     *
     * @param rule which decided; none: the model did
     * @param row what a {@link Leaning} learns from
     */
    public record Judgement(
            double probability,
            Decision decision,
            Optional<Rule> rule,
            List<Reason> reasons,
            double[] row) {}

    public Judge(
            Preparation preparation,
            PairModel model,
            Leaning leaning,
            List<Rule> rules,
            Limits limits) {
        this.preparation = preparation;
        this.comparison = new Comparison(preparation);
        this.model = model;
        this.leaning = leaning;
        this.rules = List.copyOf(rules);
        this.limits = limits;
    }

    public Entry entry(String[] cells) {
        return preparation.entry(cells);
    }

    public Judgement judge(Entry left, Entry right) {
        float[] measured = new float[comparison.size()];
        comparison.measure(left, right, new float[] {Float.NaN, Float.NaN}, measured);
        List<Reason> reasons = Reason.of(preparation, left, right);
        double[] row = Leaning.row(preparation, model.logOdds(measured), reasons);
        Optional<Rule> rule = Rule.deciding(rules, preparation, left, right);
        if (rule.isPresent()) {
            boolean same = rule.get().verdict() == Rule.Verdict.ALWAYS;
            return new Judgement(
                    same ? 1 : 0, same ? Decision.SAME : Decision.DIFFERENT, rule, reasons, row);
        }
        double probability = leaning.probability(row);
        boolean witnessed = reasons.stream().anyMatch(this::testifies);
        boolean other = !witnessed && areOtherBrands(left, right);
        Decision said = other ? Decision.DIFFERENT : decision(probability, witnessed);
        return new Judgement(probability, said, rule, reasons, row);
    }

    /** Whether two companies bear short Chinese brands that share at most half of their letters. */
    private boolean areOtherBrands(Entry left, Entry right) {
        for (int at = 0; at < preparation.fields().size(); at++) {
            Value one = left.values()[at];
            Value two = right.values()[at];
            if (preparation.fields().get(at).kind() == Kind.COMPANY && one != null && two != null) {
                return areOthers(one.other(), two.other());
            }
        }
        return false;
    }

    private static boolean areOthers(String one, String two) {
        return Plain.hasHan(one)
                && Plain.hasHan(two)
                && !one.contains(two)
                && !two.contains(one)
                && Similarity.edit(one, two) <= HALF;
    }

    private Decision decision(double probability, boolean witnessed) {
        if (probability < limits.maybe()) {
            return Decision.DIFFERENT;
        }
        return probability >= limits.sure() && witnessed ? Decision.SAME : Decision.MAYBE;
    }

    private boolean testifies(Reason reason) {
        return reason.likeness() >= AGREES
                && preparation.fields().stream()
                        .anyMatch(
                                field ->
                                        field.name().equals(reason.field())
                                                && WITNESSES.contains(field.kind()));
    }
}
