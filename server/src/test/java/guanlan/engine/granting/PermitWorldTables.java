package guanlan.engine.granting;

import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.granting.PermitWorld.Unit;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts an invented company into the tables, the way the product does, and takes it out again. */
@TestComponent
public class PermitWorldTables {
    private static final JsonMapper JSON = new JsonMapper();

    /** Why records were changed. */
    public static final Cause CAUSE = Cause.of(Cause.Kind.IMPORT, new UUID(0x7abc, 1L << 63));

    private final Records records;
    private final CompiledPermits permits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private Instant moment = Instant.EPOCH;

    PermitWorldTables(
            Records records,
            CompiledPermits permits,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.records = records;
        this.permits = permits;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public void fill(PermitWorld world) {
        clear();
        Caller.system("main").run(() -> filled(world));
    }

    public void clear() {
        for (String table :
                List.of(
                        "account",
                        "contact",
                        "role",
                        "role_grant",
                        "share",
                        "absence",
                        "department")) {
            jdbc.sql("delete from t_main." + table).update();
        }
        jdbc.sql("delete from t_main.search_entry").update();
        jdbc.sql("delete from t_main.\"user\" where name like '模型%'").update();
        permits.forget("main");
    }

    /** What an act would come to, without anything being changed. */
    public <T> T undone(Supplier<T> act) {
        return Objects.requireNonNull(
                transactions.execute(
                        transaction -> {
                            transaction.setRollbackOnly();
                            return act.get();
                        }));
    }

    private void filled(PermitWorld world) {
        List<Row> people = new ArrayList<>();
        world.people.forEach(
                one -> people.add(Row.of(Map.of("id", one.id(), "name", "模型" + one.id()))));
        create(ObjectName.USER, people);
        List<Row> units = new ArrayList<>();
        world.units.forEach(unit -> units.add(row(unit)));
        create(ObjectName.DEPARTMENT, units);
        List<Batch.Change> places = new ArrayList<>();
        world.people.forEach(one -> places.add(new Batch.Change(one.id(), null, place(one))));
        records.write(Batch.of(ObjectName.USER).update(places).allOrNothing());
        List<Row> roles = new ArrayList<>();
        world.roles.forEach((key, objects) -> roles.add(role(key, RoleWords.write(objects))));
        create(RightsStore.ROLE, roles);
        for (String object : List.of("account", "contact")) {
            List<Row> rows = new ArrayList<>();
            world.items.stream()
                    .filter(item -> item.object().equals(object))
                    .forEach(
                            item -> {
                                Item first = world.before.getOrDefault(item.id(), item);
                                Map<String, @Nullable Object> values =
                                        new LinkedHashMap<>(first.values());
                                values.put("id", item.id());
                                rows.add(Row.of(values));
                            });
            create(new ObjectName(object), rows);
        }
        moment = Instant.now();
        change(world);
        create(RightsStore.ABSENCE, world.absences.stream().map(PermitWorldTables::row).toList());
        create(RightsStore.GRANT, world.grants.stream().map(PermitWorldTables::row).toList());
        create(RightsStore.SHARE, world.shares.stream().map(PermitWorldTables::row).toList());
    }

    /** When every record was as it was first. */
    public Instant moment() {
        return moment;
    }

    private void change(PermitWorld world) {
        for (String object : List.of("account", "contact")) {
            List<Batch.Change> changes = new ArrayList<>();
            List<UUID> gone = new ArrayList<>();
            for (Item item : world.items) {
                if (item.object().equals(object) && item.gone()) {
                    gone.add(item.id());
                } else if (item.object().equals(object) && world.before.containsKey(item.id())) {
                    changes.add(new Batch.Change(item.id(), null, Row.of(item.values())));
                }
            }
            var batch = Batch.of(new ObjectName(object));
            records.write(batch.update(changes).allOrNothing().because(CAUSE));
            records.write(batch.delete(Batch.Target.of(gone)).allOrNothing());
        }
    }

    private void create(ObjectName object, List<Row> rows) {
        records.write(Batch.of(object).create(rows).allOrNothing());
    }

    private static Row row(Unit unit) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", unit.id());
        values.put("name", "部门");
        values.put("parent", unit.parent());
        values.put("manager", unit.manager());
        return Row.of(values);
    }

    private static Row place(Person person) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("department", person.unit());
        values.put("departments", person.further());
        values.put("manager", person.manager());
        values.put("position", person.position());
        return Row.of(values);
    }

    /** Everybody sees people and departments, or references could not be set. */
    private static Row role(String key, ObjectNode objects) {
        for (String open : List.of("user", "department")) {
            objects.putObject(open).put("see", "all").putArray("rights").add("see");
        }
        ObjectNode source = JSON.createObjectNode();
        source.putObject("label").put("zh", key).put("en", key);
        source.putObject("purpose").put("zh", "").put("en", "");
        source.set("objects", objects);
        return Row.of(Map.of("key", key, "name", key, "source", JSON.writeValueAsString(source)));
    }

    private static Row row(PermitWorld.Away away) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Row.of(
                Map.of(
                        "person", away.person(),
                        "delegate", away.delegate(),
                        "first_day", today.plusDays(away.from()),
                        "last_day", today.plusDays(away.until())));
    }

    private static Row row(PermitWorld.Grant grant) {
        Map<String, @Nullable Object> values = to(grant.to(), grant.days());
        values.put("role", grant.role());
        return Row.of(values);
    }

    private static Row row(PermitWorld.Sharing share) {
        Map<String, @Nullable Object> values = to(share.to(), share.days());
        values.put("role", share.to().role());
        values.put("target", share.object());
        values.put("record", share.record() == null ? null : share.record().toString());
        values.put("condition", share.where());
        values.put("level", share.toEdit() ? "edit" : "read");
        return Row.of(values);
    }

    private static Map<String, @Nullable Object> to(Party to, int days) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("person", to.kind().equals("person") ? to.id() : null);
        values.put("unit", to.kind().equals("department") ? to.id() : null);
        values.put("below", to.below());
        values.put("position", to.position());
        values.put("until", Instant.now().plus(Duration.ofDays(days)));
        return values;
    }
}
