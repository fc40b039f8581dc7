package guanlan.engine.query;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Choice;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.FieldKind.Reference;
import guanlan.core.criteria.FieldKind.TextList;
import guanlan.core.criteria.InMemory;
import guanlan.core.criteria.Verdict;
import guanlan.core.criteria.Vocabulary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts, users and departments with awkward values, in memory. */
final class CriteriaWorld {
    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "A",
                    "ab",
                    "Ab%",
                    "a_b",
                    "axb",
                    "a\\b",
                    "%",
                    "_",
                    "Z",
                    "é",
                    "É",
                    "ß",
                    "ẞ",
                    "İ",
                    "ı",
                    "ΟΔΟΣ",
                    "σ",
                    "上海",
                    "上海市",
                    "北京",
                    "华东",
                    "😀",
                    "a😀b",
                    "\uffee",
                    "\ue000",
                    "\ud801\udc00",
                    "'",
                    "\"",
                    "a\nb",
                    "true",
                    "1");
    static final List<Long> WHOLES =
            List.of(0L, 1L, -1L, 2L, 3L, 7L, 12L, 13L, 1_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
    static final List<BigDecimal> DECIMALS =
            Stream.of(
                            "0",
                            "0.00",
                            "1",
                            "1.0",
                            "-1",
                            "2.5",
                            "12.5",
                            "12.50",
                            "-0.1",
                            "1000000",
                            "0.333333333333",
                            "0.000000000001",
                            "999999.999999",
                            "12345678901234567890.12",
                            "-99999999999999999999.9999999999")
                    .map(BigDecimal::new)
                    .toList();
    static final List<LocalDate> DAYS =
            Stream.of(
                            "0001-01-01",
                            "1900-01-01",
                            "1986-05-04",
                            "1999-12-31",
                            "2024-02-29",
                            "2026-01-31",
                            "2026-03-31",
                            "2026-05-17",
                            "2026-05-18",
                            "2026-05-20",
                            "2026-05-21",
                            "2026-05-22",
                            "2026-06-30",
                            "2027-01-01",
                            "9999-12-31")
                    .map(LocalDate::parse)
                    .toList();
    static final List<Instant> MOMENTS =
            Stream.of(
                            "0001-01-03T00:00:00Z",
                            "1986-05-03T15:59:59.999999Z",
                            "1986-05-03T16:00:00Z",
                            "2018-11-04T02:59:59.999999Z",
                            "2018-11-04T03:00:00Z",
                            "2026-02-28T23:30:00Z",
                            "2026-05-17T16:00:00Z",
                            "2026-05-20T15:59:59.999999Z",
                            "2026-05-20T16:00:00Z",
                            "2026-05-20T18:15:00Z",
                            "2026-05-20T18:30:00Z",
                            "2026-05-21T00:00:00Z",
                            "2026-05-21T03:30:00Z",
                            "2026-12-31T16:00:00Z",
                            "9999-12-30T00:00:00Z")
                    .map(Instant::parse)
                    .toList();
    static final List<UUID> USERS = List.of(id(1), id(2), id(3));
    private static final List<UUID> DEPARTMENTS = List.of(id(11), id(12));

    static final Map<String, Map<String, FieldKind>> OBJECTS =
            Map.of(
                    "account",
                    Map.ofEntries(
                            Map.entry("id", new Reference("account")),
                            Map.entry("name", Plain.TEXT),
                            Map.entry("city", Plain.TEXT),
                            Map.entry("industry", new Choice(Set.of("software", "retail"))),
                            Map.entry("employees", Plain.WHOLE),
                            Map.entry("score", Plain.WHOLE),
                            Map.entry("revenue", Plain.DECIMAL),
                            Map.entry("discount", Plain.DECIMAL),
                            Map.entry("active", Plain.YESNO),
                            Map.entry("founded", Plain.DATE),
                            Map.entry("renewal", Plain.DATE),
                            Map.entry("created_at", Plain.DATETIME),
                            Map.entry("updated_at", Plain.DATETIME),
                            Map.entry("owner", new Reference("user")),
                            Map.entry("creator", new Reference("user")),
                            Map.entry("parent", new Reference("account")),
                            Map.entry("tags", new TextList(Set.of()))),
                    "user",
                    Map.of(
                            "id",
                            new Reference("user"),
                            "name",
                            Plain.TEXT,
                            "active",
                            Plain.YESNO,
                            "department",
                            new Reference("department")),
                    "department",
                    Map.of(
                            "id", new Reference("department"),
                            "name", Plain.TEXT,
                            "head", new Reference("user")));

    private final Map<String, Map<UUID, Row>> records = new HashMap<>();

    /** A record: its values by field. */
    record Row(UUID id, Map<String, @Nullable Object> values) {}

    CriteriaWorld(Random random, int accounts) {
        fill(random, "department", DEPARTMENTS);
        fill(random, "user", USERS);
        fill(random, "account", IntStream.range(0, accounts).mapToObj(i -> id(100 + i)).toList());
    }

    static UUID id(int number) {
        return new UUID(0x0199a1b200007000L, 0x8000000000000000L + number);
    }

    private void fill(Random random, String object, List<UUID> ids) {
        Map<UUID, Row> all = new LinkedHashMap<>();
        for (UUID id : ids) {
            Map<String, @Nullable Object> values = new HashMap<>();
            fields(object).forEach((field, kind) -> values.put(field, valueOrNull(random, kind)));
            values.put("id", id);
            all.put(id, new Row(id, values));
        }
        records.put(object, all);
    }

    private static @Nullable Object valueOrNull(Random random, FieldKind kind) {
        return random.nextInt(6) == 0 ? null : value(random, kind);
    }

    private static Object value(Random random, FieldKind kind) {
        return switch (kind) {
            case Plain.TEXT -> any(random, TEXTS);
            case FieldKind.Sealed _ -> any(random, TEXTS);
            case Plain.WHOLE -> any(random, WHOLES);
            case Plain.DECIMAL -> any(random, DECIMALS);
            case Plain.YESNO -> random.nextBoolean();
            case Plain.DATE -> any(random, DAYS);
            case Plain.DATETIME -> any(random, MOMENTS);
            case Choice(var values) -> any(random, values.stream().sorted().toList());
            case Reference(var to) ->
                    switch (to) {
                        case "user" -> any(random, USERS);
                        case "department" -> any(random, DEPARTMENTS);
                        default -> id(100 + random.nextInt(5));
                    };
            case TextList _ ->
                    random.ints(random.nextInt(4), 0, TEXTS.size()).mapToObj(TEXTS::get).toList();
        };
    }

    static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static Map<String, FieldKind> fields(String object) {
        return Objects.requireNonNull(OBJECTS.get(object));
    }

    static FieldKind kind(String object, String field) {
        return Objects.requireNonNull(fields(object).get(field));
    }

    static String target(String object, String reference) {
        return ((Reference) kind(object, reference)).to();
    }

    Collection<Row> rows(String object) {
        return Objects.requireNonNull(records.get(object)).values();
    }

    static Checked check(String cel) {
        return switch (Criteria.check(cel, vocabulary("account"))) {
            case Verdict.Accepted(var checked) -> checked;
            case Verdict.Refused(var findings) -> throw new AssertionError(cel + ": " + findings);
        };
    }

    private static Vocabulary vocabulary(String object) {
        return new Vocabulary() {
            @Override
            public Optional<FieldKind> kind(String name) {
                return Optional.ofNullable(fields(object).get(name));
            }

            @Override
            public Set<String> names() {
                return fields(object).keySet();
            }

            @Override
            public Vocabulary of(Reference reference) {
                return vocabulary(reference.to());
            }
        };
    }

    Set<UUID> inMemory(Checked checked, EvaluationContext context) {
        Predicate<Row> predicate =
                InMemory.compile(checked, field -> row -> read(row, field.path()), context);
        return rows("account").stream()
                .filter(predicate)
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Object read(Row row, List<String> path) {
        Row here = row;
        String object = "account";
        for (String step : path.subList(0, path.size() - 1)) {
            Object id = here.values().get(step);
            object = target(object, step);
            if (id == null) {
                return null;
            }
            here = Objects.requireNonNull(Objects.requireNonNull(records.get(object)).get(id));
        }
        return here.values().get(path.getLast());
    }
}
