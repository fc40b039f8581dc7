package guanlan.domain.allocation;

import guanlan.domain.allocation.Desk.Turn;
import guanlan.domain.allocation.Simulation.ByRule;
import guanlan.domain.allocation.Simulation.Line;
import guanlan.domain.allocation.Simulation.Share;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A simulation as it goes on: record after record, and what came of each. */
final class Play {
    private static final int LINES = 200;

    private final ObjectName object;
    private final String came;
    private final Desk desk;
    private final Set<UUID> open;
    private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparing(End::at));
    private final Map<UUID, Integer> before = new HashMap<>();
    private final Map<UUID, Integer> got = new HashMap<>();
    private final Map<UUID, Integer> had = new HashMap<>();
    private final Map<UUID, Integer> given = new HashMap<>();
    private final Map<UUID, Integer> waiting = new HashMap<>();
    private final List<Played> played = new ArrayList<>();
    private int records;
    private int loose;

    private record End(Instant at, UUID person) {}

    private record Played(Row row, Instant at, @Nullable Turn turn) {}

    /**
     * @param open the records that still are in somebody's hands
     */
    Play(ObjectName object, String came, Desk desk, Set<UUID> open) {
        this.object = object;
        this.came = came;
        this.desk = desk;
        this.open = open;
        everybody().forEach((id, chooser) -> before.put(id, chooser.standings().load(id)));
    }

    private Map<UUID, Chooser> everybody() {
        Map<UUID, Chooser> everybody = new LinkedHashMap<>();
        for (Chooser chooser : desk.choosers()) {
            chooser.receivers().forEach(each -> everybody.putIfAbsent(each.id(), chooser));
        }
        return everybody;
    }

    void next(Row row, Set<UUID> fits) {
        records++;
        Instant at = Objects.requireNonNull((Instant) row.value(came));
        while (!ends.isEmpty() && !ends.peek().at().isAfter(at)) {
            desk.ends(ends.poll().person());
        }
        if (row.value("owner") instanceof UUID owner) {
            had.merge(owner, 1, Integer::sum);
        }
        Optional<Turn> turn = desk.give(Subject.of(object, row), fits, at);
        if (turn.isEmpty()) {
            loose++;
        } else {
            count(row, turn.get());
        }
        if (played.size() < LINES) {
            played.add(new Played(row, at, turn.orElse(null)));
        }
    }

    private void count(Row row, Turn turn) {
        UUID person = turn.choice().person();
        if (person == null) {
            waiting.merge(turn.rule().id(), 1, Integer::sum);
            return;
        }
        given.merge(turn.rule().id(), 1, Integer::sum);
        got.merge(person, 1, Integer::sum);
        if (!open.contains(row.id()) && row.value("updated_at") instanceof Instant end) {
            ends.add(new End(end, person));
        }
    }

    Simulation result(Instant since, boolean cut, Reasons reasons) {
        return new Simulation(
                since,
                records,
                sum(given),
                sum(waiting),
                loose,
                cut,
                shares(),
                desk.choosers().stream().map(Chooser::rule).map(this::byRule).toList(),
                played.stream().map(each -> line(each, reasons)).toList());
    }

    private static int sum(Map<UUID, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        everybody()
                .forEach(
                        (id, chooser) ->
                                chooser.receivers().stream()
                                        .filter(each -> each.id().equals(id))
                                        .findFirst()
                                        .ifPresent(each -> shares.add(share(each, chooser))));
        shares.sort(Comparator.comparingInt(Share::got).reversed().thenComparing(Share::name));
        return shares;
    }

    private Share share(Receiver each, Chooser chooser) {
        UUID id = each.id();
        return new Share(
                id,
                each.name(),
                got.getOrDefault(id, 0),
                had.getOrDefault(id, 0),
                before.getOrDefault(id, 0),
                chooser.standings().load(id),
                each.capacity(chooser.rule()));
    }

    private ByRule byRule(AllocationRule rule) {
        return new ByRule(
                rule.id(),
                rule.name(),
                given.getOrDefault(rule.id(), 0),
                waiting.getOrDefault(rule.id(), 0));
    }

    private static Line line(Played each, Reasons reasons) {
        Turn turn = each.turn();
        Candidate chosen = turn == null ? null : turn.choice().chosen().orElse(null);
        return new Line(
                each.row().id(),
                Objects.toString(each.row().value("name"), ""),
                each.at(),
                turn == null ? null : turn.rule().name(),
                chosen == null ? null : chosen.person(),
                chosen == null ? null : chosen.name(),
                turn == null ? "" : reasons.because(turn.choice()));
    }
}
