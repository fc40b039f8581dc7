package guanlan.engine.changes;

import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list as it was at a moment: the records that nobody has changed since, together with the others
 * as they were. Whoever asks sees what he may see today and could have seen then. What a record
 * does not keep itself (roll-ups, several references, what the records it refers to say) is as it
 * is today.
 */
@Component
public class PastLists {
    /** Changes since the moment that are taken back to draw a list; behind more it is too far. */
    static final int MOST = 50_000;

    private final Schemas schemas;
    private final Queries queries;
    private final RowRights rights;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final TransactionTemplate snapshot;

    public PastLists(
            Schemas schemas,
            Queries queries,
            RowRights rights,
            Tenants tenants,
            DSLContext dsl,
            InstantSource clock,
            TransactionTemplate transactions) {
        this.schemas = schemas;
        this.queries = queries;
        this.rights = rights;
        this.tenants = tenants;
        this.dsl = dsl;
        this.clock = clock;
        this.snapshot =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    public Page at(Query query, Instant moment) {
        if (moment.isAfter(clock.instant())) {
            throw new Problem(ChangeProblem.FUTURE);
        }
        if (query.filter().matching() != null) {
            throw new Problem(ChangeProblem.NO_WORDS);
        }
        return Objects.requireNonNull(snapshot.execute(_ -> read(query, moment)));
    }

    private Page read(Query query, Instant moment) {
        ObjectDefinition definition = schemas.require(query.object());
        Map<UUID, List<Record>> since = since(definition.name(), moment);
        if (since.isEmpty()) {
            return queries.read(query);
        }
        var past = new PastTable(definition, tenants.schema(Caller.current().tenant()));
        return queries.read(query, past.of(since.keySet(), rebuilt(definition, since, moment)));
    }

    /** What happened to each record since, the newest first. */
    private Map<UUID, List<Record>> since(ObjectName object, Instant moment) {
        var lines =
                dsl.select(Log.RECORD, Log.OPERATION, Log.BEFORE, Log.AT, Log.ACTOR)
                        .from(Log.of(schema()))
                        .where(Log.OBJECT.eq(object.value()))
                        .and(Log.AT.gt(moment))
                        .orderBy(Log.rawXid().desc(), Log.SEQ.desc())
                        .limit(MOST + 1)
                        .fetch();
        if (lines.size() > MOST) {
            throw new Problem(ChangeProblem.TOO_FAR, Map.of("most", MOST));
        }
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.get(Log.RECORD),
                                LinkedHashMap::new,
                                Collectors.<Record>toList()));
    }

    /**
     * The changed ones that were there and that the caller may see, as they were: without the
     * fields that he does not read of them today. What he could not have seen then, the query
     * leaves out.
     */
    private List<Row> rebuilt(
            ObjectDefinition definition, Map<UUID, List<Record>> since, Instant moment) {
        Map<UUID, Record> last = last(since.keySet(), moment);
        List<Row> rows = new ArrayList<>();
        Map<UUID, Held> held = rights.of(definition.name(), since.keySet());
        held.values().removeIf(each -> !each.sees());
        for (Row now : whole(definition, held.keySet())) {
            List<Record> lines = Objects.requireNonNull(since.get(now.id()));
            if (lines.stream().noneMatch(PastLists::creation)) {
                rows.add(
                        readable(
                                past(now, lines, last.get(now.id()), definition),
                                Objects.requireNonNull(held.get(now.id()))));
            }
        }
        return rows;
    }

    /** What they were is found from all of what they are. */
    private List<Row> whole(ObjectDefinition definition, Collection<UUID> ids) {
        return Caller.system(Caller.current().tenant())
                .call(() -> queries.find(definition.name(), ids, FieldDefinition::hasColumn));
    }

    private static Row readable(Row past, Held held) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(past.values());
        values.replaceAll(
                (field, value) -> {
                    Access access = held.field(field);
                    return access == Access.READ || access == Access.EDIT ? value : null;
                });
        return Row.of(values);
    }

    private static Row past(
            Row now, List<Record> lines, @Nullable Record last, ObjectDefinition definition) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>(now.values());
        lines.forEach(line -> TimeTravel.undo(line, definition, state, Held.EVERYTHING));
        if (last != null) {
            TimeTravel.settle(last, state);
        }
        state.put(SystemField.VERSION.field(), now.version() - lines.size());
        return Row.of(state);
    }

    private static boolean creation(Record line) {
        return Change.Operation.of(line.get(Log.OPERATION)) == Change.Operation.CREATE;
    }

    /** Who had the last word on each of them at the moment. */
    private Map<UUID, Record> last(Iterable<UUID> ids, Instant moment) {
        List<UUID> asked = new ArrayList<>();
        ids.forEach(asked::add);
        Map<UUID, Record> last = new LinkedHashMap<>();
        dsl.select(Log.RECORD, Log.AT, Log.ACTOR)
                .distinctOn(Log.RECORD)
                .from(Log.of(schema()))
                .where(Log.RECORD.eq(DSL.any(asked.toArray(UUID[]::new))))
                .and(Log.AT.le(moment))
                .orderBy(Log.RECORD, Log.rawXid().desc(), Log.SEQ.desc())
                .forEach(line -> last.put(line.get(Log.RECORD), line));
        return last;
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
