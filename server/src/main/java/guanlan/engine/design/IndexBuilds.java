package guanlan.engine.design;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Indexes that a job builds while people go on writing, and how far each has come. */
@Component
public class IndexBuilds {
    /** Up to so many records an index is a matter of milliseconds. */
    static final int AT_ONCE = 10_000;

    static final JobName JOB = new JobName("schema.index");

    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<String[]> COLUMNS = field(name("columns"), String[].class);
    private static final Field<Boolean> UNIQUE = field(name("is_unique"), Boolean.class);
    private static final Field<String> STATE = field(name("state"), String.class);
    private static final Field<String> FAILURE = field(name("failure"), String.class);
    private static final Field<Instant> ASKED_AT = field(name("asked_at"), SQLDataType.INSTANT);
    private static final Field<Instant> FINISHED_AT =
            field(name("finished_at"), SQLDataType.INSTANT);

    private static final List<Field<?>> ALL =
            List.of(ID, OBJECT, NAME, COLUMNS, UNIQUE, STATE, FAILURE, ASKED_AT, FINISHED_AT);

    private final Census census;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;

    IndexBuilds(
            Census census,
            Tenants tenants,
            DSLContext dsl,
            Jobs jobs,
            Ids ids,
            InstantSource clock) {
        this.census = census;
        this.tenants = tenants;
        this.dsl = dsl;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        BUILDING,
        READY,
        /** The failure says why; two records with one value, for a unique one. */
        FAILED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An index that was asked for.
     *
     * @param failure {@code duplicates}, or the kind of error
     */
    public record Build(
            UUID id,
            Tables.Step.CreateIndex index,
            State state,
            @Nullable String failure,
            Instant askedAt,
            @Nullable Instant finishedAt) {}

    boolean isLarge(ObjectName object) {
        return census.hasMoreRowsThan(object, AT_ONCE);
    }

    /** In the transaction that is open; asked again, a failed one is tried again. */
    void ask(String schema, Tables.Step.CreateIndex index) {
        UUID id = ids.next();
        dsl.deleteFrom(builds(schema)).where(NAME.eq(index.name())).execute();
        dsl.insertInto(builds(schema))
                .set(ID, id)
                .set(OBJECT, index.object().value())
                .set(NAME, index.name())
                .set(COLUMNS, index.columns().toArray(String[]::new))
                .set(UNIQUE, index.unique())
                .set(STATE, State.WAITING.key())
                .set(ASKED_AT, clock.instant())
                .execute();
        jobs.schedule(JOB, id);
    }

    void settle(UUID id, State state, @Nullable String failure) {
        boolean ended = state == State.READY || state == State.FAILED;
        dsl.update(builds(schema()))
                .set(STATE, state.key())
                .set(FAILURE, failure)
                .set(FINISHED_AT, ended ? clock.instant() : null)
                .where(ID.eq(id))
                .execute();
    }

    Optional<Build> find(UUID id) {
        return dsl.select(ALL)
                .from(builds(schema()))
                .where(ID.eq(id))
                .fetchOptional(IndexBuilds::build);
    }

    /** The newest first. */
    public List<Build> of(ObjectName object) {
        return dsl.select(ALL)
                .from(builds(schema()))
                .where(OBJECT.eq(object.value()))
                .orderBy(ASKED_AT.desc(), ID.desc())
                .fetch(IndexBuilds::build);
    }

    String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    private static Build build(Record row) {
        return new Build(
                row.get(ID),
                new Tables.Step.CreateIndex(
                        new ObjectName(row.get(OBJECT)),
                        row.get(NAME),
                        List.of(row.get(COLUMNS)),
                        row.get(UNIQUE)),
                State.valueOf(row.get(STATE).toUpperCase(Locale.ROOT)),
                row.get(FAILURE),
                row.get(ASKED_AT),
                row.get(FINISHED_AT));
    }

    private static Table<?> builds(String schema) {
        return DSL.table(name(schema, "index_build"));
    }
}
