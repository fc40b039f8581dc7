package guanlan.engine.exchange;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.exchange.Export.State;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

/** The exports of the caller's company. A change of state names the state that it leaves. */
@Component
class ExportStore {
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<JSONB> WANTED = field(name("wanted"), SQLDataType.JSONB);
    private static final Field<Long> TOTAL = field(name("total"), Long.class);
    private static final Field<Long> DONE = field(name("done"), Long.class);
    private static final Field<Long> CUT = field(name("cut"), Long.class);
    private static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<String> STORED = field(name("stored"), String.class);
    private static final Field<JSONB> FAILURE = field(name("failure"), SQLDataType.JSONB);
    private static final Field<JSONB> RUNNER = field(name("runner"), SQLDataType.JSONB);
    private static final Field<Instant> CREATED_AT = moment("created_at");
    private static final Field<UUID> CREATED_BY = field(name("created_by"), UUID.class);
    private static final Field<Instant> STARTED_AT = moment("started_at");
    private static final Field<Instant> FINISHED_AT = moment("finished_at");
    private static final Field<Instant> EXPIRES_AT = moment("expires_at");
    private static final List<Field<?>> ALL =
            List.of(
                    ID,
                    OBJECT,
                    STATE,
                    WANTED,
                    TOTAL,
                    DONE,
                    CUT,
                    SIZE,
                    STORED,
                    FAILURE,
                    RUNNER,
                    CREATED_AT,
                    CREATED_BY,
                    STARTED_AT,
                    FINISHED_AT,
                    EXPIRES_AT);

    private final DSLContext dsl;
    private final Tenants tenants;
    private final InstantSource clock;

    ExportStore(DSLContext dsl, Tenants tenants, InstantSource clock) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** An export with what nobody needs to see: where its file lies, who runs it. */
    record Held(Export seen, @Nullable String stored, Runner runner) {}

    /** A file that is whole. */
    record Whole(String stored, long size, long rows, long cut, Instant until) {}

    void insert(Export export, Runner runner) {
        dsl.insertInto(table())
                .set(ID, export.id())
                .set(OBJECT, export.object().value())
                .set(STATE, export.state().key())
                .set(WANTED, ImportStore.json(export.wanted()))
                .set(RUNNER, ImportStore.json(runner))
                .set(CREATED_AT, export.story().createdAt())
                .set(CREATED_BY, export.story().createdBy())
                .execute();
    }

    Held require(UUID id) {
        return find(id).orElseThrow(() -> new Problem(ExportProblem.ABSENT, Map.of("id", id)));
    }

    Optional<Held> find(UUID id) {
        return dsl.select(ALL).from(table()).where(ID.eq(id)).fetchOptional(ExportStore::held);
    }

    /** The newest first, behind the one with the given id; of one person, or of all. */
    List<Export> list(@Nullable UUID by, int limit, @Nullable UUID after) {
        return dsl.select(ALL)
                .from(table())
                .where(by == null ? DSL.noCondition() : CREATED_BY.eq(by))
                .and(after == null ? DSL.noCondition() : ID.lt(after))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(row -> held(row).seen());
    }

    int countRunning(@Nullable UUID by) {
        return dsl.fetchCount(
                DSL.selectFrom(table())
                        .where(STATE.eq(State.RUNNING.key()))
                        .and(by == null ? CREATED_BY.isNull() : CREATED_BY.eq(by)));
    }

    /** From the beginning, be it for the second time. */
    void begin(UUID id, long total) {
        stillRunning(
                dsl.update(table())
                        .set(TOTAL, total)
                        .set(DONE, 0L)
                        .set(STARTED_AT, clock.instant())
                        .where(running(id))
                        .execute());
    }

    void advance(UUID id, long done) {
        stillRunning(dsl.update(table()).set(DONE, done).where(running(id)).execute());
    }

    void finish(UUID id, Whole file) {
        stillRunning(
                dsl.update(table())
                        .set(STATE, State.FINISHED.key())
                        .set(DONE, file.rows())
                        .set(CUT, file.cut())
                        .set(SIZE, file.size())
                        .set(STORED, file.stored())
                        .set(FINISHED_AT, clock.instant())
                        .set(EXPIRES_AT, file.until())
                        .where(running(id))
                        .execute());
    }

    /** Tells whether it was running. */
    boolean cancel(UUID id) {
        return dsl.update(table())
                        .set(STATE, State.CANCELLED.key())
                        .set(FINISHED_AT, clock.instant())
                        .where(running(id))
                        .execute()
                > 0;
    }

    void fail(UUID id, Import.Reason why) {
        dsl.update(table())
                .set(STATE, State.FAILED.key())
                .set(FAILURE, ImportStore.json(why))
                .set(FINISHED_AT, clock.instant())
                .where(running(id))
                .execute();
    }

    void expire(UUID id) {
        dsl.update(table())
                .set(STATE, State.EXPIRED.key())
                .setNull(STORED)
                .where(ID.eq(id))
                .and(STATE.eq(State.FINISHED.key()))
                .execute();
    }

    private static Condition running(UUID id) {
        return ID.eq(id).and(STATE.eq(State.RUNNING.key()));
    }

    private static void stillRunning(int changed) {
        if (changed == 0) {
            throw new Ledger.Superseded();
        }
    }

    private Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "export"));
    }

    private static Field<Instant> moment(String column) {
        return field(name(column), SQLDataType.INSTANT);
    }

    private static Held held(Record row) {
        JSONB failure = row.get(FAILURE);
        var seen =
                new Export(
                        row.get(ID),
                        new ObjectName(row.get(OBJECT)),
                        ImportStore.JSON.readValue(row.get(WANTED).data(), Export.Wanted.class),
                        State.of(row.get(STATE)),
                        new Export.Progress(
                                row.get(TOTAL), row.get(DONE), row.get(CUT), row.get(SIZE)),
                        failure == null
                                ? null
                                : ImportStore.JSON.readValue(failure.data(), Import.Reason.class),
                        new Export.Story(
                                row.get(CREATED_AT),
                                row.get(CREATED_BY),
                                row.get(STARTED_AT),
                                row.get(FINISHED_AT),
                                row.get(EXPIRES_AT)));
        return new Held(
                seen,
                row.get(STORED),
                ImportStore.JSON.readValue(row.get(RUNNER).data(), Runner.class));
    }
}
