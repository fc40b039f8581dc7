package guanlan.engine.mass;

import guanlan.engine.mass.Mass.Refusal;
import guanlan.engine.mass.Mass.State;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The acts on many records of the caller's company. */
@Component
class MassStore {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES =
            new TypeReference<>() {};

    private final DSLContext dsl;
    private final Queries queries;
    private final Tenants tenants;
    private final InstantSource clock;

    MassStore(DSLContext dsl, Queries queries, Tenants tenants, InstantSource clock) {
        this.dsl = dsl;
        this.queries = queries;
        this.tenants = tenants;
        this.clock = clock;
    }

    String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    void insert(Mass mass) {
        dsl.insertInto(Columns.operations(schema()))
                .set(Columns.ID, mass.id())
                .set(Columns.OBJECT, mass.object().value())
                .set(Columns.ACT, mass.act().key())
                .set(Columns.CRITERIA, mass.filter().where())
                .set(Columns.MATCHING, mass.filter().matching())
                .set(Columns.DELETED, mass.filter().deleted())
                .set(Columns.GIVEN, json(mass.values()))
                .set(Columns.STATE, mass.state().key())
                .set(Columns.TOTAL, 0L)
                .set(Columns.RUNNER, json(Runner.of(Caller.current())))
                .set(Columns.CREATED_AT, mass.story().createdAt())
                .set(Columns.CREATED_BY, mass.story().createdBy())
                .execute();
    }

    /** Fixes which records are meant, in the order in which they are locked; tells how many. */
    long target(Mass mass) {
        var found = queries.ids(mass.object(), mass.filter()).asTable("found", "id");
        var record = found.field("id", UUID.class);
        long total =
                dsl.insertInto(
                                Columns.targets(schema()),
                                Columns.MASS,
                                Columns.POSITION,
                                Columns.RECORD)
                        .select(
                                DSL.select(
                                                DSL.val(mass.id()),
                                                DSL.rowNumber()
                                                        .over(DSL.orderBy(record))
                                                        .cast(Long.class),
                                                record)
                                        .from(found))
                        .execute();
        dsl.update(Columns.operations(schema()))
                .set(Columns.TOTAL, total)
                .where(Columns.ID.eq(mass.id()))
                .execute();
        return total;
    }

    Mass require(UUID id) {
        return find(id).orElseThrow(() -> new Problem(MassProblem.ABSENT, Map.of("id", id)));
    }

    Optional<Mass> find(UUID id) {
        return dsl.select(Columns.ALL)
                .from(Columns.operations(schema()))
                .where(Columns.ID.eq(id))
                .fetchOptional(MassStore::mass);
    }

    /** The act, held against everybody else until the transaction ends. */
    Mass locked(UUID id) {
        return dsl.select(Columns.ALL)
                .from(Columns.operations(schema()))
                .where(Columns.ID.eq(id))
                .forUpdate()
                .fetchOptional(MassStore::mass)
                .orElseThrow(() -> new Problem(MassProblem.ABSENT, Map.of("id", id)));
    }

    /** The newest first; those of one person, or of all. */
    List<Mass> list(@Nullable UUID by, int limit) {
        return dsl.select(Columns.ALL)
                .from(Columns.operations(schema()))
                .where(by == null ? DSL.noCondition() : Columns.CREATED_BY.eq(by))
                .orderBy(Columns.CREATED_AT.desc(), Columns.ID.desc())
                .limit(limit)
                .fetch(MassStore::mass);
    }

    Runner runner(UUID id) {
        return dsl.select(Columns.RUNNER)
                .from(Columns.operations(schema()))
                .where(Columns.ID.eq(id))
                .fetchSingle(row -> JSON.readValue(row.value1().data(), Runner.class));
    }

    List<UUID> targets(UUID id, long after, int limit) {
        return dsl.select(Columns.RECORD)
                .from(Columns.targets(schema()))
                .where(Columns.MASS.eq(id))
                .and(Columns.POSITION.gt(after))
                .orderBy(Columns.POSITION)
                .limit(limit)
                .fetch(Columns.RECORD);
    }

    void advance(UUID id, long changed, long unchanged, List<Refusal> refused) {
        dsl.update(Columns.operations(schema()))
                .set(Columns.POSITION, Columns.POSITION.plus(changed + unchanged + refused.size()))
                .set(Columns.CHANGED, Columns.CHANGED.plus(changed))
                .set(Columns.UNCHANGED, Columns.UNCHANGED.plus(unchanged))
                .set(Columns.REJECTED, Columns.REJECTED.plus(refused.size()))
                .where(Columns.ID.eq(id))
                .execute();
        for (Refusal refusal : refused) {
            dsl.insertInto(Columns.rejected(schema()))
                    .set(Columns.MASS, id)
                    .set(Columns.RECORD, refusal.record())
                    .set(Columns.FIELD, refusal.field())
                    .set(Columns.CODE, refusal.code())
                    .set(Columns.PARAMS, json(refusal.params()))
                    .execute();
        }
    }

    List<Refusal> refusals(UUID id, int limit) {
        return dsl.select(Columns.RECORD, Columns.FIELD, Columns.CODE, Columns.PARAMS)
                .from(Columns.rejected(schema()))
                .where(Columns.MASS.eq(id))
                .orderBy(Columns.RECORD)
                .limit(limit)
                .fetch(
                        row ->
                                new Refusal(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        map(row.value4())));
    }

    /** An end of the work; the list of records is needed no more. */
    void settle(UUID id, State state, @Nullable String failure) {
        move(id, state);
        dsl.update(Columns.operations(schema()))
                .set(Columns.FINISHED_AT, clock.instant())
                .set(Columns.FAILURE, failure)
                .where(Columns.ID.eq(id))
                .execute();
        dsl.deleteFrom(Columns.targets(schema())).where(Columns.MASS.eq(id)).execute();
    }

    void move(UUID id, State state) {
        dsl.update(Columns.operations(schema()))
                .set(Columns.STATE, state.key())
                .where(Columns.ID.eq(id))
                .execute();
    }

    static Mass mass(Record row) {
        return new Mass(
                row.get(Columns.ID),
                new ObjectName(row.get(Columns.OBJECT)),
                Mass.Act.of(row.get(Columns.ACT)),
                new Filter(
                        row.get(Columns.CRITERIA),
                        row.get(Columns.MATCHING),
                        row.get(Columns.DELETED)),
                map(row.get(Columns.GIVEN)),
                State.of(row.get(Columns.STATE)),
                new Mass.Counts(
                        row.get(Columns.TOTAL),
                        row.get(Columns.POSITION),
                        row.get(Columns.CHANGED),
                        row.get(Columns.UNCHANGED),
                        row.get(Columns.REJECTED)),
                row.get(Columns.FAILURE),
                new Mass.Undone(
                        row.get(Columns.REMOVED), row.get(Columns.REVERTED), row.get(Columns.KEPT)),
                new Mass.Story(
                        row.get(Columns.CREATED_AT),
                        row.get(Columns.CREATED_BY),
                        row.get(Columns.FINISHED_AT)));
    }

    private static Map<String, @Nullable Object> map(JSONB json) {
        return JSON.readValue(json.data(), VALUES);
    }

    private static JSONB json(Object value) {
        return JSONB.valueOf(JSON.writeValueAsString(value));
    }
}
