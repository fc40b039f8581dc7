package guanlan.domain.allocation;

import guanlan.engine.query.Aggregates;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people have in hand, by the criteria that say what counts. */
@Component
class Hands {
    private static final int MOST = 900;
    private static final String OWNER = "owner";

    private final Aggregator aggregator;

    Hands(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    /** Of each person who has any. */
    Map<UUID, Integer> of(ObjectName object, @Nullable String counted, Collection<UUID> people) {
        Map<UUID, Integer> hands = new HashMap<>();
        List<UUID> all = List.copyOf(people);
        for (int from = 0; from < all.size(); from += MOST) {
            count(object, counted, all.subList(from, Math.min(all.size(), from + MOST)), hands);
        }
        return hands;
    }

    private void count(
            ObjectName object,
            @Nullable String counted,
            List<UUID> some,
            Map<UUID, Integer> hands) {
        String theirs = some.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        String where = OWNER + " in [" + theirs + "]";
        Aggregates found =
                aggregator.compute(
                        new Aggregation(
                                object,
                                Filter.ALL.where(
                                        counted == null ? where : where + " && (" + counted + ")"),
                                List.of(new Aggregation.Group(OWNER, null)),
                                List.of(new Aggregation.Measure(Aggregation.Function.COUNT, null)),
                                List.of(new Aggregation.Order(false, 0, false)),
                                MOST,
                                false));
        for (Aggregates.Line line : found.lines()) {
            if (line.values().getFirst() instanceof UUID owner
                    && line.figures().getFirst() instanceof Number count) {
                hands.put(owner, count.intValue());
            }
        }
    }
}
