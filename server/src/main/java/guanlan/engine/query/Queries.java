package guanlan.engine.query;

import guanlan.engine.query.Counts.Count;
import guanlan.engine.query.PreparedReads.Asked;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Permit;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Answers queries. Every statement is built from the caller's Permit: what it hides cannot be
 * selected, sorted or matched.
 */
@Component
public class Queries {
    private static final String ID = SystemField.ID.field();

    private final Schemas schemas;
    private final Reaches reaches;
    private final DSLContext dsl;
    private final Conditions conditions;
    private final Counts counts;
    private final Titles titles;
    private final PreparedReads prepared;

    public Queries(
            Schemas schemas,
            Reaches reaches,
            DSLContext dsl,
            Conditions conditions,
            Counts counts,
            Titles titles,
            PreparedReads prepared) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.dsl = dsl;
        this.conditions = conditions;
        this.counts = counts;
        this.titles = titles;
        this.prepared = prepared;
    }

    public Page read(Query query) {
        ObjectDefinition definition = schemas.require(query.object());
        return read(query, definition, () -> reaches.of(definition));
    }

    /**
     * The same from other rows than those of today.
     *
     * @param instead stands for the object's table, under its name and with its columns
     */
    public Page read(Query query, Table<?> instead) {
        ObjectDefinition definition = schemas.require(query.object());
        return read(query, definition, () -> reaches.of(definition, instead));
    }

    private Page read(Query query, ObjectDefinition definition, Supplier<Reach> reach) {
        Condition where =
                conditions.forPage(query.filter(), definition, reaches.seeing(definition));
        var listing = new Listing(query, reach.get(), where);
        Listing.Rows found = listing.fetch(dsl);
        Count count =
                found.everything()
                        ? new Count(found.rows().size(), true)
                        : counts.of(
                                reach.get().tables(),
                                where,
                                conditions.enough(
                                        query.filter(), definition, reaches.permit(definition)),
                                query.counting());
        return new Page(
                found.rows(),
                listing.fields(),
                titles.of(listing.fields(), found.rows()),
                found.next(),
                found.previous(),
                count.rows(),
                count.exact());
    }

    /** How many records there are, to the last one. */
    public long count(ObjectName object, Filter filter) {
        ObjectDefinition definition = schemas.require(object);
        Condition where = where(filter, definition);
        return counts.of(reaches.of(definition).tables(), where, Counting.EXACT).rows();
    }

    /** The ids of the records that are meant, for a statement of the engine itself. */
    public Select<Record1<UUID>> ids(ObjectName object, Filter filter) {
        ObjectDefinition definition = schemas.require(object);
        Reach reach = reaches.of(definition);
        return DSL.select(reach.id()).from(reach.tables()).where(where(filter, definition));
    }

    private Condition where(Filter filter, ObjectDefinition definition) {
        return conditions.of(filter, definition, reaches.seeing(definition));
    }

    /**
     * One record, from the recycle bin too; nothing when it is absent or not the caller's to see,
     * which look the same.
     */
    public Optional<Row> find(ObjectName object, UUID id) {
        return find(object, List.of(id)).stream().findFirst();
    }

    public Row require(ObjectName object, UUID id) {
        return find(object, id)
                .orElseThrow(() -> new Problem(QueryProblem.RECORD_ABSENT, Map.of("id", id)));
    }

    public List<Row> find(ObjectName object, Collection<UUID> ids) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = reaches.seeing(definition);
        return prepared.rows(definition, permit, reaches.schema(), ids, () -> byIds(definition))
                .orElseGet(() -> find(object, ids, _ -> true));
    }

    private Asked byIds(ObjectDefinition definition) {
        Reach reach = reaches.of(definition);
        List<Place> places = reach.all();
        return new Asked(
                DSL.select(OwnColumns.selected(Listing.columns(places)))
                        .from(reach.tables())
                        .where(
                                DSL.condition(
                                        "{0} = any (cast({1} as uuid[]))",
                                        reach.id(), DSL.raw("?"))),
                places);
    }

    /** Only some of the fields, since a computed one may be dear; the id is always there. */
    public List<Row> find(
            ObjectName object, Collection<UUID> ids, Predicate<FieldDefinition> wanted) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = reaches.seeing(definition);
        Reach reach = reaches.of(definition);
        List<Place> places = reach.all(field -> field.name().equals(ID) || wanted.test(field));
        List<Field<?>> columns = Listing.columns(places);
        var statement =
                DSL.select(OwnColumns.selected(columns))
                        .from(reach.tables())
                        .where(reach.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                        .and(conditions.scope(definition, permit));
        return RowReader.rows(dsl, statement, columns).stream()
                .map(found -> Listing.row(found, places))
                .toList();
    }

    /** What the records that rows refer to are called. */
    public Map<UUID, String> titles(ObjectName object, List<Row> rows) {
        return titles.of(schemas.require(object), rows);
    }
}
