package guanlan.domain.scoring;

import guanlan.domain.scoring.ScoreRule.Dimension;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.platform.access.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a lead's points are made of, as they stand on it. */
@Component
public class Scorecards {
    private final ScoreRules rules;
    private final Queries queries;

    Scorecards(ScoreRules rules, Queries queries) {
        this.rules = rules;
        this.queries = queries;
    }

    /**
     * The points of a lead.
     *
     * @param total from 0 to 100; null: no rule was ever asked
     * @param grade {@code a} to {@code d}
     */
    public record Scorecard(
            @Nullable Integer total, @Nullable String grade, List<Side> dimensions) {
        public Scorecard {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** One dimension, and the reasons for its points. */
    public record Side(String dimension, int points, List<Reason> reasons) {
        public Side {
            reasons = List.copyOf(reasons);
        }
    }

    /** A rule that the lead fulfils. */
    public record Reason(String words, int points) {}

    /** Of a lead that the caller sees. */
    public Scorecard of(UUID lead) {
        Row row = queries.require(LeadScores.LEAD, lead);
        if (!(row.value(Score.TOTAL) instanceof Number total)) {
            return new Scorecard(null, null, List.of());
        }
        Set<String> by =
                row.value(Score.BY) instanceof Collection<?> some
                        ? some.stream().map(String::valueOf).collect(Collectors.toSet())
                        : Set.of();
        List<ScoreRule> fulfilled =
                rules.active().stream().filter(rule -> by.contains(rule.id().toString())).toList();
        List<Side> sides = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            int points = row.value(dimension.field()) instanceof Number some ? some.intValue() : 0;
            sides.add(new Side(dimension.key(), points, reasons(dimension, fulfilled)));
        }
        String grade = row.value(Score.GRADE) instanceof String known ? known : null;
        return new Scorecard(total.intValue(), grade, sides);
    }

    private static List<Reason> reasons(Dimension dimension, List<ScoreRule> fulfilled) {
        return fulfilled.stream()
                .filter(rule -> rule.dimension() == dimension)
                .map(
                        rule ->
                                new Reason(
                                        rule.reason().in(Caller.current().locale()),
                                        rule.points()))
                .toList();
    }
}
