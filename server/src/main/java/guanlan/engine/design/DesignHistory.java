package guanlan.engine.design;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.DefinitionStore;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who changed which definitions when, and what lies in their recycle bin. */
@Component
public class DesignHistory {
    private static final Field<Long> SET = field(name("c", "set_id"), Long.class);
    private static final Field<UUID> RECORD = field(name("c", "record"), UUID.class);
    private static final Field<String> OPERATION =
            DSL.cast(field(name("c", "operation")), SQLDataType.VARCHAR).as("operation");
    private static final Field<Instant> AT = field(name("s", "at"), SQLDataType.INSTANT);
    private static final Field<UUID> ACTOR = field(name("s", "actor"), UUID.class);
    private static final Field<String> KIND = field(name("s", "cause_kind"), String.class);
    private static final Field<UUID> CAUSE = field(name("s", "cause_id"), UUID.class);
    private static final Field<UUID> ID = field(name("id"), UUID.class);

    private final DefinitionStore store;
    private final Queries queries;
    private final Permits permits;
    private final Tenants tenants;
    private final DSLContext dsl;

    DesignHistory(
            DefinitionStore store,
            Queries queries,
            Permits permits,
            Tenants tenants,
            DSLContext dsl) {
        this.store = store;
        this.queries = queries;
        this.permits = permits;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /**
     * One change.
     *
     * @param id under which it can be taken back; null: it cannot, such as what was taken back
     * @param names what it touched: {@code account}, {@code account.budget}
     * @param undo whether it took another change back
     */
    public record Entry(
            @Nullable UUID id,
            Instant at,
            @Nullable UUID actor,
            @Nullable String actorName,
            boolean undo,
            List<String> names) {}

    /** The newest first. */
    public List<Entry> changes(int limit) {
        allowed();
        String schema = tenants.schema(Caller.current().tenant());
        Map<UUID, String> paths = new LinkedHashMap<>();
        store.rows(schema).forEach(row -> paths.put(row.id(), row.path()));
        Map<List<@Nullable Object>, Gathered> byCause = new LinkedHashMap<>();
        for (Record line : lines(schema)) {
            UUID cause = line.get(CAUSE);
            List<@Nullable Object> key = new ArrayList<>();
            key.add(line.get(KIND));
            key.add(cause == null ? line.get(SET) : cause);
            byCause.computeIfAbsent(key, _ -> new Gathered(line))
                    .names
                    .add(paths.getOrDefault(line.get(RECORD), ""));
        }
        List<Gathered> page = byCause.values().stream().limit(limit).toList();
        Map<UUID, String> people = people(page);
        return page.stream().map(each -> each.entry(people)).toList();
    }

    /** What was removed and can be brought back. */
    public List<DefinitionRow> bin() {
        allowed();
        List<DefinitionRow> rows = store.rows(tenants.schema(Caller.current().tenant()));
        return rows.stream()
                .filter(DefinitionRow::isInBin)
                .filter(
                        row ->
                                rows.stream()
                                        .noneMatch(
                                                other ->
                                                        other != row
                                                                && other.counts()
                                                                && other.path().equals(row.path())))
                .toList();
    }

    private static final class Gathered {
        final List<String> names = new ArrayList<>();
        final Record line;

        Gathered(Record line) {
            this.line = line;
        }

        Entry entry(Map<UUID, String> people) {
            boolean undo = line.get(KIND).equals("undo");
            UUID actor = line.get(ACTOR);
            return new Entry(
                    undo ? null : line.get(CAUSE),
                    line.get(AT),
                    actor,
                    actor == null ? null : people.get(actor),
                    undo,
                    names.stream().distinct().toList());
        }
    }

    private List<? extends Record> lines(String schema) {
        return dsl.select(SET, RECORD, OPERATION, AT, ACTOR, KIND, CAUSE)
                .from(DSL.table(name(schema, "change")).as("c"))
                .join(DSL.table(name(schema, "change_set")).as("s"))
                .on(field(name("s", "id"), Long.class).eq(SET))
                .where(RECORD.in(DSL.select(ID).from(Tables.of(schema, ObjectName.DEFINITION))))
                .orderBy(SET.desc(), field(name("c", "seq")))
                .limit(5000)
                .fetch();
    }

    private Map<UUID, String> people(List<Gathered> page) {
        List<Row> mentioned = new ArrayList<>();
        for (Gathered each : page) {
            Map<String, @Nullable Object> by = new LinkedHashMap<>();
            by.put(SystemField.UPDATED_BY.field(), each.line.get(ACTOR));
            mentioned.add(Row.of(by));
        }
        return queries.titles(ObjectName.DEFINITION, mentioned);
    }

    private void allowed() {
        String object = ObjectName.DEFINITION.value();
        if (!permits.of(Caller.current(), object).allows(Right.CONFIGURE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
    }
}
