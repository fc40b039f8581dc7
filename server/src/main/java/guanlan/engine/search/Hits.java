package guanlan.engine.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.SearchEntries;
import guanlan.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Looks up search entries, the best first: titles that are what was typed, titles that begin with
 * it (by sound too), titles that hold it, records that hold it anywhere. Each step looks at no more
 * entries than a person could, so that a frequent word costs no more than a rare one.
 */
@Component
class Hits {
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final Field<UUID> ENTRY = field(name("search_entry", "record"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> TITLE = field(name("title"), String.class);
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);
    private static final int LOOKED_AT = 1_000;

    private final SearchEntries entries;
    private final RowRights rights;
    private final DSLContext dsl;

    Hits(SearchEntries entries, RowRights rights, DSLContext dsl) {
        this.rights = rights;
        this.entries = entries;
        this.dsl = dsl;
    }

    /** How well a record fits; the order is the order of the answer. */
    enum Rank {
        SAME,
        BEGINS,
        TITLE,
        BODY
    }

    /** A record that may be meant. */
    record Hit(ObjectName object, UUID record, String title, Rank rank) {}

    List<Hit> begin(String typed, Collection<ObjectName> objects, int each) {
        SearchTerms.Beginning head = SearchTerms.beginning(typed);
        boolean chinese = !head.pinyin().isEmpty();
        List<Select<Record3<String, UUID, String>>> ways = new ArrayList<>();
        for (ObjectName object : objects) {
            ways.add(beginning("title", head.text(), object, each));
            if (!chinese) {
                ways.add(beginning("pinyin", head.text(), object, each));
                ways.add(beginning("initials", head.text(), object, each));
            }
        }
        return ways.stream()
                .reduce(Select::unionAll)
                .map(all -> dsl.fetch(all).map(found -> begun(found, head.text())))
                .orElse(List.of());
    }

    private Select<Record3<String, UUID, String>> beginning(
            String column, String typed, ObjectName object, int each) {
        Field<String> by = field(name(column), String.class);
        Condition begins =
                OBJECT.eq(object.value()).and(by.ge(typed)).and(by.lt(typed + LAST)).and(by.ne(""));
        return DSL.select(OBJECT, RECORD, TITLE)
                .from(
                        DSL.select(OBJECT, RECORD, TITLE)
                                .from(entries.table())
                                .where(begins)
                                .and(rights.seen(object, ENTRY))
                                .orderBy(by)
                                .limit(DSL.inline(each)));
    }

    private static Hit begun(Record3<String, UUID, String> found, String typed) {
        Rank rank = found.value3().equals(typed) ? Rank.SAME : Rank.BEGINS;
        return new Hit(new ObjectName(found.value1()), found.value2(), found.value3(), rank);
    }

    /** Entries that hold all that was typed; the shorter the title, the likelier it is meant. */
    List<Hit> hold(String typed, Collection<ObjectName> objects, int each) {
        var some =
                DSL.select(
                                OBJECT,
                                RECORD,
                                TITLE,
                                DSL.field(SearchEntries.hold(SearchTerms.nameQuery(typed)))
                                        .as("named"))
                        .from(entries.table())
                        .where(SearchEntries.hold(SearchTerms.query(typed)))
                        .and(seen(objects))
                        .limit(DSL.inline(LOOKED_AT))
                        .asTable("some");
        Field<Boolean> named = field(name("named"), Boolean.class);
        Field<Integer> place =
                DSL.rowNumber()
                        .over(
                                DSL.partitionBy(OBJECT)
                                        .orderBy(named.desc(), DSL.length(TITLE), TITLE))
                        .as("place");
        var ranked = DSL.select(OBJECT, RECORD, TITLE, named, place).from(some).asTable("ranked");
        return dsl.select(OBJECT, RECORD, TITLE, named)
                .from(ranked)
                .where(field(name("place"), Integer.class).le(each))
                .fetch(
                        found ->
                                new Hit(
                                        new ObjectName(found.value1()),
                                        found.value2(),
                                        found.value3(),
                                        found.value4() ? Rank.TITLE : Rank.BODY));
    }

    /** All entries of most objects; of the others those that the caller sees. */
    private Condition seen(Collection<ObjectName> objects) {
        List<String> open = new ArrayList<>();
        List<Condition> some = new ArrayList<>();
        for (ObjectName object : objects) {
            if (rights.seesAll(object)) {
                open.add(object.value());
            } else {
                some.add(OBJECT.eq(object.value()).and(rights.seen(object, ENTRY)));
            }
        }
        return some.isEmpty() ? OBJECT.in(open) : DSL.or(some).or(OBJECT.in(open));
    }
}
