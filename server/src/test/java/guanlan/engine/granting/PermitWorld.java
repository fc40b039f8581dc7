package guanlan.engine.granting;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.Position;
import guanlan.engine.rights.Access;
import guanlan.engine.rights.FieldRule;
import guanlan.engine.rights.ObjectRule;
import guanlan.engine.rights.Scope;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invented company: departments, people, roles, grants, shares and records, by a seed. */
public final class PermitWorld {
    static final List<String> ACCOUNT_FIELDS = List.of("revenue", "city", "phone", "level");
    static final List<String> CONTACT_FIELDS = List.of("mobile", "position", "wechat");

    /** What roles speak of beside: the credit code is unique to its company. */
    private static final List<String> ACCOUNT_RULED =
            List.of("revenue", "city", "phone", "level", "uscc");

    private static final List<String> ACCOUNT_WHERE =
            List.of(
                    "owner == me()",
                    "revenue > 50.0",
                    "city == \"苏州\"",
                    "level == \"a\"",
                    "owner in mySubordinates()",
                    "department in myDepartmentTree()",
                    "!empty(parent)");
    private static final List<String> CONTACT_WHERE =
            List.of("owner == me()", "account.city == \"苏州\"", "account.owner == me()");
    private static final List<String> CITIES = List.of("苏州", "上海", "青岛");
    private static final List<String> POSITIONS = List.of("总监", "顾问");

    final List<Unit> units = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final Map<String, Map<String, ObjectRule>> roles = new LinkedHashMap<>();
    final List<Grant> grants = new ArrayList<>();
    final List<Sharing> shares = new ArrayList<>();
    final List<Item> items = new ArrayList<>();
    final List<Away> absences = new ArrayList<>();

    /** What records were before they were changed; those that are not named are as they were. */
    final Map<UUID, Item> before = new HashMap<>();

    private final Random random;

    record Unit(UUID id, @Nullable UUID parent, @Nullable UUID manager) {}

    public record Person(
            UUID id,
            @Nullable UUID unit,
            List<UUID> further,
            @Nullable UUID manager,
            @Nullable String position) {

        /** As he asks, without any rights but those of the world. */
        public Caller caller() {
            return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
        }
    }

    /**
     * @param days when it ends, in days from now; negative: it has ended
     */
    record Grant(String role, Party to, int days) {}

    record Sharing(
            String object,
            @Nullable UUID record,
            @Nullable String where,
            Party to,
            boolean toEdit,
            int days) {}

    /**
     * @param from the first day, in days from now
     * @param until the last day
     */
    record Away(UUID person, UUID delegate, int from, int until) {
        boolean isNow() {
            return from <= 0 && until >= 0;
        }
    }

    /**
     * @param gone in the recycle bin
     */
    public record Item(String object, UUID id, Map<String, @Nullable Object> values, boolean gone) {
        @Nullable UUID reference(String field) {
            return (UUID) values.get(field);
        }

        /** A line of the log that tells of it. */
        public Change told(Operation operation, Position at) {
            return new Change(at, new ObjectName(object), id, operation, null, Instant.EPOCH, null);
        }
    }

    public PermitWorld(long seed) {
        this.random = new Random(seed);
        for (int at = 0; at < 7; at++) {
            UUID parent = at == 0 || chance(20) ? null : pick(units).id();
            units.add(new Unit(id(), parent, null));
        }
        for (int at = 0; at < 6; at++) {
            people.add(person());
        }
        for (int at = 0; at < units.size(); at++) {
            if (chance(40)) {
                units.set(
                        at,
                        new Unit(units.get(at).id(), units.get(at).parent(), pick(people).id()));
            }
        }
        roles.put("member", Map.of());
        if (chance(40)) {
            roles.put("member", Map.of("account", rule(ACCOUNT_RULED, ACCOUNT_WHERE)));
        }
        for (int at = 0; at < 4; at++) {
            roles.put("role_" + at, role());
        }
        made();
        for (int at = 0; at < 3; at++) {
            absences.add(away());
        }
        for (int at = 0; at < 8; at++) {
            grants.add(new Grant("role_" + random.nextInt(4), party(false), days()));
        }
        for (int at = 0; at < 8; at++) {
            shares.add(share());
        }
        changes();
    }

    public List<Person> people() {
        return people;
    }

    public List<Item> items() {
        return items;
    }

    private Away away() {
        int person = random.nextInt(people.size());
        int other = (person + 1 + random.nextInt(people.size() - 1)) % people.size();
        int from = pick(List.of(-5, -2, -1, 3));
        return new Away(
                people.get(person).id(), people.get(other).id(), from, from + pick(List.of(2, 30)));
    }

    /** Some records were something else once; some are in the recycle bin by now. */
    private void changes() {
        for (int at = 0; at < items.size(); at++) {
            Item item = items.get(at);
            if (chance(35)) {
                before.put(item.id(), item);
                items.set(at, changed(item));
            } else if (item.object().equals("contact") && chance(10)) {
                before.put(item.id(), item);
                items.set(at, new Item("contact", item.id(), item.values(), true));
            }
        }
    }

    private Item changed(Item item) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(item.values());
        if (item.object().equals("account")) {
            values.put("city", pick(CITIES));
            values.put("revenue", new BigDecimal(random.nextInt(100)));
            values.put("phone", chance(50) ? null : phone("139"));
        } else {
            values.put("mobile", phone("138"));
            values.put("position", pick(POSITIONS));
        }
        if (chance(40)) {
            values.put("owner", pick(people).id());
        }
        if (chance(30)) {
            values.put("department", pick(units).id());
        }
        return new Item(item.object(), item.id(), values, false);
    }

    private String phone(String beginning) {
        return "+86" + beginning + (10_000_000 + random.nextInt(89_999_999));
    }

    /** A credit code with its check digit. */
    private static String creditCode(int number) {
        String signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        String head = "91310000" + String.format("%09d", 100_000_000 + number * 7_919);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < 17; at++) {
            sum += signs.indexOf(head.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return head + signs.charAt((31 - sum % 31) % 31);
    }

    private Person person() {
        UUID unit = chance(85) ? pick(units).id() : null;
        List<UUID> further = chance(30) ? List.of(pick(units).id()) : List.of();
        UUID manager = people.isEmpty() || chance(40) ? null : pick(people).id();
        return new Person(id(), unit, further, manager, chance(60) ? pick(POSITIONS) : null);
    }

    private Map<String, ObjectRule> role() {
        Map<String, ObjectRule> objects = new HashMap<>();
        if (chance(85)) {
            objects.put("account", rule(ACCOUNT_RULED, ACCOUNT_WHERE));
        }
        if (chance(75)) {
            objects.put("contact", rule(CONTACT_FIELDS, CONTACT_WHERE));
        }
        return objects;
    }

    private ObjectRule rule(List<String> fields, List<String> wheres) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(Right.values()).filter(_ -> chance(60)).forEach(rights::add);
        if (chance(85)) {
            rights.add(Right.SEE);
        }
        Set<Right> denied = EnumSet.noneOf(Right.class);
        if (chance(10)) {
            denied.add(pick(List.of(Right.EDIT, Right.DELETE, Right.SEE, Right.TRANSFER)));
        }
        Map<String, FieldRule> said = new HashMap<>();
        fields.stream().filter(_ -> chance(40)).forEach(name -> said.put(name, field(wheres)));
        Scope see = scope(wheres);
        return new ObjectRule(rights, denied, see, chance(50) ? see : scope(wheres), said);
    }

    private FieldRule field(List<String> wheres) {
        Access access = pick(List.of(Access.values()));
        boolean conditional = access != Access.HIDDEN && chance(50);
        Access otherwise =
                conditional ? Access.values()[random.nextInt(access.ordinal())] : Access.HIDDEN;
        return new FieldRule(
                access, conditional ? pick(wheres) : null, otherwise, new Mask(1, 1), chance(15));
    }

    private Scope scope(List<String> wheres) {
        Scope.Kind kind = pick(List.of(Scope.Kind.values()));
        return new Scope(kind, kind == Scope.Kind.WHERE ? pick(wheres) : null);
    }

    private void made() {
        for (int at = 0; at < 24; at++) {
            Map<String, @Nullable Object> values = own();
            values.put("name", "公司" + at);
            values.put("uscc", creditCode(at));
            values.put("city", chance(85) ? pick(CITIES) : null);
            values.put("level", chance(70) ? pick(List.of("a", "b", "c")) : null);
            values.put("revenue", chance(80) ? new BigDecimal(random.nextInt(100)) : null);
            values.put("phone", chance(70) ? phone("139") : null);
            values.put("parent", at > 0 && chance(30) ? pick(items).id() : null);
            items.add(new Item("account", id(), values, false));
        }
        List<Item> accounts = List.copyOf(items);
        for (int at = 0; at < 24; at++) {
            Map<String, @Nullable Object> values = own();
            values.put("name", "联系人" + at);
            values.put("account", chance(85) ? pick(accounts).id() : null);
            values.put("mobile", chance(70) ? phone("138") : null);
            values.put("position", chance(70) ? pick(POSITIONS) : null);
            values.put("wechat", chance(70) ? "wx" + random.nextInt(1000) : null);
            items.add(new Item("contact", id(), values, false));
        }
    }

    private Map<String, @Nullable Object> own() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("owner", pick(people).id());
        values.put("department", chance(85) ? pick(units).id() : null);
        return values;
    }

    private Sharing share() {
        Item item = pick(items);
        boolean account = item.object().equals("account");
        String where = chance(25) ? pick(account ? ACCOUNT_WHERE : CONTACT_WHERE) : null;
        return new Sharing(
                item.object(),
                where == null ? item.id() : null,
                where,
                party(true),
                chance(40),
                days());
    }

    private Party party(boolean ofShare) {
        int kind = random.nextInt(ofShare ? 5 : 4);
        return switch (kind) {
            case 0, 1 -> new Party("person", pick(people).id(), null, null, null, null);
            case 2 -> new Party("department", pick(units).id(), chance(50), null, null, null);
            case 3 -> new Party("position", null, null, pick(POSITIONS), null, null);
            default -> new Party("role", null, null, null, "role_" + random.nextInt(4), null);
        };
    }

    private int days() {
        return chance(15) ? -1 : 30;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private UUID id() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L, random.nextLong() >>> 2 | 1L << 63);
    }
}
