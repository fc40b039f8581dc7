package guanlan.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.performance.Asked.Period;
import guanlan.domain.performance.Movement.Kind;
import guanlan.domain.performance.Movement.Part;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed a forecast adds up to what it is, and equals what comes out when two copies of the
 * table, one of then and one of now, are laid beside each other.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MovementModelIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate FIRST = LocalDate.of(2031, 4, 1);
    private static final Period PERIOD = new Period(FIRST, FIRST.plusDays(29));

    private final Movements movements;
    private final Records records;
    private final JdbcClient jdbc;
    private final Histories histories;

    MovementModelIT(
            @Autowired Movements movements,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.movements = movements;
        this.records = records;
        this.jdbc = jdbc;
        this.histories = new Histories(records, queries);
    }

    static List<Long> seeds() {
        long first = Long.getLong("performance.seed", 1);
        return LongStream.range(first, first + 3).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addsUpAndEqualsTwoCopiesOfTheTable(long seed) throws InterruptedException {
        var chance = new Random(seed);
        Way way = way();
        UUID account = histories.kit().account();
        List<UUID> deals = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            deals.add(begin(way, account, chance));
        }
        for (int at = 0; at < 15; at++) {
            change(deals.get(chance.nextInt(deals.size())), way, chance);
        }
        Map<UUID, JsonNode> then = copy(way);
        Thread.sleep(5);
        Instant moment = Instant.now();
        Thread.sleep(5);
        for (int at = 0; at < 90; at++) {
            change(deals.get(chance.nextInt(deals.size())), way, chance);
        }
        for (int at = 0; at < 5; at++) {
            deals.add(begin(way, account, chance));
        }
        Map<UUID, JsonNode> now = copy(way);
        Caller caller = histories.somebody(ZoneOffset.UTC);
        String where = "pipeline == \"" + way.pipeline() + "\"";
        var asked = new Asked(Deals.OPPORTUNITY, PERIOD, null, Map.of(), where);
        Movement told = caller.call(() -> movements.since(moment, asked)).orElseThrow();
        assertThat(told.before()).isEqualByComparingTo(sum(then));
        assertThat(told.now()).isEqualByComparingTo(sum(now));
        BigDecimal parts =
                told.parts().stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(told.before().add(parts)).isEqualByComparingTo(told.now());
        Map<Kind, BigDecimal> expected = expected(then, now);
        for (Part part : told.parts()) {
            assertThat(part.amount())
                    .as(part.kind().name())
                    .isEqualByComparingTo(expected.getOrDefault(part.kind(), BigDecimal.ZERO));
        }
        assertThat(expected).hasSizeGreaterThan(4);
    }

    private Way way() {
        return histories
                .kit()
                .way(
                        Map.of(),
                        List.of(
                                Said.of("一"),
                                Said.of("二"),
                                new Said("赢", Map.of("outcome", "won"))));
    }

    /** Both copies side by side, deal by deal. */
    private static Map<Kind, BigDecimal> expected(
            Map<UUID, JsonNode> then, Map<UUID, JsonNode> now) {
        Map<Kind, BigDecimal> expected = new EnumMap<>(Kind.class);
        for (Map.Entry<UUID, JsonNode> each : now.entrySet()) {
            JsonNode is = each.getValue();
            JsonNode was = then.get(each.getKey());
            BigDecimal before = was == null ? BigDecimal.ZERO : counts(was);
            BigDecimal apart = counts(is).subtract(before);
            Kind kind = kind(was, is, apart);
            if (kind != null) {
                expected.merge(kind, apart, BigDecimal::add);
            }
        }
        return expected;
    }

    private static @Nullable Kind kind(@Nullable JsonNode was, JsonNode is, BigDecimal apart) {
        boolean inside = isInside(is);
        if (was == null || !isInside(was)) {
            return inside ? was == null ? Kind.NEW : Kind.BROUGHT_IN : null;
        }
        if (inside) {
            return apart.signum() == 0 ? null : apart.signum() > 0 ? Kind.GROWN : Kind.SHRUNK;
        }
        if (is.hasNonNull("deleted_at")) {
            return Kind.REMOVED;
        }
        return switch (is.path("status").asString()) {
            case "won" -> Kind.WON;
            case "lost" -> Kind.LOST;
            default ->
                    is.hasNonNull("expected_close") && day(is).isBefore(FIRST)
                            ? Kind.BROUGHT_FORWARD
                            : Kind.SLIPPED;
        };
    }

    private static boolean isInside(JsonNode deal) {
        return !deal.hasNonNull("deleted_at")
                && deal.path("status").asString().equals("open")
                && deal.hasNonNull("expected_close")
                && !day(deal).isBefore(PERIOD.from())
                && !day(deal).isAfter(PERIOD.to());
    }

    private static LocalDate day(JsonNode deal) {
        return LocalDate.parse(deal.path("expected_close").asString());
    }

    private static BigDecimal counts(JsonNode deal) {
        return isInside(deal) && deal.hasNonNull("amount")
                ? new BigDecimal(deal.path("amount").path("base").asString())
                : BigDecimal.ZERO;
    }

    private static BigDecimal sum(Map<UUID, JsonNode> deals) {
        return deals.values().stream()
                .map(MovementModelIT::counts)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<UUID, JsonNode> copy(Way way) {
        Map<UUID, JsonNode> rows = new HashMap<>();
        jdbc.sql("select id, to_jsonb(deal) from t_main.opportunity deal where pipeline = ?")
                .param(way.pipeline())
                .query(
                        row -> {
                            rows.put(row.getObject(1, UUID.class), JSON.readTree(row.getString(2)));
                        });
        return rows;
    }

    private UUID begin(Way way, UUID account, Random chance) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("name", histories.name("商机"));
        row.put("account", account);
        row.put("pipeline", way.pipeline());
        row.put("amount", amount(chance));
        row.put("expected_close", expected(chance));
        return histories.bring(Deals.OPPORTUNITY, row);
    }

    private static @Nullable Object amount(Random chance) {
        return chance.nextInt(6) == 0 ? null : 1 + chance.nextInt(1000);
    }

    private static @Nullable LocalDate expected(Random chance) {
        return chance.nextInt(8) == 0 ? null : FIRST.minusDays(15).plusDays(chance.nextInt(60));
    }

    /** Whatever may happen to a deal; what is refused changes nothing. */
    private void change(UUID deal, Way way, Random chance) {
        var deals = Batch.of(Deals.OPPORTUNITY);
        int what = chance.nextInt(16);
        if (what == 0) {
            write(deals.delete(Batch.Target.of(List.of(deal))));
        } else if (what == 1) {
            write(deals.restore(Batch.Target.of(List.of(deal))));
        } else {
            Map<String, @Nullable Object> values = new HashMap<>();
            switch (what) {
                case 2 -> values.put("stage", way.at("赢"));
                case 3 -> values.put("stage", way.at("一"));
                case 4 -> values.putAll(Map.of("status", "lost", "lost_reason", "price"));
                case 5 -> values.put("status", "open");
                case 6, 7, 8, 9, 10 -> values.put("amount", amount(chance));
                default -> values.put("expected_close", expected(chance));
            }
            write(deals.update(List.of(new Batch.Change(deal, null, Row.of(values)))));
        }
    }

    private void write(Batch batch) {
        SalesKit.system(() -> records.write(batch.because(Cause.of(Cause.Kind.IMPORT))));
    }
}
