package guanlan.domain.sales;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.NaiveMachine.Line;
import guanlan.domain.sales.NaiveMachine.Place;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Random moves by random people through random pipelines: the engine and a naive machine agree. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class StageModelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 120;
    private static final List<String> ITEMS = List.of("拜访", "样品", "报价");

    private final Records records;
    private final JdbcClient jdbc;
    private final SalesKit kit;
    private final Map<UUID, List<Map<String, Object>>> deals = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private int accepted;
    private int refused;

    StageModelIT(
            @Autowired Records records, @Autowired Queries queries, @Autowired JdbcClient jdbc) {
        this.records = records;
        this.jdbc = jdbc;
        this.kit = new SalesKit(records, queries);
    }

    static List<Long> seeds() {
        long first = Long.getLong("sales.seed", 1);
        return LongStream.range(first, first + 6).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineRefusesAndAcceptsWhatTheModelDoes(long seed) {
        var chance = new Random(seed);
        var machine = new NaiveMachine(lines(chance));
        List<Caller> people = List.of(kit.member(), kit.member(), Caller.system("main"));
        for (int round = 0; round < ROUNDS; round++) {
            Caller who = people.get(chance.nextInt(people.size()));
            Kind door = Kind.values()[chance.nextInt(Kind.values().length)];
            String what = "seed " + seed + " round " + round;
            if (deals.size() < 8 || chance.nextInt(6) == 0) {
                begin(machine, who, door, chance, what);
            } else {
                change(machine, who, door, chance, what);
            }
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 10);
        assertThat(refused).isGreaterThan(ROUNDS / 10);
        assertThatStepsWereKept();
    }

    private void begin(NaiveMachine machine, Caller who, Kind door, Random chance, String what) {
        Map<String, @Nullable Object> wish = wish(chance);
        if (wish.get("pipeline") == null && wish.get("stage") == null) {
            wish.put("pipeline", any(ways, chance).pipeline());
        }
        wish.values().removeIf(value -> value == null);
        Map<String, @Nullable Object> row = new HashMap<>(wish);
        row.put("name", "商机");
        row.put("account", kit.account());
        Outcome outcome = kit.create(who, door, row);
        Map<String, Object> next = machine.next(null, wish);
        agree(outcome, next, what + " creates " + wish);
        if (next != null) {
            deals.put(SalesKit.id(outcome), new ArrayList<>(List.of(next)));
        }
    }

    /** One deal or several, each with a wish of its own. */
    private void change(NaiveMachine machine, Caller who, Kind door, Random chance, String what) {
        Set<UUID> some = new HashSet<>();
        for (int more = chance.nextInt(3); more >= 0; more--) {
            some.add(any(List.copyOf(deals.keySet()), chance));
        }
        List<Batch.Change> changes = new ArrayList<>();
        List<Map<String, @Nullable Object>> wishes = new ArrayList<>();
        for (UUID deal : some) {
            Map<String, @Nullable Object> wish = wish(chance);
            wishes.add(wish);
            changes.add(new Batch.Change(deal, null, Row.of(wish)));
        }
        var batch = Batch.of(Deals.OPPORTUNITY).update(changes).because(Cause.of(door));
        List<Outcome> outcomes = who.call(() -> records.write(batch).outcomes());
        for (int at = 0; at < changes.size(); at++) {
            UUID deal = changes.get(at).id();
            List<Map<String, Object>> states = Objects.requireNonNull(deals.get(deal));
            Map<String, Object> next = machine.next(states.getLast(), wishes.get(at));
            agree(outcomes.get(at), next, what + " changes " + states.getLast() + wishes.get(at));
            if (next != null) {
                states.add(next);
            }
            assertThatItIs(deal, states.getLast(), what);
        }
    }

    private void agree(Outcome outcome, @Nullable Map<String, Object> next, String what) {
        assertThat(outcome instanceof Outcome.Rejected).as(what + outcome).isEqualTo(next == null);
        if (next == null) {
            refused++;
        } else {
            accepted++;
        }
    }

    private void assertThatItIs(UUID deal, Map<String, Object> state, String what) {
        Row row = kit.deal(deal);
        for (String field :
                List.of("pipeline", "stage", "status", "lost_reason", "furthest", "need")) {
            assertThat(row.value(field)).as(what + " " + field).isEqualTo(state.get(field));
        }
    }

    private void assertThatStepsWereKept() {
        deals.forEach(
                (deal, states) -> {
                    List<List<Object>> expected = NaiveMachine.steps(states);
                    long end = System.nanoTime() + PATIENCE.toNanos();
                    while (!steps(deal).equals(expected) && System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    assertThat(steps(deal)).isEqualTo(expected);
                });
    }

    private List<List<Object>> steps(UUID deal) {
        return jdbc.sql(
                        "select pipeline, stage, status from t_main.stage_move where object = 'opportunity' and record = ? order by place")
                .param(deal)
                .query(
                        (row, _) ->
                                List.<Object>of(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        row.getString(3)))
                .list();
    }

    private Map<String, @Nullable Object> wish(Random chance) {
        Map<String, @Nullable Object> wish = new HashMap<>();
        Way way = any(ways, chance);
        if (chance.nextInt(4) > 0) {
            wish.put(
                    "stage",
                    chance.nextInt(20) == 0
                            ? null
                            : any(List.copyOf(way.stages().values()), chance));
        }
        if (chance.nextInt(5) == 0) {
            wish.put("pipeline", chance.nextInt(10) == 0 ? null : way.pipeline());
        }
        if (chance.nextInt(3) == 0) {
            wish.put("status", any(List.of("open", "open", "won", "lost"), chance));
        }
        if (chance.nextInt(3) == 0) {
            wish.put("lost_reason", chance.nextInt(3) == 0 ? null : "price");
        }
        if (chance.nextBoolean()) {
            wish.put("amount", chance.nextInt(100));
        }
        if (chance.nextInt(3) == 0) {
            wish.put("need", chance.nextInt(3) == 0 ? null : "需求");
        }
        if (chance.nextInt(3) == 0) {
            wish.put("checked", ITEMS.subList(0, 1 + chance.nextInt(ITEMS.size())));
        }
        return wish;
    }

    private List<Line> lines(Random chance) {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            lines.add(line(chance));
        }
        return lines;
    }

    private Line line(Random chance) {
        int count = 3 + chance.nextInt(4);
        boolean firstOnly = chance.nextInt(3) == 0;
        List<Said> said = new ArrayList<>();
        List<Predicate<Map<String, Object>>> entries = new ArrayList<>();
        List<Predicate<Map<String, Object>>> exits = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Map<String, Object> values = new HashMap<>();
            values.put(
                    "outcome", at > 1 && at >= count - 2 && chance.nextBoolean() ? "won" : "open");
            values.put("retired", at > 0 && chance.nextInt(6) == 0);
            entries.add(entry(values, chance));
            exits.add(exit(values, chance));
            said.add(new Said("阶段" + at, values));
        }
        Way way = kit.way(Map.of("starts", firstOnly ? "first" : "any"), said);
        ways.add(way);
        List<UUID> ids = List.copyOf(way.stages().values());
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            places.add(
                    new Place(
                            ids.get(at),
                            said.get(at).name(),
                            "won".equals(said.get(at).values().get("outcome")),
                            Boolean.TRUE.equals(said.get(at).values().get("retired")),
                            entries.get(at),
                            exits.get(at),
                            drawn(ids, at, chance)));
        }
        return new Line(way.pipeline(), firstOnly, places);
    }

    private Set<UUID> drawn(List<UUID> ids, int at, Random chance) {
        Set<UUID> drawn = new HashSet<>();
        if (chance.nextInt(3) == 0) {
            drawn.add(any(ids, chance));
            drawn.add(ids.get((at + 1) % ids.size()));
            drawn.remove(ids.get(at));
            SalesKit.system(
                    () ->
                            records.write(
                                    Batch.of(Pipelines.STAGE)
                                            .update(
                                                    List.of(
                                                            new Batch.Change(
                                                                    ids.get(at),
                                                                    null,
                                                                    Row.of(
                                                                            Map.of(
                                                                                    "moves_to",
                                                                                    List.copyOf(
                                                                                            drawn))))))
                                            .allOrNothing()));
        }
        return drawn;
    }

    private static Predicate<Map<String, Object>> entry(Map<String, Object> values, Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> {
                values.put("entry_fields", List.of("need"));
                yield deal -> deal.containsKey("need");
            }
            case 1 -> {
                values.put("entry_gate", "amount > 40.0 || !empty(need)");
                yield deal -> (int) deal.getOrDefault("amount", 0) > 40 || deal.containsKey("need");
            }
            default -> _ -> true;
        };
    }

    private static Predicate<Map<String, Object>> exit(Map<String, Object> values, Random chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> {
                values.put("exit_fields", List.of("amount"));
                yield deal -> deal.containsKey("amount");
            }
            case 1 -> {
                Set<String> items = Set.of(any(ITEMS, chance));
                values.put("checklist", List.copyOf(items));
                yield deal -> NaiveMachine.holds(deal, items);
            }
            default -> _ -> true;
        };
    }

    private static <T> T any(List<T> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
