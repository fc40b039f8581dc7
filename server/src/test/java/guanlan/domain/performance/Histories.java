package guanlan.domain.performance;

import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Deals, leads and campaigns with random pasts, written as imports write them. */
final class Histories {
    private static final ObjectName LEAD = new ObjectName("lead");
    private static final ObjectName PRODUCT = new ObjectName("product");
    private static final ObjectName CAMPAIGN = new ObjectName("campaign");
    private static final List<String> SOURCES = List.of("website", "referral", "招商 \"会\"");
    private static final List<String> PROVINCES = List.of("上海", "浙江", "江苏");

    private final Records records;
    private final SalesKit kit;
    private int number;

    Histories(Records records, Queries queries) {
        this.records = records;
        this.kit = new SalesKit(records, queries);
    }

    record Scene(UUID pipeline, List<UUID> deals) {}

    /** Somebody who may do what everybody may, with his calendar. */
    Caller somebody(ZoneId zone) {
        return new Caller(kit.member().user(), "main", Set.of(Role.MEMBER), Locale.CHINESE, zone);
    }

    Scene deals(Random chance, int count) {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                Said.of("一"),
                                Said.of("二"),
                                Said.of("三"),
                                new Said("四", Map.of("outcome", "won"))));
        List<@Nullable UUID> owners = some(() -> kit.member().user());
        List<@Nullable UUID> teams =
                some(() -> kit.create(ObjectName.DEPARTMENT, Map.of("name", name("部门"))));
        List<@Nullable UUID> products =
                some(() -> kit.create(PRODUCT, Map.of("name", name("产品"), "code", name("C"))));
        List<@Nullable UUID> campaigns =
                some(() -> kit.create(CAMPAIGN, Map.of("name", name("活动"))));
        List<UUID> accounts = new ArrayList<>();
        for (String province : PROVINCES) {
            accounts.add(
                    kit.create(SalesKit.ACCOUNT, Map.of("name", name("客户"), "province", province)));
        }
        List<UUID> deals = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("name", name("商机"));
            row.put("account", any(accounts, chance));
            row.put("owner", any(owners, chance));
            row.put("department", any(teams, chance));
            row.put("product", any(products, chance));
            row.put("campaign", any(campaigns, chance));
            row.put("source", chance.nextInt(4) == 0 ? null : any(SOURCES, chance));
            row.put("amount", chance.nextInt(5) == 0 ? null : 1 + chance.nextInt(1000));
            deals.add(deal(row, way, chance));
        }
        return new Scene(way.pipeline(), deals);
    }

    /** Steps on until it is won or lost, or waits; its date is put off now and then. */
    private UUID deal(Map<String, @Nullable Object> row, Way way, Random chance) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant at = now.minus(24 + chance.nextInt(300 * 24), ChronoUnit.HOURS);
        row.put("pipeline", way.pipeline());
        row.put("stage_entered_at", at);
        if (chance.nextInt(4) > 0) {
            row.put("expected_close", day(at).plusDays(chance.nextInt(90)));
        }
        UUID deal = bring(Deals.OPPORTUNITY, row);
        List<UUID> stages = List.copyOf(way.stages().values());
        for (int stage = 1; stage < stages.size(); stage++) {
            at = at.plus(1 + chance.nextInt(900), ChronoUnit.HOURS);
            if (at.isAfter(now)) {
                return deal;
            }
            if (chance.nextInt(3) == 0) {
                change(deal, Map.of("expected_close", day(at).plusDays(chance.nextInt(120) - 20L)));
            }
            if (chance.nextInt(4) == 0) {
                change(deal, Map.of("status", "lost", "lost_reason", "price", "closed_at", at));
                return deal;
            }
            change(deal, Map.of("stage", stages.get(stage), "stage_entered_at", at));
        }
        return deal;
    }

    UUID leads(Random chance, int count) {
        UUID owner = Objects.requireNonNull(kit.member().user());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        UUID account = kit.account();
        for (int at = 0; at < count; at++) {
            Map<String, @Nullable Object> row = new HashMap<>();
            Instant came = now.minus(chance.nextInt(120 * 24), ChronoUnit.HOURS);
            row.put("name", name("线索"));
            row.put("owner", owner);
            row.put("received_at", came);
            row.put("source", chance.nextInt(4) == 0 ? null : any(SOURCES, chance));
            row.put("province", any(PROVINCES, chance));
            if (chance.nextInt(3) > 0) {
                row.put("responded_at", came.plus(chance.nextInt(200), ChronoUnit.MINUTES));
                row.put("status", "working");
            }
            if (chance.nextInt(4) == 0) {
                row.put("status", "converted");
                row.put("account", account);
                row.putIfAbsent("responded_at", came.plusSeconds(60));
            }
            bring(LEAD, row);
        }
        return owner;
    }

    void campaign(String source, LocalDate from, LocalDate to, int cost) {
        bring(
                CAMPAIGN,
                Map.of(
                        "name",
                        name("活动"),
                        "source",
                        source,
                        "starts_on",
                        from,
                        "ends_on",
                        to,
                        "cost",
                        cost));
    }

    void wonDeal(String source, LocalDate day, int amount) {
        Way way = kit.way(Map.of(), List.of(Said.of("一"), new Said("赢", Map.of("outcome", "won"))));
        Instant at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        bring(
                Deals.OPPORTUNITY,
                Map.of(
                        "name", name("商机"),
                        "account", kit.account(),
                        "source", source,
                        "amount", amount,
                        "pipeline", way.pipeline(),
                        "stage", way.at("赢"),
                        "stage_entered_at", at));
    }

    SalesKit kit() {
        return kit;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    String name(String word) {
        return word + ++number + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<@Nullable UUID> some(Supplier<@Nullable UUID> maker) {
        List<@Nullable UUID> made = new ArrayList<>();
        made.add(null);
        for (int at = 0; at < 3; at++) {
            made.add(maker.get());
        }
        return made;
    }

    private static <T extends @Nullable Object> T any(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }

    UUID bring(ObjectName object, Map<String, ? extends @Nullable Object> row) {
        Map<String, @Nullable Object> given = new HashMap<>(row);
        given.values().removeIf(Objects::isNull);
        return SalesKit.system(
                () ->
                        SalesKit.id(
                                records.write(
                                                Batch.of(object)
                                                        .create(List.of(Row.of(given)))
                                                        .because(Cause.of(Kind.IMPORT))
                                                        .allOrNothing())
                                        .outcomes()
                                        .getFirst()));
    }

    private void change(UUID deal, Map<String, ?> values) {
        SalesKit.system(
                () ->
                        records.write(
                                        Batch.of(Deals.OPPORTUNITY)
                                                .update(
                                                        List.of(
                                                                new Batch.Change(
                                                                        deal,
                                                                        null,
                                                                        Row.of(values))))
                                                .because(Cause.of(Kind.IMPORT))
                                                .allOrNothing())
                                .outcomes()
                                .getFirst());
    }
}
