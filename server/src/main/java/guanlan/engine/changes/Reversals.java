package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes back what one cause did, newest change first: records it made go to the recycle bin, fields
 * it set get their old values. Whatever somebody else has changed since stays as it is and is
 * named.
 */
@Component
public class Reversals {
    private static final Field<Boolean> TOUCHED = field(name("touched"), SQLDataType.BOOLEAN);

    private final Schemas schemas;
    private final Records records;
    private final Tenants tenants;
    private final DSLContext dsl;

    public Reversals(Schemas schemas, Records records, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.records = records;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /**
     * What one step took back.
     *
     * @param kept records that stay as they are, because they were changed since or their old
     *     values cannot come back
     * @param next where the next step goes on; null: that was the last
     */
    public record Step(long removed, long reverted, List<UUID> kept, @Nullable Position next) {}

    /**
     * Takes back the next changes of a cause, in the transaction that is open; begin at {@link
     * Position#END}. Changes of other causes with the same id (such as the undo itself) do not
     * count as somebody else's.
     */
    public Step back(Cause cause, Position from, int limit) {
        return back(Origin.of(cause), from, limit);
    }

    Step back(Origin origin, Position from, int limit) {
        List<Line> lines = lines(origin, from, limit);
        if (lines.isEmpty()) {
            return new Step(0, 0, List.of(), null);
        }
        List<UUID> kept = new ArrayList<>();
        lines.stream().filter(Line::touched).forEach(line -> kept.add(line.record()));
        long removed = 0;
        long reverted = 0;
        for (List<Line> run : runs(lines.stream().filter(line -> !line.touched()).toList())) {
            Written written =
                    records.write(batch(run).because(Cause.of(Cause.Kind.UNDO, origin.undo())));
            removed += written.count(Outcome.Deleted.class);
            reverted += written.count(Outcome.Updated.class);
            reverted += written.count(Outcome.Restored.class);
            for (int at = 0; at < run.size(); at++) {
                if (written.outcomes().get(at) instanceof Outcome.Rejected) {
                    kept.add(run.get(at).record());
                }
            }
        }
        return new Step(
                removed, reverted, kept, lines.size() < limit ? null : lines.getLast().position());
    }

    private record Line(
            Position position,
            ObjectName object,
            UUID record,
            Change.Operation operation,
            @Nullable JSONB before,
            boolean touched) {}

    /** Neighbours of one object and one kind are written together. */
    private static List<List<Line>> runs(List<Line> lines) {
        List<List<Line>> runs = new ArrayList<>();
        for (Line line : lines) {
            Line last = runs.isEmpty() ? null : runs.getLast().getLast();
            if (last == null
                    || last.operation() != line.operation()
                    || !last.object().equals(line.object())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(line);
        }
        return runs;
    }

    private Batch batch(List<Line> run) {
        Batch.Of batch = Batch.of(run.getFirst().object());
        List<UUID> ids = run.stream().map(Line::record).toList();
        return switch (run.getFirst().operation()) {
            case CREATE, RESTORE -> batch.delete(Batch.Target.of(ids));
            case DELETE -> batch.restore(Batch.Target.of(ids));
            case UPDATE -> batch.update(run.stream().map(this::back).toList());
        };
    }

    private Batch.Change back(Line line) {
        var old = History.values(line.before(), schemas.require(line.object()));
        return new Batch.Change(line.record(), null, Row.of(old));
    }

    private List<Line> lines(Origin origin, Position from, int limit) {
        String schema = tenants.schema(Caller.current().tenant());
        Field<Boolean> touched = touchedSince(schema, origin);
        return dsl.select(
                        Log.XID,
                        Log.SEQ,
                        Log.OBJECT,
                        Log.RECORD,
                        Log.OPERATION,
                        Log.BEFORE,
                        touched)
                .from(Log.of(schema))
                .where(origin.lines())
                .and(DSL.condition("{0} = {1}", Log.rawXid(), field(name("s", "xid"))))
                .and(Log.before(from))
                .and(isOwn(schema))
                .orderBy(Log.rawXid().desc(), Log.SEQ.desc())
                .limit(limit)
                .fetch(Reversals::line);
    }

    /** What a record was before it came goes with the record: that was never done here. */
    private static Condition isOwn(String schema) {
        return DSL.condition(
                "({0} = 'c' or not exists (select from {1} made where made.record = {2} and made.set_id = {3} and made.operation = 'c'))",
                field(name("c", "operation")),
                DSL.table(name(schema, "change")),
                Log.RECORD,
                field(name("c", "set_id")));
    }

    /** Whether another cause changed the record after a line. */
    private static Field<Boolean> touchedSince(String schema, Origin origin) {
        var later = DSL.table(name(schema, "change")).as("l");
        var laterSet = DSL.table(name(schema, "change_set")).as("ls");
        return DSL.field(
                        DSL.exists(
                                DSL.selectOne()
                                        .from(later)
                                        .join(laterSet)
                                        .on(
                                                field(name("ls", "id"), Long.class)
                                                        .eq(field(name("l", "set_id"), Long.class)))
                                        .where(
                                                field(name("l", "record"), UUID.class)
                                                        .eq(Log.RECORD))
                                        .and(
                                                DSL.condition(
                                                        "({0}, {1}) > ({2}, {3})",
                                                        field(name("l", "xid")),
                                                        field(name("l", "seq")),
                                                        Log.rawXid(),
                                                        Log.SEQ))
                                        .and(origin.others("ls"))))
                .as(TOUCHED);
    }

    private static Line line(Record found) {
        return new Line(
                new Position(found.get(Log.XID), found.get(Log.SEQ)),
                new ObjectName(found.get(Log.OBJECT)),
                found.get(Log.RECORD),
                Change.Operation.of(found.get(Log.OPERATION)),
                found.get(Log.BEFORE),
                found.get(TOUCHED));
    }
}
