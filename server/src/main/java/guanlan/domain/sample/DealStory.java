package guanlan.domain.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deal: a first row, and then one change after the other, each at its time. It
 * goes on stage by stage until it is given up, or until today.
 */
final class DealStory {
    private static final List<String> REASONS =
            List.of(
                    "price",
                    "price",
                    "price",
                    "competitor",
                    "competitor",
                    "budget",
                    "timing",
                    "product",
                    "silent",
                    "relationship");

    private final List<Pace> paces;
    private final Instant now;
    private final RandomGenerator chance;

    DealStory(List<Pace> paces, Instant now, RandomGenerator chance) {
        this.paces = paces;
        this.now = now;
        this.chance = chance;
    }

    /**
     * How a stage goes.
     *
     * @param on which share of the deals leaves it for the next one
     * @param stays which share neither leaves it nor is given up
     */
    record Pace(UUID stage, double days, double on, double stays) {}

    /** A change of a deal, told with its moment. */
    record Turn(Instant at, Map<String, @Nullable Object> values) {}

    List<Turn> from(Instant start) {
        List<Turn> turns = new ArrayList<>();
        Instant at = start;
        for (int place = 0; place < paces.size() && !at.isAfter(now); place++) {
            Pace pace = paces.get(place);
            turns.add(new Turn(at, entered(pace.stage(), at)));
            at = at.plus(Seasons.around(pace.days(), chance));
            double fate = chance.nextDouble();
            if (fate >= pace.on()) {
                if (fate >= pace.on() + pace.stays() && !at.isAfter(now)) {
                    turns.add(new Turn(at, lost(at)));
                }
                break;
            }
        }
        return turns;
    }

    private static Map<String, @Nullable Object> entered(UUID stage, Instant at) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("stage", stage);
        values.put("stage_entered_at", at);
        values.put("last_activity_at", at);
        return values;
    }

    private Map<String, @Nullable Object> lost(Instant at) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("status", "lost");
        values.put("lost_reason", Words.any(REASONS, chance));
        values.put("closed_at", at);
        values.put("last_activity_at", at);
        return values;
    }
}
