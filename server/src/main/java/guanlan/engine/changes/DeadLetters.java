package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Changes that a reader of the caller's company could not take and went past. */
@Component
class DeadLetters {
    private static final Field<String> READER = field(name("reader"), String.class);
    private static final Field<Long> XID =
            DSL.field("cast(cast({0} as text) as bigint)", SQLDataType.BIGINT, field(name("xid")))
                    .as("xid");
    private static final Field<Long> SEQ = field(name("seq"), Long.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final Field<String> OPERATION = field(name("operation"), String.class);
    private static final Field<Instant> AT = field(name("at"), SQLDataType.INSTANT);
    private static final Field<UUID> ACTOR = field(name("actor"), UUID.class);
    private static final Field<String> FAILURE = field(name("failure"), String.class);
    private static final Field<Integer> ATTEMPTS = field(name("attempts"), Integer.class);
    private static final Field<Instant> BURIED_AT = field(name("buried_at"), SQLDataType.INSTANT);

    private final Tenants tenants;
    private final DSLContext dsl;
    private final InstantSource clock;

    DeadLetters(Tenants tenants, DSLContext dsl, InstantSource clock) {
        this.tenants = tenants;
        this.dsl = dsl;
        this.clock = clock;
    }

    void add(String reader, Change change, String failure, int attempts) {
        dsl.insertInto(table())
                .set(READER, reader)
                .set(field(name("xid"), String.class), xid(change.position()))
                .set(SEQ, change.position().seq())
                .set(OBJECT, change.object().value())
                .set(RECORD, change.record())
                .set(OPERATION, change.operation().key())
                .set(AT, change.at())
                .set(ACTOR, change.actor())
                .set(FAILURE, failure)
                .set(ATTEMPTS, attempts)
                .set(BURIED_AT, clock.instant())
                .onConflict(READER, field(name("xid")), SEQ)
                .doUpdate()
                .set(FAILURE, failure)
                .execute();
    }

    void failedAgain(String reader, Position position, String failure) {
        dsl.update(table())
                .set(FAILURE, failure)
                .set(ATTEMPTS, ATTEMPTS.plus(1))
                .where(is(reader, position))
                .execute();
    }

    boolean remove(String reader, Position position) {
        return dsl.deleteFrom(table()).where(is(reader, position)).execute() == 1;
    }

    int removeAll(String reader) {
        return dsl.deleteFrom(table()).where(READER.eq(reader)).execute();
    }

    int count(String reader) {
        return dsl.fetchCount(table(), READER.eq(reader));
    }

    List<DeadLetter> after(String reader, Position position, int limit) {
        return dsl.select(
                        XID, SEQ, OBJECT, RECORD, OPERATION, AT, ACTOR, FAILURE, ATTEMPTS,
                        BURIED_AT)
                .from(table())
                .where(READER.eq(reader))
                .and(
                        DSL.condition(
                                "({0}, {1}) > ({2}, {3})",
                                field(name("xid")), SEQ, xid(position), DSL.val(position.seq())))
                .orderBy(field(name("xid")), SEQ)
                .limit(limit)
                .fetch(DeadLetters::letter);
    }

    Optional<DeadLetter> find(String reader, Position position) {
        return after(reader, new Position(position.xid(), position.seq() - 1), 1).stream()
                .filter(letter -> letter.change().position().equals(position))
                .findFirst();
    }

    private static Condition is(String reader, Position position) {
        return READER.eq(reader)
                .and(DSL.condition("{0} = {1}", field(name("xid")), xid(position)))
                .and(SEQ.eq(position.seq()));
    }

    private static DeadLetter letter(Record line) {
        return new DeadLetter(
                new Change(
                        new Position(line.get(XID), line.get(SEQ)),
                        new ObjectName(line.get(OBJECT)),
                        line.get(RECORD),
                        Change.Operation.valueOf(line.get(OPERATION).toUpperCase(Locale.ROOT)),
                        null,
                        line.get(AT),
                        line.get(ACTOR)),
                line.get(FAILURE),
                line.get(ATTEMPTS),
                line.get(BURIED_AT));
    }

    private static Field<String> xid(Position position) {
        return DSL.field("cast({0} as xid8)", String.class, DSL.val(Long.toString(position.xid())));
    }

    private Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "dead_letter"));
    }
}
