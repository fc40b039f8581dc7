package guanlan.domain.sample;

import guanlan.domain.sample.Selling.Buyer;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Batch.OnMatch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills a company with the sample. Running it again adds only what is missing; nobody of the sample
 * can sign in.
 */
@Component
public class SampleCompany {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final ObjectName CONTACT = new ObjectName("contact");
    private static final ObjectName PRODUCT = new ObjectName("product");
    private static final long SEED = 20_260_101;
    private static final int CUSTOMERS = 360;
    private static final int SELLERS_PER_REGION = 6;
    private static final Map<String, String> REGIONS =
            Map.of("east", "华东区", "south", "华南区", "north", "华北区", "west", "中西区");
    private static final Map<String, String> STAFF =
            Map.of("marketing", "市场部", "service", "客户服务部", "operations", "运营部", "finance", "财务部");

    private final Records records;
    private final Queries queries;
    private final InstantSource clock;

    public SampleCompany(Records records, Queries queries, InstantSource clock) {
        this.records = records;
        this.queries = queries;
        this.clock = clock;
    }

    /** How many records of each object were added. */
    public record Filled(
            long departments,
            long people,
            long accounts,
            long contacts,
            long leads,
            long deals,
            long milestones,
            long activities) {}

    public Filled fill(String tenant) {
        return Caller.system(tenant).call(this::fill);
    }

    private Filled fill() {
        var counted = new Counted();
        Map<String, UUID> departments = departments(counted);
        Map<String, List<UUID>> sellers = people(departments, counted);
        List<Customers.Customer> customers = new Customers(SEED).make(CUSTOMERS);
        List<Row> accounts = accounts(customers, sellers, departments);
        List<UUID> ids = add(Batch.of(ACCOUNT).upsert(accounts, "uscc", OnMatch.SKIP), counted);
        add(
                Batch.of(CONTACT).upsert(contacts(customers, ids, accounts), "mail", OnMatch.SKIP),
                counted);
        List<Buyer> buyers = buyers(ids, accounts);
        List<UUID> products =
                add(Batch.of(PRODUCT).upsert(Wares.rows(), "code", OnMatch.SKIP), counted);
        var market = new Market(records, queries, clock.instant(), SEED);
        market.campaigns();
        market.goals(buyers);
        return new Filled(
                counted.of(ObjectName.DEPARTMENT),
                counted.of(ObjectName.USER),
                counted.of(ACCOUNT),
                counted.of(CONTACT),
                market.leads(buyers, products),
                deals(buyers, products, market),
                new Milestones(records, queries, clock.instant(), SEED).fill(),
                new Diary(records, queries, clock.instant(), SEED).fill(buyers));
    }

    private static List<Row> accounts(
            List<Customers.Customer> customers,
            Map<String, List<UUID>> sellers,
            Map<String, UUID> departments) {
        RandomGenerator chance = new SplittableRandom(SEED);
        List<Row> accounts = new ArrayList<>();
        for (Customers.Customer customer : customers) {
            List<UUID> near = sellers.getOrDefault(customer.region(), List.of());
            accounts.add(
                    Row.of(customer.values())
                            .with(
                                    owned(
                                            Words.any(near, chance),
                                            departments.get(customer.region()))));
        }
        return accounts;
    }

    private static List<Row> contacts(
            List<Customers.Customer> customers, List<UUID> ids, List<Row> accounts) {
        List<Row> contacts = new ArrayList<>();
        for (int at = 0; at < customers.size(); at++) {
            for (var contact : customers.get(at).contacts()) {
                Map<String, @Nullable Object> place =
                        new LinkedHashMap<>(Map.of("account", ids.get(at)));
                place.put("owner", accounts.get(at).value("owner"));
                place.put("department", accounts.get(at).value("department"));
                contacts.add(Row.of(contact).with(place));
            }
        }
        return contacts;
    }

    private static List<Buyer> buyers(List<UUID> ids, List<Row> accounts) {
        List<Buyer> buyers = new ArrayList<>();
        for (int at = 0; at < ids.size(); at++) {
            Row account = accounts.get(at);
            buyers.add(
                    new Buyer(
                            ids.get(at),
                            String.valueOf(account.value("name")),
                            account.value("owner"),
                            account.value("department")));
        }
        return buyers;
    }

    private long deals(List<Buyer> buyers, List<UUID> products, Market market) {
        var selling = new Selling(records, queries, market, clock.instant(), SEED);
        return Selling.MODELS.stream()
                .mapToLong(model -> selling.fill(model, buyers, products))
                .sum();
    }

    private Map<String, UUID> departments(Counted counted) {
        Map<String, UUID> ids = new LinkedHashMap<>();
        department(ids, "company", "华澜精密机械有限公司", null, counted);
        department(ids, "sales", "销售中心", "company", counted);
        REGIONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        region ->
                                department(
                                        ids, region.getKey(), region.getValue(), "sales", counted));
        STAFF.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        staff ->
                                department(
                                        ids, staff.getKey(), staff.getValue(), "company", counted));
        return ids;
    }

    private void department(
            Map<String, UUID> ids,
            String code,
            String name,
            @Nullable String parent,
            Counted counted) {
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(Map.of("code", code, "name", name));
        values.put("parent", parent == null ? null : ids.get(parent));
        var batch =
                Batch.of(ObjectName.DEPARTMENT)
                        .upsert(List.of(Row.of(values)), "code", OnMatch.SKIP);
        ids.put(code, add(batch, counted).getFirst());
    }

    /** People of every department; gives the sellers of each region. */
    private Map<String, List<UUID>> people(Map<String, UUID> departments, Counted counted) {
        RandomGenerator chance = new SplittableRandom(SEED + 1);
        Map<String, List<UUID>> sellers = new LinkedHashMap<>();
        departments.forEach(
                (code, department) -> {
                    boolean region = REGIONS.containsKey(code);
                    List<Row> rows = new ArrayList<>();
                    for (int at = 0; at < (region ? SELLERS_PER_REGION : 2); at++) {
                        rows.add(person(code + at, position(code, region, at), department, chance));
                    }
                    sellers.put(
                            code,
                            add(
                                    Batch.of(ObjectName.USER).upsert(rows, "mail", OnMatch.SKIP),
                                    counted));
                });
        return sellers;
    }

    private static Row person(
            String place, String position, UUID department, RandomGenerator chance) {
        String name = Words.person(chance);
        return Row.of(
                Map.of(
                        "name",
                        name,
                        "position",
                        position,
                        "mail",
                        Words.pinyin(name) + "." + place + "@hualan.example.com",
                        "phone",
                        "13" + String.format("%09d", chance.nextInt(1_000_000_000)),
                        "active",
                        true,
                        "department",
                        department));
    }

    private static String position(String code, boolean region, int at) {
        if (code.equals("company")) {
            return at == 0 ? "总经理" : "总经理助理";
        }
        return region ? (at == 0 ? "区域经理" : "客户经理") : at == 0 ? "部门主管" : "专员";
    }

    private static Map<String, @Nullable Object> owned(UUID owner, @Nullable UUID department) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("owner", owner);
        values.put("department", department);
        return values;
    }

    /** Writes rows and gives the id of each, whether it was added now or was there already. */
    private List<UUID> add(Batch batch, Counted counted) {
        Written written = records.write(batch.because(Cause.of(Cause.Kind.SAMPLE)).allOrNothing());
        counted.add(batch.object(), written.count(Outcome.Created.class));
        return written.outcomes().stream().map(SampleCompany::id).toList();
    }

    private static UUID id(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(var id) -> id;
            case Outcome.Skipped(var id) -> id;
            case Outcome.Updated(var id, _) -> id;
            case Outcome.Unchanged(var id) -> id;
            case Outcome.Deleted(var id) -> id;
            case Outcome.Restored(var id) -> id;
            case Outcome.Rejected rejected ->
                    throw new IllegalStateException("sample refused: " + rejected);
        };
    }

    private static final class Counted {
        private final Map<ObjectName, Long> created = new LinkedHashMap<>();

        void add(ObjectName object, long count) {
            created.merge(object, count, Long::sum);
        }

        long of(ObjectName object) {
            return created.getOrDefault(object, 0L);
        }
    }
}
