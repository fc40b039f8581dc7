package guanlan.engine.merging;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is to become one record.
 *
 * @param losers the records that go, one to twenty
 * @param versions of records that must not have changed since somebody looked; of others, any
 * @param choices what fields shall hold; the company's rules decide about the others
 */
public record MergeOrder(
        ObjectName object,
        UUID survivor,
        List<UUID> losers,
        Map<UUID, Long> versions,
        Map<String, Choice> choices) {

    public MergeOrder {
        losers = List.copyOf(losers);
        versions = Map.copyOf(versions);
        choices = Map.copyOf(choices);
    }

    /** Nothing chosen: the rules decide. */
    public static MergeOrder of(ObjectName object, UUID survivor, List<UUID> losers) {
        return new MergeOrder(object, survivor, losers, Map.of(), Map.of());
    }

    /** Everybody who takes part, the survivor first. */
    public List<UUID> all() {
        return Stream.concat(Stream.of(survivor), losers.stream()).toList();
    }
}
