package guanlan.domain.scoring;

import guanlan.domain.scoring.ScoreRule.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules come to that a lead fulfils: the points of each dimension, their sum between 0 and
 * 100, and its grade: A from 70, B from 45, C from 20.
 */
record Score(List<ScoreRule> fulfilled) {
    static final String TOTAL = "score";
    static final String GRADE = "grade";
    static final String BY = "scored_by";
    static final List<String> FIELDS =
            List.of(
                    TOTAL,
                    GRADE,
                    BY,
                    "score_need",
                    "score_urgency",
                    "score_budget",
                    "score_authority",
                    "score_fit",
                    "score_engagement");

    Score {
        fulfilled = List.copyOf(fulfilled);
    }

    int total() {
        return Math.clamp(fulfilled.stream().mapToInt(ScoreRule::points).sum(), 0, 100);
    }

    String grade() {
        int total = total();
        return total >= 70 ? "a" : total >= 45 ? "b" : total >= 20 ? "c" : "d";
    }

    Map<Dimension, Integer> points() {
        Map<Dimension, Integer> points = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            points.put(dimension, 0);
        }
        fulfilled.forEach(rule -> points.merge(rule.dimension(), rule.points(), Integer::sum));
        return points;
    }

    /** The values of the lead, in their own Java form. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(TOTAL, (long) total());
        values.put(GRADE, grade());
        List<String> by = new ArrayList<>();
        fulfilled.forEach(rule -> by.add(rule.id().toString()));
        values.put(BY, by.isEmpty() ? null : by);
        points().forEach((dimension, points) -> values.put(dimension.field(), (long) points));
        return values;
    }

    /** Of a lead when there are no rules. */
    static Map<String, @Nullable Object> none() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, null));
        return values;
    }
}
