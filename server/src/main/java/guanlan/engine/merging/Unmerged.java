package guanlan.engine.merging;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a merge that was taken back, or would. Told of records and fields that the caller
 * sees.
 *
 * @param restored the records that are there again
 * @param moved how many records point to their old target again, by object
 * @param kept what stays as somebody made it since
 * @param blocked why it cannot be taken back; empty: it can
 */
public record Unmerged(
        Merged merge,
        List<UUID> restored,
        Map<ObjectName, Long> moved,
        List<Kept> kept,
        List<Finding> blocked) {

    /**
     * A field that was changed by somebody after the merge.
     *
     * @param now what it is and stays
     * @param before what it was before the merge
     */
    public record Kept(
            ObjectName object,
            UUID record,
            String field,
            @Nullable Object now,
            @Nullable Object before) {}

    public Unmerged {
        restored = List.copyOf(restored);
        moved = Map.copyOf(moved);
        kept = List.copyOf(kept);
        blocked = List.copyOf(blocked);
    }
}
