package guanlan.domain.people;

import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who stands above whom: lines that must come to an end. */
final class Lines {
    private Lines() {}

    /** Refuses the rows whose new reference closes a loop, and names all who are in it. */
    static void refuseLoops(Planned batch, String field, Code code) {
        List<PlannedRow> moved =
                batch.rows().stream()
                        .filter(row -> !row.isRemoved())
                        .filter(row -> row.changes(field) || row.isRestored())
                        .toList();
        if (moved.stream().allMatch(row -> row.after(field) == null)) {
            return;
        }
        Map<UUID, UUID> above = batch.links(field);
        for (PlannedRow row : moved) {
            loop(row.id(), above)
                    .ifPresent(
                            loop ->
                                    row.refuse(
                                            Finding.of(
                                                    field, code, Map.of("way", way(loop, batch)))));
        }
    }

    /** The way from a record back to itself; a loop further up is somebody else's. */
    static Optional<List<UUID>> loop(UUID start, Map<UUID, UUID> above) {
        Set<UUID> met = new LinkedHashSet<>();
        UUID at = start;
        while (at != null && met.add(at)) {
            at = above.get(at);
        }
        if (!start.equals(at)) {
            return Optional.empty();
        }
        List<UUID> way = new ArrayList<>(met);
        way.add(start);
        return Optional.of(way);
    }

    private static String way(List<UUID> loop, Planned batch) {
        Map<UUID, String> names = batch.titles(Set.copyOf(loop));
        return loop.stream()
                .map(id -> names.getOrDefault(id, "?"))
                .collect(Collectors.joining(" → "));
    }
}
