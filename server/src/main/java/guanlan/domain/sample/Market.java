package guanlan.domain.sample;

import guanlan.domain.sample.Selling.Buyer;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What brings customers and what is aimed for: campaigns with their cost, leads over two years and
 * what became of them, and the goals of the company, its regions and its sellers.
 */
final class Market {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 730;
    private static final int LEADS = 1_600;
    private static final int QUARTERS = 8;
    private static final ObjectName CAMPAIGN = new ObjectName("campaign");
    private static final ObjectName LEAD = new ObjectName("lead");
    private static final ObjectName GOAL = new ObjectName("goal");
    private static final List<String> NEEDS =
            List.of("更换老旧设备", "新建产线", "提高加工精度", "降低能耗", "增加一条产线的配套", "替代进口设备", "寻找第二供应商");
    private static final List<String> REASONS =
            List.of("no_need", "no_need", "no_budget", "unreachable", "wrong_data", "student");

    /** A way to be heard of, every quarter. */
    private record Way(String source, String kind, String name, int cost, int days) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way("exhibition", "exhibition", "机床展", 186_000, 5),
                    new Way("advertising", "advertising", "行业媒体投放", 72_000, 85),
                    new Way("website", "webinar", "线上技术讲座", 24_000, 60),
                    new Way("referral", "referral", "老客户推荐计划", 15_000, 88),
                    new Way("partner", "seminar", "代理商日", 38_000, 2));

    private final Records records;
    private final Queries queries;
    private final Instant now;
    private final LocalDate today;
    private final RandomGenerator chance;
    private final Map<String, UUID> campaigns = new HashMap<>();

    Market(Records records, Queries queries, Instant now, long seed) {
        this.records = records;
        this.queries = queries;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZONE);
        this.chance = new SplittableRandom(seed + 3);
    }

    private LocalDate quarter(int ago) {
        int month = (today.getMonthValue() - 1) / 3 * 3 + 1;
        return LocalDate.of(today.getYear(), month, 1).minusMonths(3L * ago);
    }

    private static UUID id(long kind, long number) {
        return new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L + (kind << 32) + number);
    }

    private static String words(LocalDate quarter) {
        return quarter.getYear() + " 年第 " + quarter.get(IsoFields.QUARTER_OF_YEAR) + " 季度";
    }

    void campaigns() {
        List<Row> rows = new ArrayList<>();
        for (int ago = QUARTERS; ago >= 0; ago--) {
            for (Way way : WAYS) {
                LocalDate begins = quarter(ago).plusDays(2 + chance.nextInt(3));
                if (begins.isAfter(today)) {
                    continue;
                }
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                UUID id = id(0xc1, quarter(ago).toEpochDay() * 10 + WAYS.indexOf(way));
                row.put("id", id);
                row.put("name", words(quarter(ago)) + " " + way.name());
                row.put("kind", way.kind());
                row.put("source", way.source());
                row.put("starts_on", begins);
                row.put("ends_on", begins.plusDays(way.days() - 1L));
                row.put("cost", BigDecimal.valueOf(way.cost() * (90 + chance.nextInt(30)) / 100));
                row.put("budget", BigDecimal.valueOf(way.cost()));
                row.put("state", begins.plusDays(way.days()).isAfter(today) ? "running" : "done");
                rows.add(Row.of(row));
                campaigns.put(way.source() + quarter(ago), id);
            }
        }
        write(CAMPAIGN, rows);
    }

    /** The campaign of a source that ran when something came from it. */
    @Nullable UUID campaign(String source, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZONE);
        int month = (day.getMonthValue() - 1) / 3 * 3 + 1;
        return campaigns.get(source + LocalDate.of(day.getYear(), month, 1));
    }

    /** How many leads were added. */
    long leads(List<Buyer> buyers, List<UUID> products) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < LEADS; at++) {
            rows.add(lead(at, Words.any(buyers, chance), products));
        }
        return write(LEAD, rows);
    }

    private Row lead(int number, Buyer buyer, List<UUID> products) {
        Instant came = Seasons.any(now, DAYS, chance);
        String source = Words.any(Wares.SOURCES, chance);
        String person = Words.person(chance);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id(0x1e, number));
        row.put("name", person);
        row.put("company", buyer.name());
        row.put("mobile", "137" + String.format("%08d", number * 7919L % 100_000_000));
        row.put("source", source);
        row.put("campaign", campaign(source, came));
        row.put("product", chance.nextInt(10) < 7 ? Words.any(products, chance) : null);
        row.put("province", Words.any(Place.ALL, chance).province());
        row.put("owner", buyer.owner());
        row.put("department", buyer.department());
        row.put("received_at", came);
        promise(row, number, came);
        fate(row, came, buyer);
        row.values().removeIf(Objects::isNull);
        return Row.of(row);
    }

    /** What makes it worth more than another. */
    private void promise(Map<String, @Nullable Object> row, int number, Instant came) {
        if (chance.nextInt(10) < 7) {
            row.put("budget", BigDecimal.valueOf((1 + chance.nextInt(80)) * 10_000L));
        }
        if (chance.nextInt(2) == 0) {
            row.put("need", Words.any(NEEDS, chance));
        }
        if (chance.nextInt(2) == 0) {
            row.put("mail", "lead" + number + "@example.com");
        }
        if (chance.nextInt(3) == 0) {
            int days = 20 + chance.nextInt(160);
            row.put("wanted_by", LocalDate.ofInstant(came, ZONE).plusDays(days));
        }
        row.put("position", Words.any(Words.POSITIONS, chance));
        row.put("decides", chance.nextInt(3) == 0);
    }

    private void fate(Map<String, @Nullable Object> row, Instant came, Buyer buyer) {
        Instant answered = came.plus(Seasons.around(0.03, chance));
        boolean fresh = Duration.between(came, now).toDays() < 4 && chance.nextInt(3) > 0;
        if (fresh || answered.isAfter(now)) {
            row.put("status", "new");
            return;
        }
        row.put("responded_at", answered);
        int fate = chance.nextInt(100);
        Instant decided = answered.plus(Seasons.around(9, chance));
        if (decided.isAfter(now) || fate < 12) {
            row.put("status", fate % 2 == 0 ? "working" : "qualified");
        } else if (fate < 45) {
            row.put("status", "disqualified");
            row.put("disqualified_because", Words.any(REASONS, chance));
        } else if (fate < 80) {
            row.put("status", "converted");
            row.put("converted_at", decided);
            row.put("account", buyer.account());
        } else {
            row.put("status", "qualified");
        }
    }

    /** Of the company and its regions in every quarter, of sellers in the present one. */
    void goals(List<Buyer> buyers) {
        List<Row> rows = new ArrayList<>();
        Set<Object> teams = new HashSet<>();
        Set<Object> sellers = new HashSet<>();
        for (Buyer buyer : buyers) {
            teams.add(Objects.requireNonNull(buyer.department()));
            sellers.add(Objects.requireNonNull(buyer.owner()));
        }
        for (int ago = QUARTERS; ago >= 0; ago--) {
            LocalDate quarter = quarter(ago);
            rows.add(goal(quarter, "全公司", 12_000_000 - ago * 400_000, Map.of()));
            for (Object team : ordered(teams)) {
                rows.add(goal(quarter, "区域", 3_000_000 - ago * 100_000, Map.of("team", team)));
            }
        }
        for (Object seller : ordered(sellers)) {
            rows.add(goal(quarter(0), "个人", 500_000, Map.of("person", seller)));
        }
        List<Row> numbered = new ArrayList<>();
        for (Row row : rows) {
            numbered.add(row.with(Map.of("id", id(0x60, numbered.size()))));
        }
        write(GOAL, numbered);
    }

    private static List<Object> ordered(Set<Object> ids) {
        return ids.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private static Row goal(LocalDate quarter, String whose, int target, Map<String, ?> of) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(of);
        row.put("name", words(quarter) + whose + "赢单目标");
        row.put("measure", "won_amount");
        row.put("target", BigDecimal.valueOf(target));
        row.put("starts_on", quarter);
        row.put("ends_on", quarter.plusMonths(3).minusDays(1));
        return Row.of(row);
    }

    private long write(ObjectName object, List<Row> rows) {
        Set<UUID> there = new HashSet<>();
        for (int from = 0; from < rows.size(); from += 1000) {
            List<UUID> ids =
                    rows.subList(from, Math.min(rows.size(), from + 1000)).stream()
                            .map(Row::id)
                            .toList();
            there.addAll(
                    queries.find(object, ids).stream().map(Row::id).collect(Collectors.toSet()));
        }
        List<Row> fresh = rows.stream().filter(row -> !there.contains(row.id())).toList();
        return records.write(
                        Batch.of(object)
                                .create(fresh)
                                .because(Cause.of(Cause.Kind.SAMPLE))
                                .allOrNothing())
                .count(Outcome.Created.class);
    }
}
