package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Records;
import guanlan.engine.records.Silence;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Statements;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of the caller's company, read onward. Only settled lines: none appears before them. */
@Component
public class Changes {
    /** Rung by {@code guanlan.platform.live.Signals} whenever something was written. */
    public static final String TOPIC = Records.NEWS;

    private static final int COUNTED = 100_000;

    private final Tenants tenants;
    private final DSLContext dsl;
    private final Statements statements;
    private final InstantSource clock;

    public Changes(Tenants tenants, DSLContext dsl, Statements statements, InstantSource clock) {
        this.tenants = tenants;
        this.dsl = dsl;
        this.statements = statements;
        this.clock = clock;
    }

    /** The shape of the question what follows. */
    private record After(String schema) {}

    /**
     * How far a place lies behind what is written.
     *
     * @param rows lines after it, counted to a hundred thousand
     * @param time since the first of them was written
     */
    public record Lag(long rows, boolean exact, Duration time) {}

    public List<Change> after(Position position, int limit) {
        return statements
                .of(
                        new After(schema()),
                        () ->
                                dsl.select(
                                                Log.XID,
                                                Log.SEQ,
                                                Log.OBJECT,
                                                Log.RECORD,
                                                Log.OPERATION,
                                                Log.FIELDS,
                                                Log.AT,
                                                Log.ACTOR)
                                        .from(Log.of(schema()))
                                        .where(Log.after(position))
                                        .and(Log.settled())
                                        .orderBy(Log.rawXid(), Log.SEQ)
                                        .limit(limit))
                .param(Long.toString(position.xid()))
                .param(position.seq())
                .param(limit)
                .query((line, _) -> change(line))
                .list();
    }

    /** Behind every settled line, before every other. */
    public Position end() {
        var oldestWriter =
                DSL.field(
                        "cast(cast({0} as text) as bigint)",
                        SQLDataType.BIGINT, Silence.oldestWriter());
        long xid = dsl.select(oldestWriter).fetchSingle().value1();
        return new Position(xid - 1, Long.MAX_VALUE);
    }

    /** Before the first line that was written at or after a moment. */
    public Position since(Instant moment) {
        var first =
                DSL.field(
                        "min(cast(cast({0} as text) as bigint))",
                        SQLDataType.BIGINT, field(name("xid")));
        Long xid =
                dsl.select(first)
                        .from(DSL.table(name(schema(), "change_set")))
                        .where(field(name("at"), SQLDataType.INSTANT).ge(moment))
                        .fetchSingle()
                        .value1();
        return xid == null ? end() : new Position(xid - 1, Long.MAX_VALUE);
    }

    public Lag lag(Position position) {
        long rows =
                dsl.fetchCount(
                        dsl.selectOne()
                                .from(Log.lines(schema()))
                                .where(Log.after(position))
                                .limit(COUNTED + 1));
        if (rows == 0) {
            return new Lag(0, true, Duration.ZERO);
        }
        Duration time =
                dsl.select(Log.AT)
                        .from(Log.of(schema()))
                        .where(Log.after(position))
                        .orderBy(Log.rawXid(), Log.SEQ)
                        .limit(1)
                        .fetchOptional(Log.AT)
                        .map(at -> Duration.between(at, clock.instant()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
        return new Lag(Math.min(rows, COUNTED), rows <= COUNTED, time);
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    private static Change change(ResultSet line) throws SQLException {
        return new Change(
                new Position(line.getLong(1), line.getLong(2)),
                new ObjectName(line.getString(3)),
                line.getObject(4, UUID.class),
                Change.Operation.of(line.getString(5)),
                fields(line.getArray(6)),
                line.getObject(7, OffsetDateTime.class).toInstant(),
                line.getObject(8, UUID.class));
    }

    private static @Nullable Set<String> fields(@Nullable Array changed) throws SQLException {
        return changed == null ? null : Set.of((String[]) changed.getArray());
    }
}
