package guanlan.engine.changes;

import guanlan.engine.query.Masked;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A record as it was at a moment: the present one, with everything since taken back. And the way
 * there.
 */
@Component
public class TimeTravel {
    private final Schemas schemas;
    private final Queries queries;
    private final RowRights rights;
    private final Records records;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final TransactionTemplate writing;
    private final TransactionTemplate snapshot;

    public TimeTravel(
            Schemas schemas,
            Queries queries,
            RowRights rights,
            Records records,
            Tenants tenants,
            DSLContext dsl,
            InstantSource clock,
            TransactionTemplate transactions) {
        this.schemas = schemas;
        this.queries = queries;
        this.rights = rights;
        this.records = records;
        this.tenants = tenants;
        this.dsl = dsl;
        this.clock = clock;
        this.writing = transactions;
        this.snapshot =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * With the fields that the caller sees today. A change counts from its moment in the history
     * on, so the moment of an entry shows the record as that change left it.
     */
    public Row at(ObjectName object, UUID id, Instant moment) {
        if (moment.isAfter(clock.instant())) {
            throw new Problem(ChangeProblem.FUTURE);
        }
        return Objects.requireNonNull(snapshot.execute(_ -> rebuilt(object, id, moment)));
    }

    /**
     * Makes the record what it was; what stands against it is told by field.
     *
     * @param version only if the record still has that one; null: as it is
     */
    public void revert(ObjectName object, UUID id, Instant moment, @Nullable Long version) {
        Row past = at(object, id, moment);
        writing.executeWithoutResult(
                _ -> write(object, queries.require(object, id), past, version));
    }

    private Row rebuilt(ObjectName object, UUID id, Instant moment) {
        ObjectDefinition definition = schemas.require(object);
        Map<String, @Nullable Object> state =
                new LinkedHashMap<>(queries.require(object, id).values());
        Held held = rights.of(object, id);
        state.keySet().removeIf(field -> held.field(field) == Access.HIDDEN);
        List<? extends Record> since = lines(id, Log.AT.gt(moment), Integer.MAX_VALUE);
        since.forEach(line -> undo(line, definition, state, held));
        lines(id, Log.AT.le(moment), 1).forEach(last -> settle(last, state));
        state.computeIfPresent(
                SystemField.VERSION.field(), (_, version) -> (Long) version - since.size());
        return Row.of(state);
    }

    static void undo(
            Record line,
            ObjectDefinition definition,
            Map<String, @Nullable Object> state,
            Held held) {
        switch (Change.Operation.of(line.get(Log.OPERATION))) {
            case CREATE ->
                    throw new Problem(ChangeProblem.NOT_YET, Map.of("created", line.get(Log.AT)));
            case UPDATE ->
                    History.values(line.get(Log.BEFORE), definition)
                            .forEach(
                                    (field, old) -> {
                                        if (state.containsKey(field)) {
                                            state.put(
                                                    field,
                                                    held.told(definition.require(field), old));
                                        }
                                    });
            case DELETE -> state.put(SystemField.DELETED_AT.field(), null);
            case RESTORE -> state.put(SystemField.DELETED_AT.field(), line.get(Log.AT));
        }
    }

    /**
     * The last change before the moment tells who had the last word, and when it was thrown away.
     */
    static void settle(Record last, Map<String, @Nullable Object> state) {
        state.put(SystemField.UPDATED_AT.field(), last.get(Log.AT));
        state.put(SystemField.UPDATED_BY.field(), last.get(Log.ACTOR));
        if (state.get(SystemField.DELETED_AT.field()) != null) {
            state.put(SystemField.DELETED_AT.field(), last.get(Log.AT));
        }
    }

    private List<? extends Record> lines(UUID id, Condition when, int most) {
        return dsl.select(Log.OPERATION, Log.BEFORE, Log.AT, Log.ACTOR)
                .from(Log.of(tenants.schema(Caller.current().tenant())))
                .where(Log.RECORD.eq(id))
                .and(when)
                .orderBy(Log.rawXid().desc(), Log.SEQ.desc())
                .limit(most)
                .fetch();
    }

    private void write(ObjectName object, Row now, Row past, @Nullable Long version) {
        Batch.Of batch = Batch.of(object);
        Map<String, @Nullable Object> changed = changed(schemas.require(object), now, past);
        @Nullable Long expected = version == null ? Long.valueOf(now.version()) : version;
        if (now.isDeleted() && (!past.isDeleted() || !changed.isEmpty())) {
            run(batch.restore(List.of(new Batch.Target(now.id(), expected))));
            expected = null;
        }
        if (!changed.isEmpty()) {
            run(batch.update(List.of(new Batch.Change(now.id(), expected, Row.of(changed)))));
            expected = null;
        }
        if (past.isDeleted() && !(now.isDeleted() && changed.isEmpty())) {
            run(batch.delete(List.of(new Batch.Target(now.id(), expected))));
        }
    }

    private void run(Batch batch) {
        records.write(batch.allOrNothing().because(Cause.of(Cause.Kind.UNDO)));
    }

    private static Map<String, @Nullable Object> changed(
            ObjectDefinition definition, Row now, Row past) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (FieldDefinition field : definition.writable()) {
            String name = field.name();
            boolean told = past.has(name) && !(past.value(name) instanceof Masked);
            if (told && !same(now.value(name), past.value(name))) {
                changed.put(name, past.value(name));
            }
        }
        return changed;
    }

    private static boolean same(@Nullable Object now, @Nullable Object past) {
        return now instanceof BigDecimal one && past instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.equals(now, past);
    }
}
