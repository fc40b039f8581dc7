package guanlan.core.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on two records: rules first, then the shipped model as it leans. Never {@code SAME} by a
 * name alone: 华为 and 华威 differ in one letter and in everything else, so something beside the name
 * must agree.
 */
public final class Judge {
    private static final Set<Kind> WITNESSES =
            EnumSet.of(Kind.PHONE, Kind.MAIL, Kind.URL, Kind.CODE, Kind.ADDRESS, Kind.DATE);
    private static final double AGREES = 0.9;

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
        return new Judgement(probability, decision(probability, reasons), rule, reasons, row);
    }

    private Decision decision(double probability, List<Reason> reasons) {
        if (probability < limits.maybe()) {
            return Decision.DIFFERENT;
        }
        return probability >= limits.sure() && reasons.stream().anyMatch(this::testifies)
                ? Decision.SAME
                : Decision.MAYBE;
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
