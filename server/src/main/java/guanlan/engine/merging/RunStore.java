package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runs of many merges of the caller's company. */
@Component
class RunStore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES =
            new TypeReference<>() {};
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<Long> TOTAL = field(name("total"), Long.class);
    private static final Field<Long> POSITION = field(name("position"), Long.class);
    private static final Field<Long> MERGED = field(name("merged"), Long.class);
    private static final Field<Long> REJECTED = field(name("rejected"), Long.class);
    private static final Field<Long> UNDO_POSITION = field(name("undo_position"), Long.class);
    private static final Field<Long> UNDONE = field(name("undone"), Long.class);
    private static final Field<Long> KEPT = field(name("kept"), Long.class);
    private static final Field<String> FAILURE = field(name("failure"), String.class);
    private static final Field<JSONB> RUNNER = field(name("runner"), JSONB.class);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    private static final Field<UUID> CREATED_BY = field(name("created_by"), UUID.class);
    private static final Field<Instant> FINISHED_AT =
            field(name("finished_at"), SQLDataType.INSTANT);
    private static final Field<UUID> RUN = field(name("run"), UUID.class);
    private static final Field<UUID[]> RECORDS = field(name("records"), UUID[].class);
    private static final Field<UUID> SURVIVOR = field(name("survivor"), UUID.class);
    private static final Field<UUID> MERGE = field(name("merge"), UUID.class);
    private static final Field<String> CODE = field(name("code"), String.class);
    private static final Field<JSONB> PARAMS = field(name("params"), JSONB.class);
    private static final List<Field<?>> ALL =
            List.of(
                    ID,
                    OBJECT,
                    STATE,
                    TOTAL,
                    POSITION,
                    MERGED,
                    REJECTED,
                    UNDONE,
                    KEPT,
                    FAILURE,
                    CREATED_AT,
                    CREATED_BY,
                    FINISHED_AT);

    private final DSLContext dsl;
    private final Tenants tenants;
    private final InstantSource clock;

    RunStore(DSLContext dsl, Tenants tenants, InstantSource clock) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.clock = clock;
    }

    void insert(UUID id, ObjectName object, List<Run.Group> groups) {
        dsl.insertInto(runs())
                .set(ID, id)
                .set(OBJECT, object.value())
                .set(STATE, Run.State.RUNNING.key())
                .set(TOTAL, (long) groups.size())
                .set(RUNNER, json(Runner.of(Caller.current())))
                .set(CREATED_AT, clock.instant())
                .set(CREATED_BY, Caller.current().user())
                .execute();
        var insert = dsl.insertInto(groups(), RUN, POSITION, RECORDS, SURVIVOR);
        long position = 0;
        for (Run.Group group : groups) {
            insert =
                    insert.values(
                            id, position++, group.records().toArray(UUID[]::new), group.survivor());
        }
        insert.execute();
    }

    Run require(UUID id) {
        return one(dsl.select(ALL).from(runs()).where(ID.eq(id)).fetchOptional(), id);
    }

    /** Held against everybody else until the transaction ends. */
    Run locked(UUID id) {
        return one(dsl.select(ALL).from(runs()).where(ID.eq(id)).forUpdate().fetchOptional(), id);
    }

    private static Run one(Optional<? extends Record> found, UUID id) {
        return found.map(RunStore::run)
                .orElseThrow(() -> new Problem(MergeProblem.RUN_ABSENT, Map.of("id", id)));
    }

    /** The newest first; those of one person, or of all. */
    List<Run> list(@Nullable UUID by, int limit) {
        return dsl.select(ALL)
                .from(runs())
                .where(by == null ? DSL.noCondition() : CREATED_BY.eq(by))
                .orderBy(CREATED_AT.desc(), ID.desc())
                .limit(limit)
                .fetch(RunStore::run);
    }

    Runner runner(UUID id) {
        return dsl.select(RUNNER)
                .from(runs())
                .where(ID.eq(id))
                .fetchSingle(row -> JSON.readValue(row.value1().data(), Runner.class));
    }

    Run.Group group(UUID id, long position) {
        return Objects.requireNonNull(
                dsl.select(RECORDS, SURVIVOR)
                        .from(groups())
                        .where(of(id, position))
                        .fetchSingle(row -> new Run.Group(List.of(row.value1()), row.value2())));
    }

    void merged(UUID id, long position, UUID merge) {
        dsl.update(groups()).set(MERGE, merge).where(of(id, position)).execute();
        dsl.update(runs())
                .set(POSITION, POSITION.plus(1))
                .set(MERGED, MERGED.plus(1))
                .where(ID.eq(id))
                .execute();
    }

    void rejected(UUID id, long position, String code, Map<String, ?> params) {
        refuse(id, position, code, params);
        dsl.update(runs())
                .set(POSITION, POSITION.plus(1))
                .set(REJECTED, REJECTED.plus(1))
                .where(ID.eq(id))
                .execute();
    }

    private void refuse(UUID id, long position, String code, Map<String, ?> params) {
        Map<String, String> said = new LinkedHashMap<>();
        params.forEach((name, value) -> said.put(name, Objects.toString(value)));
        dsl.update(groups())
                .set(CODE, code)
                .set(PARAMS, json(said))
                .where(of(id, position))
                .execute();
    }

    /** The last merge that was not looked at yet; none: all were. */
    Optional<Long> lastMerged(UUID id) {
        Field<Long> from = DSL.field(DSL.select(UNDO_POSITION).from(runs()).where(ID.eq(id)));
        return dsl.select(POSITION)
                .from(groups())
                .where(RUN.eq(id))
                .and(MERGE.isNotNull())
                .and(POSITION.lt(from))
                .orderBy(POSITION.desc())
                .limit(1)
                .fetchOptional(POSITION);
    }

    UUID merge(UUID id, long position) {
        return Objects.requireNonNull(
                dsl.select(MERGE).from(groups()).where(of(id, position)).fetchSingle(MERGE));
    }

    void undone(UUID id, long position) {
        dsl.update(runs())
                .set(UNDO_POSITION, position)
                .set(UNDONE, UNDONE.plus(1))
                .where(ID.eq(id))
                .execute();
    }

    void kept(UUID id, long position, String code, Map<String, ?> params) {
        refuse(id, position, code, params);
        dsl.update(runs())
                .set(UNDO_POSITION, position)
                .set(KEPT, KEPT.plus(1))
                .where(ID.eq(id))
                .execute();
    }

    List<Run.Refusal> refusals(UUID id, int limit) {
        return dsl.select(RECORDS, CODE, PARAMS)
                .from(groups())
                .where(RUN.eq(id))
                .and(CODE.isNotNull())
                .orderBy(POSITION)
                .limit(limit)
                .fetch(
                        row ->
                                new Run.Refusal(
                                        List.of(row.value1()),
                                        row.value2(),
                                        JSON.readValue(row.value3().data(), VALUES)));
    }

    void settle(UUID id, Run.State state, @Nullable String failure) {
        dsl.update(runs())
                .set(STATE, state.key())
                .set(FAILURE, failure)
                .set(FINISHED_AT, clock.instant())
                .where(ID.eq(id))
                .execute();
    }

    void beginUndo(UUID id) {
        dsl.update(runs())
                .set(STATE, Run.State.UNDOING.key())
                .set(UNDO_POSITION, POSITION)
                .where(ID.eq(id))
                .execute();
    }

    private static Condition of(UUID id, long position) {
        return RUN.eq(id).and(POSITION.eq(position));
    }

    private static Run run(Record row) {
        return new Run(
                row.get(ID),
                new ObjectName(row.get(OBJECT)),
                Run.State.of(row.get(STATE)),
                new Run.Counts(
                        row.get(TOTAL), row.get(POSITION), row.get(MERGED), row.get(REJECTED)),
                new Run.Back(row.get(UNDONE), row.get(KEPT)),
                row.get(FAILURE),
                new Run.Story(row.get(CREATED_AT), row.get(CREATED_BY), row.get(FINISHED_AT)));
    }

    private static JSONB json(Object value) {
        return JSONB.valueOf(JSON.writeValueAsString(value));
    }

    private Table<?> runs() {
        return DSL.table(name(schema(), "record_merge_run"));
    }

    private Table<?> groups() {
        return DSL.table(name(schema(), "record_merge_group"));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
