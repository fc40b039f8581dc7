package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** The merges of the caller's company: which records became which. */
@Component
class MergeStore {
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<UUID> SURVIVOR = field(name("survivor"), UUID.class);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    private static final Field<UUID> CREATED_BY = field(name("created_by"), UUID.class);
    private static final Field<Instant> UNDONE_AT = field(name("undone_at"), SQLDataType.INSTANT);
    private static final Field<UUID> UNDONE_BY = field(name("undone_by"), UUID.class);
    private static final Field<UUID> MERGE = field(name("merge"), UUID.class);
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final Field<Integer> POSITION = field(name("position"), Integer.class);
    private static final Field<Boolean> RELEASED = field(name("released"), Boolean.class);

    private final DSLContext dsl;
    private final Tenants tenants;
    private final InstantSource clock;

    MergeStore(DSLContext dsl, Tenants tenants, InstantSource clock) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Merges of one object come one after the other, until the transaction ends: two that meet in
     * one record could each be right and both together wrong.
     */
    void alone(ObjectName object) {
        String what = schema() + ".merge." + object.value();
        dsl.select(
                        DSL.function(
                                "pg_advisory_xact_lock",
                                Object.class,
                                DSL.val((long) what.hashCode())))
                .execute();
    }

    Merged insert(UUID id, MergeOrder order, Map<ObjectName, Long> moved) {
        var story =
                new Merged.Story(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Caller.current().user(),
                        null,
                        null);
        dsl.insertInto(merges())
                .set(ID, id)
                .set(OBJECT, order.object().value())
                .set(SURVIVOR, order.survivor())
                .set(CREATED_AT, story.at())
                .set(CREATED_BY, story.by())
                .execute();
        dsl.update(parts())
                .set(RELEASED, true)
                .where(RECORD.eq(DSL.any(order.all().toArray(UUID[]::new))))
                .execute();
        int position = 0;
        for (UUID loser : order.losers()) {
            dsl.insertInto(parts())
                    .set(MERGE, id)
                    .set(RECORD, loser)
                    .set(POSITION, position++)
                    .execute();
        }
        return new Merged(id, order.object(), order.survivor(), order.losers(), moved, story);
    }

    void undone(UUID id) {
        dsl.update(merges())
                .set(UNDONE_AT, clock.instant())
                .set(UNDONE_BY, Caller.current().user())
                .where(ID.eq(id))
                .execute();
    }

    Merged require(UUID id) {
        return some(ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(MergeProblem.ABSENT, Map.of("id", id)));
    }

    List<Merged> find(Collection<UUID> ids) {
        return some(ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    /** Those in force whose survivor a record is, the newest first. */
    List<Merged> into(UUID survivor) {
        return some(SURVIVOR.eq(survivor).and(UNDONE_AT.isNull()));
    }

    private List<Merged> some(Condition which) {
        Map<UUID, List<UUID>> losers = new LinkedHashMap<>();
        List<? extends Record> found =
                dsl.select(ID, OBJECT, SURVIVOR, CREATED_AT, CREATED_BY, UNDONE_AT, UNDONE_BY)
                        .from(merges())
                        .where(which)
                        .orderBy(ID.desc())
                        .fetch();
        dsl.select(MERGE, RECORD)
                .from(parts())
                .where(
                        MERGE.eq(
                                DSL.any(
                                        found.stream()
                                                .map(row -> row.get(ID))
                                                .toArray(UUID[]::new))))
                .orderBy(MERGE, POSITION)
                .forEach(
                        part ->
                                losers.computeIfAbsent(part.value1(), _ -> new ArrayList<>())
                                        .add(part.value2()));
        return found.stream().map(row -> merged(row, losers)).toList();
    }

    private static Merged merged(Record row, Map<UUID, List<UUID>> losers) {
        return new Merged(
                row.get(ID),
                new ObjectName(row.get(OBJECT)),
                row.get(SURVIVOR),
                losers.getOrDefault(row.get(ID), List.of()),
                Map.of(),
                new Merged.Story(
                        row.get(CREATED_AT),
                        row.get(CREATED_BY),
                        row.get(UNDONE_AT),
                        row.get(UNDONE_BY)));
    }

    private Table<?> merges() {
        return DSL.table(name(schema(), "record_merge"));
    }

    private Table<?> parts() {
        return DSL.table(name(schema(), "record_merge_part"));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
