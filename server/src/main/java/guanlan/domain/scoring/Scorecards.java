package guanlan.domain.scoring;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.Weighings;
import guanlan.engine.query.Weighings.Weighed;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a lead's points are made of: they as they stand on it, and why by today's rules. */
@Component
public class Scorecards {
    private final ScoreRules rules;
    private final Queries queries;
    private final Weighings weighings;
    private final CriteriaConditions criteria;
    private final Schemas schemas;
    private final CompanyZone zone;

    Scorecards(
            ScoreRules rules,
            Queries queries,
            Weighings weighings,
            CriteriaConditions criteria,
            Schemas schemas,
            CompanyZone zone) {
        this.rules = rules;
        this.queries = queries;
        this.weighings = weighings;
        this.criteria = criteria;
        this.schemas = schemas;
        this.zone = zone;
    }

    /**
     * The points of a lead.
     *
     * @param total from 0 to 100; null: no rule holds, or the caller does not read it
     * @param grade {@code a} to {@code d}
     * @param pending rules or days have changed, and the points are about to
     */
    public record Scorecard(
            @Nullable Integer total,
            @Nullable String grade,
            boolean pending,
            List<Side> dimensions) {
        static final Scorecard NONE = new Scorecard(null, null, false, List.of());

        public Scorecard {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * One dimension, and the reasons for its points.
     *
     * @param best the points that a lead can have there at best
     */
    public record Side(String dimension, int points, int best, List<Reason> reasons) {
        public Side {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A rule that the lead fulfils.
     *
     * @param name null: it speaks of what the caller does not read
     */
    public record Reason(UUID rule, @Nullable String name, @Nullable String nameEn, int points) {}

    /** Of a lead that the caller sees. */
    public Scorecard of(UUID lead) {
        Row row = queries.require(LeadScores.LEAD, lead);
        if (!(row.value(Score.TOTAL) instanceof Number total)
                || !(row.value(Score.GRADE) instanceof String grade)) {
            return Scorecard.NONE;
        }
        Scoring scoring = zone.caller().call(rules::sound);
        List<ScoreRule> fulfilled = zone.caller().call(() -> fulfilled(lead, scoring));
        List<Side> sides = new ArrayList<>();
        boolean pending = false;
        for (Dimension dimension : Dimension.values()) {
            List<ScoreRule> his =
                    fulfilled.stream().filter(rule -> rule.dimension() == dimension).toList();
            int sum = his.stream().mapToInt(ScoreRule::points).sum();
            int points =
                    row.value(dimension.field()) instanceof Number known ? known.intValue() : sum;
            pending |= points != sum;
            int best = scoring.best().getOrDefault(dimension, 0);
            sides.add(new Side(dimension.key(), points, best, reasons(his)));
        }
        return new Scorecard(total.intValue(), grade, pending, sides);
    }

    private List<ScoreRule> fulfilled(UUID lead, Scoring scoring) {
        List<Weighed> alone =
                weighings.of(
                        LeadScores.LEAD,
                        Filter.ALL.where("id == \"" + lead + "\""),
                        scoring.weights(),
                        new Weighings.Bounds(0, Score.MOST),
                        Score.GRADE);
        List<ScoreRule> fulfilled = new ArrayList<>();
        for (Weighed weighed : alone) {
            for (int at = 0; at < scoring.rules().size(); at++) {
                if (weighed.meet().get(at) > 0) {
                    fulfilled.add(scoring.rules().get(at));
                }
            }
        }
        return fulfilled;
    }

    private List<Reason> reasons(List<ScoreRule> fulfilled) {
        return fulfilled.stream().map(this::reason).toList();
    }

    private Reason reason(ScoreRule rule) {
        return criteria.fits(rule.enclosed(), schemas.require(LeadScores.LEAD))
                ? new Reason(rule.id(), rule.names().zh(), rule.names().en(), rule.points())
                : new Reason(rule.id(), null, null, rule.points());
    }
}
