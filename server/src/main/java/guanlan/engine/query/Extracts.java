package guanlan.engine.query;

import guanlan.engine.query.Order.Run;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All records of a query, however many: first which they are and in what order, as of one moment,
 * then piece by piece what stands in them. Pages behind a cursor would lose a record whose place in
 * the order changes meanwhile, or tell it twice. Each piece asks the Permit anew.
 */
@Component
public class Extracts {
    private static final int FETCHED = 10_000;

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final Titles titles;
    private final DSLContext dsl;
    private final TransactionTemplate snapshot;

    Extracts(
            Schemas schemas,
            Reaches reaches,
            Conditions conditions,
            Titles titles,
            DSLContext dsl,
            TransactionTemplate transactions) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.titles = titles;
        this.dsl = dsl;
        this.snapshot =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * Tells the id of each record in the order of the query, in bounded memory. Only reading, it
     * keeps no reader of the change log waiting.
     *
     * @param right what the caller must be allowed to do with the records, besides seeing them
     */
    public void ids(Query query, Right right, Consumer<UUID> each) {
        ObjectDefinition definition = schemas.require(query.object());
        Reach reach = reaches.of(definition);
        Condition where =
                conditions
                        .of(query.filter(), definition, reaches.seeing(definition))
                        .and(allowed(definition, right));
        List<Key> keys = Key.of(query, reach);
        snapshot.executeWithoutResult(
                _ -> Order.of(keys, false).runs(null).forEach(run -> ids(reach, where, run, each)));
    }

    private void ids(Reach reach, Condition where, Run run, Consumer<UUID> each) {
        var statement =
                dsl.select(reach.id())
                        .from(reach.tables())
                        .where(where)
                        .and(run.which())
                        .orderBy(run.order())
                        .fetchSize(FETCHED);
        try (Cursor<Record1<UUID>> found = statement.fetchLazy()) {
            found.forEach(record -> each.accept(record.value1()));
        }
    }

    /**
     * The fields of the query for these records, in the order of the ids. What was deleted since,
     * or may not be seen any more, is left out.
     */
    public Page read(Query query, Right right, List<UUID> ids) {
        ObjectDefinition definition = schemas.require(query.object());
        Permit permit = reaches.seeing(definition);
        Reach reach = reaches.of(definition);
        Map<String, Place> places = new LinkedHashMap<>();
        String id = SystemField.ID.field();
        places.put(id, reach.shown(id));
        query.fields().forEach(path -> places.computeIfAbsent(path, reach::shown));
        Filter inUse = Filter.ALL.deleted(query.filter().deleted());
        Condition where = conditions.of(inUse, definition, permit).and(allowed(definition, right));
        List<Place> read = List.copyOf(places.values());
        List<Field<?>> columns = Listing.columns(read);
        var statement =
                DSL.select(OwnColumns.selected(columns))
                        .from(reach.tables())
                        .where(where)
                        .and(reach.id().eq(DSL.any(ids.toArray(UUID[]::new))));
        Map<UUID, Row> found = new HashMap<>();
        RowReader.rows(dsl, statement, columns).stream()
                .map(values -> Listing.row(values, read))
                .forEach(row -> found.put(row.id(), row));
        return page(ids, found, read);
    }

    private Page page(Collection<UUID> ids, Map<UUID, Row> found, List<Place> read) {
        List<Row> rows = new ArrayList<>();
        for (UUID id : ids) {
            Row row = found.get(id);
            if (row != null) {
                rows.add(row);
            }
        }
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        read.forEach(place -> fields.put(place.path(), place.field()));
        return new Page(rows, fields, titles.of(fields, rows), null, null, rows.size(), true);
    }

    private Condition allowed(ObjectDefinition definition, Right right) {
        Permit permit = reaches.permit(definition);
        if (!permit.allows(right)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", definition.name()));
        }
        return reaches.columns()
                .within(
                        permit.extent(right),
                        reaches.names(definition, Tables.table(definition.name())));
    }
}
