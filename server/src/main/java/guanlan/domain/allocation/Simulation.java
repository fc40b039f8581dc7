package guanlan.domain.allocation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who would have got what of the records that came in some days.
 *
 * @param came records that came
 * @param waiting those that fit a rule while nobody could take them
 * @param loose those that fit no rule
 * @param cut whether there were more records than are looked at
 */
public record Simulation(
        Instant since,
        int came,
        int given,
        int waiting,
        int loose,
        boolean cut,
        List<Share> people,
        List<ByRule> rules,
        List<Line> lines) {
    public Simulation {
        people = List.copyOf(people);
        rules = List.copyOf(rules);
        lines = List.copyOf(lines);
    }

    /**
     * What one person would have got.
     *
     * @param had how many of the same records he has in truth
     * @param before in his hands when the time began
     * @param after in his hands at its end
     * @param capacity null: any number
     */
    public record Share(
            UUID person,
            String name,
            int got,
            int had,
            int before,
            int after,
            @Nullable Integer capacity) {}

    /** How many a rule would have given away. */
    public record ByRule(UUID rule, String name, int given, int waiting) {}

    /** One of the records. */
    public record Line(
            UUID record,
            String title,
            Instant at,
            @Nullable String rule,
            @Nullable UUID person,
            @Nullable String name,
            String words) {}
}
