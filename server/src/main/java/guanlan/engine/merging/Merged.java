package guanlan.engine.merging;

import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge that was done.
 *
 * @param moved how many records point to the survivor instead of a loser now, of those that the
 *     caller sees, by object; known only to whoever has just merged
 */
public record Merged(
        UUID id,
        ObjectName object,
        UUID survivor,
        List<UUID> losers,
        Map<ObjectName, Long> moved,
        Story story) {

    /** Who did it and when, and whether it was taken back. */
    public record Story(
            Instant at, @Nullable UUID by, @Nullable Instant undoneAt, @Nullable UUID undoneBy) {}

    public Merged {
        losers = List.copyOf(losers);
        moved = Map.copyOf(moved);
    }

    public boolean isUndone() {
        return story.undoneAt() != null;
    }
}
