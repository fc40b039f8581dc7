package guanlan.domain.scoring;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules come to that a lead fulfils: the points of each dimension, their sum between 0 and
 * 100, and its grade.
 */
record Score(Map<Dimension, Integer> points) {
    static final String TOTAL = "score";
    static final String GRADE = "grade";
    static final int MOST = 100;

    /** All that is kept with the lead. */
    static final List<String> FIELDS =
            Stream.concat(
                            Stream.of(TOTAL, GRADE),
                            Stream.of(Dimension.values()).map(Dimension::field))
                    .toList();

    Score {
        Map<Dimension, Integer> all = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            all.put(dimension, points.getOrDefault(dimension, 0));
        }
        points = Collections.unmodifiableMap(all);
    }

    static Score of(Collection<ScoreRule> fulfilled) {
        Map<Dimension, Integer> points = new EnumMap<>(Dimension.class);
        fulfilled.forEach(rule -> points.merge(rule.dimension(), rule.points(), Integer::sum));
        return new Score(points);
    }

    int total() {
        int sum = points.values().stream().mapToInt(Integer::intValue).sum();
        return Math.clamp(sum, 0, MOST);
    }

    /** The values of the lead's fields. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(TOTAL, (long) total());
        values.put(GRADE, Grade.of(total()).key());
        points.forEach((dimension, each) -> values.put(dimension.field(), (long) each));
        return values;
    }

    /** Of a lead when there are no rules. */
    static Map<String, @Nullable Object> none() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, null));
        return values;
    }
}
