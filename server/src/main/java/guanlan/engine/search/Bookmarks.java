package guanlan.engine.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Successors;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The records a person opened last, and those he keeps at hand. Each sees only his own. */
@Component
public class Bookmarks {
    private static final Field<UUID> PERSON = field(name("person"), UUID.class);
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<Instant> AT = field(name("at"), SQLDataType.INSTANT);
    private static final int KEPT = 100;

    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final Successors successors;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final InstantSource clock;

    public Bookmarks(
            Schemas schemas,
            Permits permits,
            Queries queries,
            Successors successors,
            Tenants tenants,
            DSLContext dsl,
            InstantSource clock) {
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.successors = successors;
        this.tenants = tenants;
        this.dsl = dsl;
        this.clock = clock;
    }

    /** The two lists a person has. */
    public enum Shelf {
        RECENT("recent_record"),
        FAVOURITE("favourite_record");

        private final String table;

        Shelf(String table) {
            this.table = table;
        }
    }

    /** A record on a shelf, and since when. */
    public record Bookmark(ObjectDefinition object, Row row, Instant at) {}

    /** Puts a record in front; only the latest hundred opened ones are kept. */
    public void put(Shelf shelf, ObjectName object, UUID record) {
        UUID person = Caller.current().user();
        queries.require(object, record);
        if (person == null || Caller.current().viewer() != null) {
            return;
        }
        Instant now = clock.instant();
        dsl.insertInto(table(shelf), PERSON, RECORD, OBJECT, AT)
                .values(person, record, object.value(), now)
                .onConflict(PERSON, RECORD)
                .doUpdate()
                .set(AT, now)
                .execute();
        if (shelf == Shelf.RECENT) {
            dsl.deleteFrom(table(shelf))
                    .where(PERSON.eq(person))
                    .and(
                            AT.lt(
                                    DSL.select(AT)
                                            .from(table(shelf))
                                            .where(PERSON.eq(person))
                                            .orderBy(AT.desc())
                                            .offset(KEPT - 1)
                                            .limit(1)))
                    .execute();
        }
    }

    /** Those that it stands for after merges go with it. */
    public void remove(Shelf shelf, UUID record) {
        Set<UUID> all = successors.before(record);
        all.add(record);
        dsl.deleteFrom(table(shelf))
                .where(PERSON.eq(Caller.current().user()))
                .and(RECORD.eq(DSL.any(all.toArray(UUID[]::new))))
                .execute();
    }

    /**
     * The latest first; records that are deleted, or no longer the person's to see, are left out.
     * For one that was merged into another stands the other.
     */
    public List<Bookmark> list(Shelf shelf) {
        List<Record3<UUID, String, Instant>> marks =
                dsl.select(RECORD, OBJECT, AT)
                        .from(table(shelf))
                        .where(PERSON.eq(Caller.current().user()))
                        .orderBy(AT.desc(), RECORD)
                        .limit(KEPT)
                        .fetch();
        Map<UUID, UUID> into = successors.of(marks.stream().map(Record3::value1).toList());
        Map<UUID, Row> rows = rows(marks, into);
        Set<UUID> told = new HashSet<>();
        List<Bookmark> all = new ArrayList<>();
        for (Record3<UUID, String, Instant> mark : marks) {
            Row row = inUse(rows, mark.value1(), into);
            if (row != null && told.add(row.id())) {
                all.add(new Bookmark(schemas.require(mark.value2()), row, mark.value3()));
            }
        }
        return all;
    }

    private static @Nullable Row inUse(Map<UUID, Row> rows, UUID record, Map<UUID, UUID> into) {
        Row own = rows.get(record);
        boolean away = own == null || own.isDeleted();
        Row row = away && into.containsKey(record) ? rows.get(into.get(record)) : own;
        return row == null || row.isDeleted() ? null : row;
    }

    private Map<UUID, Row> rows(List<Record3<UUID, String, Instant>> marks, Map<UUID, UUID> into) {
        Map<ObjectName, Set<UUID>> wanted = new LinkedHashMap<>();
        for (Record3<UUID, String, Instant> mark : marks) {
            var object = new ObjectName(mark.value2());
            boolean seen =
                    schemas.all().stream().anyMatch(known -> known.name().equals(object))
                            && permits.of(Caller.current(), object.value()).allows(Right.SEE);
            if (seen) {
                Set<UUID> ids = wanted.computeIfAbsent(object, _ -> new HashSet<>());
                ids.add(mark.value1());
                ids.add(into.getOrDefault(mark.value1(), mark.value1()));
            }
        }
        Map<UUID, Row> rows = new HashMap<>();
        wanted.forEach(
                (object, ids) -> queries.find(object, ids).forEach(row -> rows.put(row.id(), row)));
        return rows;
    }

    private Table<?> table(Shelf shelf) {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), shelf.table));
    }
}
