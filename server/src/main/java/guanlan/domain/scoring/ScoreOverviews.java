package guanlan.domain.scoring;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Weighings;
import guanlan.engine.query.Weighings.Weighed;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many leads come to which grade and to how many points, by the rules that hold or as they
 * would be after a change. For those who keep the rules.
 */
@Component
public class ScoreOverviews {
    private static final UUID FRESH = new UUID(0, 0);

    /** Points of a bar in the picture. */
    private static final int WIDTH = 10;

    private final ScoreRules rules;
    private final Weighings weighings;
    private final Permits permits;
    private final CompanyZone zone;

    ScoreOverviews(ScoreRules rules, Weighings weighings, Permits permits, CompanyZone zone) {
        this.rules = rules;
        this.weighings = weighings;
        this.permits = permits;
        this.zone = zone;
    }

    /**
     * @param total all leads
     * @param moving those whose grade is another than it would be
     * @param spread how many leads have 0 to 9 points, 10 to 19, and so on; the last: 90 to 100
     */
    public record Overview(
            long total,
            long moving,
            List<GradeCount> grades,
            List<Long> spread,
            List<RuleCount> rules) {
        public Overview {
            grades = List.copyOf(grades);
            spread = List.copyOf(spread);
            rules = List.copyOf(rules);
        }
    }

    /**
     * The leads of a grade.
     *
     * @param from the least points of it
     * @param count as the rules have it
     * @param now as it stands on the leads
     */
    public record GradeCount(String grade, int from, long count, long now) {}

    /**
     * What a rule finds.
     *
     * @param rule null: a new one
     * @param fits the leads that fulfil it
     * @param fault why it cannot be read; then it gives nobody points
     */
    public record RuleCount(@Nullable UUID rule, long fits, @Nullable String fault) {}

    /**
     * A rule as it would be.
     *
     * @param rule the one that is changed; null: a new one
     */
    public record Draft(
            @Nullable UUID rule, boolean active, String dimension, String applies, int points) {}

    public Overview now() {
        allowed();
        return zone.caller().call(() -> of(rules.active()));
    }

    /** As it would be with one rule made, changed or turned off. */
    public Overview with(Draft draft) {
        allowed();
        UUID changed = draft.rule();
        List<ScoreRule> after = new ArrayList<>(rules.all());
        if (changed != null && after.stream().noneMatch(rule -> rule.id().equals(changed))) {
            throw new Problem(ScoreProblem.RULE_ABSENT, Map.of("id", changed));
        }
        after.removeIf(rule -> !rule.active() || rule.id().equals(changed));
        if (draft.active()) {
            after.add(rule(draft));
        }
        return zone.caller().call(() -> of(after));
    }

    private static ScoreRule rule(Draft draft) {
        Dimension dimension =
                Stream.of(Dimension.values())
                        .filter(each -> each.key().equals(draft.dimension()))
                        .findFirst()
                        .orElseThrow(() -> absent(draft.dimension()));
        return new ScoreRule(
                Objects.requireNonNullElse(draft.rule(), FRESH),
                new ScoreRule.Names("", null),
                true,
                dimension,
                draft.applies(),
                draft.points());
    }

    private static Problem absent(String dimension) {
        return new Problem(
                ScoreProblem.DIMENSION_ABSENT,
                Map.of(
                        "given",
                        dimension,
                        "known",
                        String.join(
                                ", ", Stream.of(Dimension.values()).map(Dimension::key).toList())));
    }

    private void allowed() {
        if (!permits.of(Caller.current(), ScoreRules.OBJECT.value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", ScoreRules.OBJECT));
        }
    }

    private Overview of(List<ScoreRule> active) {
        Scoring scoring = rules.sound(active);
        List<Weighed> counted =
                weighings.of(
                        LeadScores.LEAD,
                        Filter.ALL,
                        scoring.weights(),
                        new Weighings.Bounds(0, Score.MOST),
                        Score.GRADE);
        boolean scored = !scoring.isEmpty();
        return new Overview(
                sum(counted),
                sum(counted.stream().filter(each -> scored && moves(each)).toList()),
                Arrays.stream(Grade.values()).map(grade -> count(grade, scored, counted)).toList(),
                spread(scored ? counted : List.of()),
                active.stream().map(rule -> count(rule, scoring, counted)).toList());
    }

    private static boolean moves(Weighed weighed) {
        return !Grade.of(weighed.sum()).key().equals(weighed.value());
    }

    private static GradeCount count(Grade grade, boolean scored, List<Weighed> counted) {
        return new GradeCount(
                grade.key(),
                grade.from(),
                sum(
                        counted.stream()
                                .filter(each -> scored && Grade.of(each.sum()) == grade)
                                .toList()),
                sum(counted.stream().filter(each -> grade.key().equals(each.value())).toList()));
    }

    private static List<Long> spread(List<Weighed> counted) {
        long[] bars = new long[Score.MOST / WIDTH];
        for (Weighed weighed : counted) {
            bars[Math.min(weighed.sum() / WIDTH, bars.length - 1)] += weighed.count();
        }
        return Arrays.stream(bars).boxed().toList();
    }

    private RuleCount count(ScoreRule rule, Scoring scoring, List<Weighed> counted) {
        UUID id = rule.id().equals(FRESH) ? null : rule.id();
        int at = scoring.rules().indexOf(rule);
        if (at < 0) {
            Optional<String> fault = rules.fault(rule);
            return new RuleCount(id, 0, fault.orElse(null));
        }
        return new RuleCount(
                id, counted.stream().mapToLong(each -> each.meet().get(at)).sum(), null);
    }

    private static long sum(List<Weighed> counted) {
        return counted.stream().mapToLong(Weighed::count).sum();
    }
}
