package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports of the caller's company. */
@Component
class ImportStore {
    static final JsonMapper JSON = new JsonMapper();

    private final DSLContext dsl;
    private final Tenants tenants;
    private final InstantSource clock;

    ImportStore(DSLContext dsl, Tenants tenants, InstantSource clock) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.clock = clock;
    }

    String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    void insert(Held held) {
        Import seen = held.seen();
        dsl.insertInto(table())
                .set(Columns.ID, seen.id())
                .set(Columns.OBJECT, seen.object().value())
                .set(Columns.STATE, seen.state().key())
                .set(Columns.FILE_NAME, seen.file().name())
                .set(Columns.FILE_SIZE, seen.file().size())
                .set(Columns.STORED, held.stored())
                .set(Columns.SHAPE, json(held.shape()))
                .set(Columns.COLUMNS, json(seen.columns()))
                .set(Columns.PREVIEW, json(seen.preview()))
                .set(Columns.ROWS_TOTAL, seen.rows().count())
                .set(Columns.ROWS_EXACT, seen.rows().exact())
                .set(Columns.MAPPING, json(seen.mapping()))
                .set(Columns.MATCH_BY, seen.matching().by())
                .set(Columns.MATCH_POLICY, seen.matching().policy().key())
                .set(Columns.MISFIT, seen.misfit().key())
                .set(Columns.CREATED_AT, seen.history().createdAt())
                .set(Columns.CREATED_BY, seen.history().createdBy())
                .set(Columns.RUNNER, json(held.runner()))
                .execute();
    }

    Held require(UUID id) {
        return find(id).orElseThrow(() -> new Problem(ImportProblem.ABSENT, Map.of("id", id)));
    }

    Optional<Held> find(UUID id) {
        return dsl.select(Columns.OF_IMPORT)
                .from(table())
                .where(Columns.ID.eq(id))
                .fetchOptional(this::held);
    }

    /** What a job was started for; nothing when another has been started since. */
    Optional<Held> findByJob(UUID job) {
        return dsl.select(Columns.OF_IMPORT)
                .from(table())
                .where(Columns.JOB.eq(job))
                .fetchOptional(this::held);
    }

    /** Nothing before it is through. */
    Optional<Quality> quality(UUID id) {
        return dsl.select(Columns.QUALITY)
                .from(table())
                .where(Columns.ID.eq(id))
                .fetchOptional(Columns.QUALITY)
                .map(json -> JSON.readValue(json.data(), Quality.class));
    }

    /** The newest first, after the one with the given id. */
    List<Import> list(
            @Nullable ObjectName object, @Nullable UUID by, int limit, @Nullable UUID after) {
        Condition wanted = object == null ? DSL.noCondition() : Columns.OBJECT.eq(object.value());
        return dsl.select(Columns.OF_IMPORT)
                .from(table())
                .where(wanted)
                .and(by == null ? DSL.noCondition() : Columns.CREATED_BY.eq(by))
                .and(after == null ? DSL.noCondition() : Columns.ID.lt(after))
                .orderBy(Columns.ID.desc())
                .limit(limit)
                .fetch(record -> held(record).seen());
    }

    /** New settings, only while nothing has run. */
    void settle(Import settled) {
        int changed =
                dsl.update(table())
                        .set(Columns.MAPPING, json(settled.mapping()))
                        .set(Columns.MATCH_BY, settled.matching().by())
                        .set(Columns.MATCH_POLICY, settled.matching().policy().key())
                        .set(Columns.MISFIT, settled.misfit().key())
                        .set(Columns.CORRECTIONS, json(settled.plan().corrections()))
                        .set(Columns.DEFAULTS, json(settled.plan().defaults()))
                        .set(Columns.PREVIEW, json(settled.preview()))
                        .where(Columns.ID.eq(settled.id()))
                        .and(Columns.STATE.eq(State.ANALYSED.key()))
                        .execute();
        if (changed == 0) {
            throw wrongState(settled.id());
        }
    }

    /** Who wins this statement may start; everybody else finds the import in another state. */
    void begin(UUID id, UUID job, Runner runner) {
        int changed =
                dsl.update(table())
                        .set(Columns.STATE, State.RUNNING.key())
                        .set(Columns.JOB, job)
                        .set(Columns.RUNNER, json(runner))
                        .setNull(Columns.FAILURE)
                        .set(Columns.STARTED_AT, DSL.coalesce(Columns.STARTED_AT, clock.instant()))
                        .where(Columns.ID.eq(id))
                        .and(in(State.ANALYSED, State.PAUSED, State.FAILED))
                        .and(Columns.UNDO_XID.isNull())
                        .and(Columns.REMOVED.plus(Columns.REVERTED).eq(0L))
                        .execute();
        if (changed == 0) {
            throw wrongState(id);
        }
    }

    void beginUndo(UUID id, UUID job, Runner runner) {
        int changed =
                dsl.update(table())
                        .set(Columns.STATE, State.UNDOING.key())
                        .set(Columns.JOB, job)
                        .set(Columns.RUNNER, json(runner))
                        .where(Columns.ID.eq(id))
                        .and(in(State.FINISHED, State.PAUSED, State.CANCELLED, State.FAILED))
                        .execute();
        if (changed == 0) {
            throw wrongState(id);
        }
    }

    /** It rests behind the chunk that is being written. */
    void pause(UUID id) {
        int changed =
                dsl.update(table())
                        .set(Columns.STATE, State.PAUSED.key())
                        .where(Columns.ID.eq(id))
                        .and(in(State.RUNNING))
                        .execute();
        if (changed == 0) {
            throw wrongState(id);
        }
    }

    /** It ends behind the chunk that is being written; what waited for others never comes. */
    void cancel(UUID id) {
        int changed =
                dsl.update(table())
                        .set(Columns.STATE, State.CANCELLED.key())
                        .set(Columns.FINISHED_AT, clock.instant())
                        .where(Columns.ID.eq(id))
                        .and(in(State.RUNNING, State.PAUSED, State.FAILED))
                        .and(Columns.UNDO_XID.isNull())
                        .execute();
        if (changed == 0) {
            throw wrongState(id);
        }
        dsl.deleteFrom(Columns.waiting(schema())).where(Columns.IMPORT.eq(id)).execute();
    }

    /** At its end the number of rows is known for certain. */
    void finish(UUID id, long read, Quality quality) {
        dsl.update(table())
                .set(Columns.STATE, State.FINISHED.key())
                .set(Columns.QUALITY, json(quality))
                .set(Columns.FINISHED_AT, clock.instant())
                .set(Columns.ROWS_TOTAL, read)
                .set(Columns.ROWS_EXACT, true)
                .where(Columns.ID.eq(id))
                .and(in(State.RUNNING))
                .execute();
    }

    void undone(UUID id) {
        dsl.update(table())
                .set(Columns.STATE, State.UNDONE.key())
                .set(Columns.FINISHED_AT, clock.instant())
                .where(Columns.ID.eq(id))
                .and(in(State.UNDOING))
                .execute();
    }

    void fail(UUID id, Import.Reason why) {
        dsl.update(table())
                .set(Columns.STATE, State.FAILED.key())
                .set(Columns.FAILURE, json(why))
                .where(Columns.ID.eq(id))
                .and(in(State.RUNNING, State.UNDOING))
                .execute();
    }

    /** What it stored, so that the file can go as well. */
    String discard(UUID id) {
        return dsl.deleteFrom(table())
                .where(Columns.ID.eq(id))
                .and(in(State.ANALYSED))
                .returningResult(Columns.STORED)
                .fetchOptional(Columns.STORED)
                .orElseThrow(() -> wrongState(id));
    }

    private Problem wrongState(UUID id) {
        return new Problem(ImportProblem.STATE, Map.of("state", require(id).seen().state().key()));
    }

    private static Condition in(State... states) {
        return Columns.STATE.in(List.of(states).stream().map(State::key).toList());
    }

    private Table<?> table() {
        return Columns.imports(schema());
    }

    static JSONB json(Object value) {
        return JSONB.valueOf(JSON.writeValueAsString(value));
    }

    private Held held(Record record) {
        Shape shape = read(record.get(Columns.SHAPE), new TypeReference<>() {});
        var seen =
                new Import(
                        record.get(Columns.ID),
                        new ObjectName(record.get(Columns.OBJECT)),
                        State.of(record.get(Columns.STATE)),
                        file(record, shape),
                        new Import.Total(
                                record.get(Columns.ROWS_TOTAL), record.get(Columns.ROWS_EXACT)),
                        read(record.get(Columns.COLUMNS), new TypeReference<>() {}),
                        plan(record),
                        read(record.get(Columns.PREVIEW), new TypeReference<>() {}),
                        counts(record),
                        record.get(Columns.FAILURE) == null
                                ? null
                                : read(record.get(Columns.FAILURE), new TypeReference<>() {}),
                        undone(record),
                        history(record));
        return new Held(
                seen,
                shape,
                record.get(Columns.STORED),
                read(record.get(Columns.RUNNER), new TypeReference<>() {}));
    }

    private static ImportPlan plan(Record record) {
        JSONB corrections = record.get(Columns.CORRECTIONS);
        JSONB defaults = record.get(Columns.DEFAULTS);
        return new ImportPlan(
                read(record.get(Columns.MAPPING), new TypeReference<>() {}),
                new Matching(
                        record.get(Columns.MATCH_BY),
                        Matching.Policy.of(record.get(Columns.MATCH_POLICY))),
                Import.Misfit.of(record.get(Columns.MISFIT)),
                corrections == null
                        ? Corrections.NONE
                        : read(corrections, new TypeReference<Corrections>() {}),
                defaults == null
                        ? Map.of()
                        : read(defaults, new TypeReference<Map<String, List<String>>>() {}));
    }

    private static Import.SourceFile file(Record record, Shape shape) {
        return shape.describe(record.get(Columns.FILE_NAME), record.get(Columns.FILE_SIZE));
    }

    private static Import.Counts counts(Record record) {
        return new Import.Counts(
                record.get(Columns.POSITION),
                record.get(Columns.CREATED),
                record.get(Columns.UPDATED),
                record.get(Columns.UNCHANGED),
                record.get(Columns.SKIPPED),
                record.get(Columns.REJECTED),
                record.get(Columns.LEFT_OUT),
                record.get(Columns.ASKED),
                Duration.ofMillis(record.get(Columns.WORKING_MS)));
    }

    private Import.Undone undone(Record record) {
        return new Import.Undone(
                record.get(Columns.REMOVED),
                record.get(Columns.REVERTED),
                dsl.fetchCount(Columns.kept(schema()), Columns.IMPORT.eq(record.get(Columns.ID))));
    }

    private static Import.History history(Record record) {
        return new Import.History(
                record.get(Columns.CREATED_AT),
                record.get(Columns.CREATED_BY),
                record.get(Columns.STARTED_AT),
                record.get(Columns.FINISHED_AT));
    }

    private static <T> T read(JSONB json, TypeReference<T> type) {
        return JSON.readValue(json.data(), type);
    }
}
