package guanlan.domain.sales;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How deals may move, told as plainly as it can be: one deal, one question after the other. */
final class NaiveMachine {
    /** A stage with its gates as plain questions. */
    record Place(
            UUID id,
            String name,
            boolean won,
            boolean retired,
            Predicate<Map<String, Object>> entry,
            Predicate<Map<String, Object>> exit,
            Set<UUID> drawn) {}

    record Line(UUID id, boolean firstOnly, List<Place> places) {}

    private final List<Line> lines;

    NaiveMachine(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What a deal has by field; a field that is empty is not there. */
    @Nullable Map<String, Object> next(
            @Nullable Map<String, Object> was, Map<String, @Nullable Object> change) {
        Map<String, Object> old = was == null ? Map.of() : was;
        Map<String, Object> now = new HashMap<>(old);
        change.forEach(
                (field, value) -> {
                    if (value == null) {
                        now.remove(field);
                    } else {
                        now.put(field, value);
                    }
                });
        boolean asked = was == null;
        for (String field : List.of("pipeline", "stage", "status", "lost_reason")) {
            asked |=
                    change.containsKey(field) && !Objects.equals(old.get(field), change.get(field));
        }
        return !asked || moved(old, now, change) ? now : null;
    }

    private boolean moved(
            Map<String, Object> old,
            Map<String, Object> now,
            Map<String, @Nullable Object> change) {
        if (!now.containsKey("pipeline")) {
            if (old.containsKey("pipeline") || !now.containsKey("stage")) {
                return false;
            }
            now.put("pipeline", lineOf(now.get("stage")).id());
        }
        Line line = line(now.get("pipeline"));
        boolean enters = !line.id().equals(old.get("pipeline"));
        if (!now.containsKey("stage") && !enters) {
            return false;
        }
        if (!now.containsKey("stage")
                || enters && Objects.equals(now.get("stage"), old.get("stage"))) {
            now.put("stage", mapped(line, old).id());
        }
        Place to = place(now.get("stage"));
        if (!line.places().contains(to)) {
            return false;
        }
        boolean moves = enters || !to.id().equals(old.get("stage"));
        if (moves && to.retired()) {
            return false;
        }
        return status(old, now, change, to, moves)
                && (!moves || passes(old, now, line, to, enters))
                && settled(old, now, line, to, enters);
    }

    private Place mapped(Line line, Map<String, Object> old) {
        for (Place place : line.places()) {
            boolean same =
                    old.containsKey("stage") && place(old.get("stage")).name().equals(place.name());
            if (same && !place.retired()) {
                return place;
            }
        }
        return first(line);
    }

    private static boolean status(
            Map<String, Object> old,
            Map<String, Object> now,
            Map<String, @Nullable Object> change,
            Place to,
            boolean moves) {
        boolean wasLost = "lost".equals(old.get("status"));
        Object wish = change.get("status");
        if (wish == null) {
            now.put("status", wasLost ? "lost" : to.won() ? "won" : "open");
        } else if (to.won() != "won".equals(wish)) {
            return false;
        }
        return !"lost".equals(now.get("status"))
                || !(wasLost && moves) && now.containsKey("lost_reason");
    }

    private boolean passes(
            Map<String, Object> old, Map<String, Object> now, Line line, Place to, boolean enters) {
        List<Place> places = line.places();
        int end = places.indexOf(to);
        if (enters) {
            if (line.firstOnly() && !to.equals(first(line))) {
                return false;
            }
            for (Place place : places.subList(0, end)) {
                if (!place.retired() && !(place.entry().test(now) && place.exit().test(now))) {
                    return false;
                }
            }
            return to.entry().test(now);
        }
        Place from = place(old.get("stage"));
        if (from.retired()) {
            return to.entry().test(now);
        }
        boolean drawn = from.drawn().contains(to.id());
        if (!from.drawn().isEmpty() && !drawn) {
            return false;
        }
        int begin = places.indexOf(from);
        if (end < begin) {
            return true;
        }
        if (!from.exit().test(now)) {
            return false;
        }
        for (Place place : places.subList(begin + 1, end)) {
            if (!drawn
                    && !place.retired()
                    && !(place.entry().test(now) && place.exit().test(now))) {
                return false;
            }
        }
        return to.entry().test(now);
    }

    private boolean settled(
            Map<String, Object> old, Map<String, Object> now, Line line, Place to, boolean enters) {
        List<Place> places = line.places();
        boolean further = enters || places.indexOf(place(old.get("furthest"))) < places.indexOf(to);
        if (further) {
            now.put("furthest", to.id());
        }
        if ("lost".equals(old.get("status")) && !"lost".equals(now.get("status"))) {
            now.remove("lost_reason");
        }
        return true;
    }

    private static Place first(Line line) {
        return line.places().stream().filter(place -> !place.retired()).findFirst().orElseThrow();
    }

    private Line line(@Nullable Object id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    private Line lineOf(@Nullable Object stage) {
        return lines.stream()
                .filter(line -> line.places().stream().anyMatch(each -> each.id().equals(stage)))
                .findFirst()
                .orElseThrow();
    }

    private Place place(@Nullable Object id) {
        return lines.stream()
                .flatMap(line -> line.places().stream())
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The steps of a deal through the states it had. */
    static List<List<Object>> steps(List<Map<String, Object>> states) {
        List<List<Object>> steps = new ArrayList<>();
        for (Map<String, Object> state : states) {
            List<Object> step = new ArrayList<>();
            for (String field : List.of("pipeline", "stage", "status")) {
                step.add(Objects.requireNonNull(state.get(field)));
            }
            if (steps.isEmpty() || !steps.getLast().equals(step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    static boolean holds(Map<String, Object> deal, Set<String> items) {
        return new HashSet<>((List<?>) deal.getOrDefault("checked", List.of())).containsAll(items);
    }
}
