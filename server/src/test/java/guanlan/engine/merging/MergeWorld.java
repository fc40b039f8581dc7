package guanlan.engine.merging;

import guanlan.core.values.Ids;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Some records that point to each other, known by short names. */
final class MergeWorld {
    static final ObjectName SPECIMEN = new ObjectName("specimen");
    private static final ObjectName SHARE = new ObjectName("share");
    private static final int BEGINNING = 9;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> TOLD =
            Set.of("name", "f_text", "f_money", "f_tags", "f_date", "parent", "f_rating");

    private final Map<String, UUID> ids = new LinkedHashMap<>();
    private final Map<UUID, String> names = new LinkedHashMap<>();
    private final Set<String> away = new TreeSet<>();
    private final Records records;
    private final JdbcClient jdbc;
    private final Ids source;

    MergeWorld(Records records, JdbcClient jdbc, Ids source, Random random) {
        this.records = records;
        this.jdbc = jdbc;
        this.source = source;
        for (int at = 0; at < BEGINNING; at++) {
            create("s" + at, random.nextBoolean() ? "t" + at : null);
        }
        for (String name : List.copyOf(ids.keySet())) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("f_money", random.nextBoolean() ? random.nextInt(9000) + "." + 25 : null);
            values.put(
                    "f_date", random.nextBoolean() ? "2024-03-0" + (1 + random.nextInt(9)) : null);
            values.put("f_tags", random.nextBoolean() ? some(random, "a", "b", "c") : null);
            values.put("f_multi_select", random.nextBoolean() ? some(random, "a", "b", "c") : null);
            values.put("f_rating", random.nextInt(3) == 0 ? 1 + random.nextInt(5) : null);
            values.put("parent", other(random, name));
            values.put("partners", partners(random, name));
            edit(name, values);
        }
        for (int at = 0; at < BEGINNING; at++) {
            if (random.nextInt(3) == 0) {
                share("s" + at, random.nextBoolean() ? "read" : "edit", random.nextInt(2));
            }
            if (random.nextInt(6) == 0) {
                delete("s" + at);
            }
        }
    }

    private static List<String> some(Random random, String... all) {
        List<String> some = new ArrayList<>();
        for (String each : all) {
            if (random.nextBoolean()) {
                some.add(each);
            }
        }
        return some;
    }

    private @Nullable UUID other(Random random, String name) {
        String chosen = "s" + random.nextInt(BEGINNING);
        return random.nextBoolean() && !chosen.equals(name) ? ids.get(chosen) : null;
    }

    private List<UUID> partners(Random random, String name) {
        List<UUID> partners = new ArrayList<>();
        ids.forEach(
                (each, id) -> {
                    if (!each.equals(name) && random.nextInt(3) == 0) {
                        partners.add(id);
                    }
                });
        return partners;
    }

    UUID id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    String name(UUID id) {
        return Objects.requireNonNull(names.get(id));
    }

    /** The records that are in use. */
    List<String> living() {
        return ids.keySet().stream().filter(name -> !away.contains(name)).toList();
    }

    /** The records that lie in the bin. */
    List<String> deleted() {
        return List.copyOf(away);
    }

    boolean isAway(String name) {
        return away.contains(name);
    }

    void create(String name, @Nullable String text) {
        UUID id = source.next();
        ids.put(name, id);
        names.put(id, name);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("name", name);
        values.put("f_text", text);
        write(Batch.of(SPECIMEN).create(List.of(Row.of(values))));
    }

    void edit(String name, Map<String, @Nullable Object> values) {
        var change = new Batch.Change(id(name), null, Row.of(values));
        write(Batch.of(SPECIMEN).update(List.of(change)));
    }

    void delete(String name) {
        away.add(name);
        write(Batch.of(SPECIMEN).delete(Batch.Target.of(List.of(id(name)))));
    }

    void restore(String name) {
        away.remove(name);
        write(Batch.of(SPECIMEN).restore(Batch.Target.of(List.of(id(name)))));
    }

    private void share(String name, String level, int party) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("target", SPECIMEN.value());
        values.put("record", id(name).toString());
        values.put("level", level);
        values.put("position", "party " + party);
        write(Batch.of(SHARE).create(List.of(Row.of(values))));
    }

    private void write(Batch batch) {
        Written written = Caller.system("main").call(() -> records.write(batch.allOrNothing()));
        if (!written.isClean()) {
            throw new IllegalStateException(written.findings().toString());
        }
    }

    /** Two to four records that can be merged now, with some choices. */
    Optional<MergeOrder> mergeable(Random random) {
        List<String> living = new ArrayList<>(living());
        if (living.size() < 4) {
            return Optional.empty();
        }
        Collections.shuffle(living, random);
        List<UUID> taking = living.stream().limit(2 + random.nextInt(3)).map(this::id).toList();
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (String field : List.of("name", "f_text", "f_money", "f_tags", "parent", "partners")) {
            if (random.nextInt(3) == 0) {
                choices.put(field, new Choice.From(taking.get(random.nextInt(taking.size()))));
            }
        }
        return Optional.of(
                new MergeOrder(
                        SPECIMEN,
                        taking.getFirst(),
                        taking.subList(1, taking.size()),
                        Map.of(),
                        choices));
    }

    void merged(MergeOrder order) {
        order.losers().forEach(loser -> away.add(name(loser)));
    }

    void unmerged(List<UUID> restored) {
        restored.forEach(id -> away.remove(name(id)));
    }

    /** The tags of a record, or the names of its partners. */
    List<String> several(String name, String field) {
        List<String> all = new ArrayList<>();
        row(name).path(field).forEach(item -> all.add(item.asString()));
        return all;
    }

    @Nullable String parent(String name) {
        JsonNode parent = row(name).path("parent");
        return parent.isString() ? parent.asString() : null;
    }

    JsonNode row(String name) {
        return Objects.requireNonNull(told().get(name));
    }

    /**
     * The same without what a list still says of records in the bin: an edit drops them, and
     * whether that was the edit of a record or of the one it was merged into cannot be told apart.
     */
    Map<String, JsonNode> inUse() {
        Map<String, JsonNode> told = told();
        for (JsonNode record : told.values()) {
            List<String> kept = new ArrayList<>();
            record.path("partners").forEach(partner -> kept.add(partner.asString()));
            kept.removeIf(name -> Objects.requireNonNull(told.get(name)).path("away").asBoolean());
            var partners = ((ObjectNode) record).putArray("partners");
            kept.forEach(partners::add);
        }
        return told;
    }

    /** Every record by its name, with the names of those it points to. */
    Map<String, JsonNode> told() {
        Map<String, JsonNode> told = new TreeMap<>();
        UUID[] all = ids.values().toArray(UUID[]::new);
        jdbc.sql("select cast(to_jsonb(s) as text) from t_main.specimen s where id = any(?)")
                .param(all)
                .query(String.class)
                .list()
                .forEach(text -> told(JSON.readTree(text), told));
        jdbc.sql(
                        "select record, target from t_main.record_link where record = any(?) order by record, position")
                .param(all)
                .query(
                        (row, _) -> {
                            JsonNode record =
                                    Objects.requireNonNull(
                                            told.get(name(row.getObject(1, UUID.class))));
                            ((ObjectNode) record)
                                    .withArray("/partners")
                                    .add(name(row.getObject(2, UUID.class)));
                            return "";
                        })
                .list();
        return told;
    }

    private void told(JsonNode row, Map<String, JsonNode> told) {
        ObjectNode some = JSON.createObjectNode();
        for (String field : TOLD) {
            JsonNode value = row.path(field);
            if (field.equals("parent") && value.isString()) {
                some.put(field, name(UUID.fromString(value.asString())));
            } else {
                some.set(field, value);
            }
        }
        some.put("away", !row.path("deleted_at").isNull());
        told.put(name(UUID.fromString(row.path("id").asString())), some);
    }
}
