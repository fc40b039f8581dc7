package guanlan.engine.merging;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a merge would do if nobody chose anything.
 *
 * @param moved how many records point to a loser, of those that the caller sees, by object
 */
public record Proposal(
        ObjectName object,
        UUID survivor,
        List<UUID> ids,
        List<Decided> fields,
        Map<ObjectName, Long> moved) {

    /**
     * What a field would hold.
     *
     * @param choice none: nobody has anything in it
     * @param differs whether the records have different things in it
     * @param several whether all that they have may be kept
     * @param locked whether it stays the survivor's, since the caller may not edit it
     */
    public record Decided(
            String field,
            @Nullable Choice choice,
            boolean differs,
            boolean several,
            boolean locked) {}

    public Proposal {
        ids = List.copyOf(ids);
        fields = List.copyOf(fields);
        moved = Map.copyOf(moved);
    }
}
