package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.Statements;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far each reader of the caller's company has come, and what stops it. Who locks the line has
 * the lease.
 */
@Component
class Positions {
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<Long> XID =
            DSL.field("cast(cast({0} as text) as bigint)", SQLDataType.BIGINT, field(name("xid")))
                    .as("xid");
    private static final Field<Long> SEQ = field(name("seq"), Long.class);
    private static final Field<Instant> UPDATED_AT = field(name("updated_at"), SQLDataType.INSTANT);
    private static final Field<String> FAILURE = field(name("failure"), String.class);
    private static final Field<Integer> FAILURES = field(name("failures"), Integer.class);
    private static final Field<Instant> FAILING_SINCE =
            field(name("failing_since"), SQLDataType.INSTANT);

    /**
     * The step need not wait for the disk: after a crash it is lost whole, its effect and the
     * position, and made again. Who builds on the effect commits later, and what commits later
     * reaches the disk later.
     */
    private static final Field<String> UNHURRIED =
            DSL.field("set_config('synchronous_commit', 'off', true)", SQLDataType.CLOB);

    private final Tenants tenants;
    private final DSLContext dsl;
    private final Statements statements;
    private final InstantSource clock;

    Positions(Tenants tenants, DSLContext dsl, Statements statements, InstantSource clock) {
        this.tenants = tenants;
        this.dsl = dsl;
        this.statements = statements;
        this.clock = clock;
    }

    /** What a reader asks of its line, in the schema of a company. */
    private record Shape(Asks asks, String schema) {
        private enum Asks {
            NEWS,
            LEASE,
            MOVE
        }
    }

    /** A reader's line. */
    record Place(
            Position position,
            @Nullable Instant movedAt,
            @Nullable String failure,
            int failures,
            @Nullable Instant failingSince) {}

    void begin(String reader, Position position) {
        dsl.insertInto(table())
                .set(NAME, reader)
                .set(field(name("xid"), String.class), xid(position))
                .set(SEQ, position.seq())
                .onConflictDoNothing()
                .execute();
    }

    Optional<Place> find(String reader) {
        return dsl.select(XID, SEQ, UPDATED_AT, FAILURE, FAILURES, FAILING_SINCE)
                .from(table())
                .where(NAME.eq(reader))
                .fetchOptional(Positions::place);
    }

    /** What lies behind a reader's place. */
    enum News {
        NOTHING,

        /** Lines that must wait, for an older transaction may still write before them. */
        UNSETTLED,

        SETTLED
    }

    /**
     * Asked after each change, so it must not cost more the longer the log gets. The order says to
     * walk the index: the planner takes a third of the log to lie behind any place, and would read
     * all of it to find that nothing does.
     */
    News news(String reader) {
        String schema = schema();
        return statements
                .of(new Shape(Shape.Asks.NEWS, schema), () -> news(schema, table()))
                .param(reader)
                .query((line, _) -> news(line.getBoolean(1), line.wasNull()))
                .optional()
                .orElse(News.NOTHING);
    }

    private static News news(boolean settled, boolean none) {
        return none ? News.NOTHING : settled ? News.SETTLED : News.UNSETTLED;
    }

    private static Query news(String schema, Table<?> table) {
        return DSL.query(
                """
                select (select {1} from {0} as c
                         where (c.xid, c.seq) > (place.xid, place.seq)
                         order by c.xid, c.seq limit 1)
                  from {2} as place where place.name = {3}
                """,
                DSL.table(name(schema, "change")), Log.settled(), table, DSL.raw("?"));
    }

    /** Holds the position until the transaction ends; nothing while another node holds it. */
    Optional<Position> lease(String reader) {
        return statements
                .of(
                        new Shape(Shape.Asks.LEASE, schema()),
                        () ->
                                dsl.select(XID, SEQ, UNHURRIED)
                                        .from(table())
                                        .where(NAME.eq(""))
                                        .forUpdate()
                                        .skipLocked())
                .param(reader)
                .query((line, _) -> new Position(line.getLong(1), line.getLong(2)))
                .optional();
    }

    /** Whatever stopped the reader before, it has come further. */
    void move(String reader, Position to) {
        statements
                .of(new Shape(Shape.Asks.MOVE, schema()), () -> move(table()))
                .param(Long.toString(to.xid()))
                .param(to.seq())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(reader)
                .update();
    }

    private static Query move(Table<?> table) {
        return DSL.query(
                """
                update {0} set xid = cast({1} as xid8), seq = {1}, updated_at = {1},
                       failure = null, failures = 0, failing_since = null
                 where name = {1}
                """,
                table, DSL.raw("?"));
    }

    void failed(String reader, String failure) {
        dsl.update(table())
                .set(FAILURE, failure)
                .set(FAILURES, FAILURES.plus(1))
                .set(FAILING_SINCE, DSL.coalesce(FAILING_SINCE, clock.instant()))
                .where(NAME.eq(reader))
                .execute();
    }

    private static Place place(Record line) {
        return new Place(
                new Position(line.get(XID), line.get(SEQ)),
                line.get(UPDATED_AT),
                line.get(FAILURE),
                line.get(FAILURES),
                line.get(FAILING_SINCE));
    }

    private static Field<String> xid(Position position) {
        return DSL.field("cast({0} as xid8)", String.class, DSL.val(Long.toString(position.xid())));
    }

    private Table<?> table() {
        return DSL.table(name(schema(), "change_reader"));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
