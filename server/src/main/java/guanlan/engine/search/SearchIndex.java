package guanlan.engine.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Writes a record's words anew whenever it changes. The recycle bin is searched too, so a deleted
 * record keeps them.
 */
@Component
class SearchIndex implements ChangeReader {
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> TERMS = field(name("terms"), String.class);

    private static final Field<String> TITLE = field(name("title"), String.class);
    private static final Field<String> PINYIN = field(name("pinyin"), String.class);
    private static final Field<String> INITIALS = field(name("initials"), String.class);

    private final Schemas schemas;
    private final Queries queries;
    private final Tenants tenants;
    private final DSLContext dsl;

    SearchIndex(Schemas schemas, Queries queries, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.queries = queries;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    @Override
    public String key() {
        return "search";
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, List<Change>> changed = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.operation() == Change.Operation.CREATE
                    || change.operation() == Change.Operation.UPDATE) {
                changed.computeIfAbsent(change.object(), _ -> new ArrayList<>()).add(change);
            }
        }
        changed.forEach(
                (object, some) ->
                        schemas.find(object)
                                .ifPresent(found -> index(found, reworded(found, some))));
    }

    /** A computed field may say something else after any change. */
    private static Set<UUID> reworded(ObjectDefinition definition, List<Change> changes) {
        Set<String> words = new HashSet<>();
        boolean computes = false;
        for (FieldDefinition field : definition.fields().values()) {
            if (worded(field, definition)) {
                words.add(field.name());
                computes |= field.computation().isPresent();
            }
        }
        Set<UUID> records = new LinkedHashSet<>();
        for (Change change : changes) {
            if (computes || change.touches(words::contains)) {
                records.add(change.record());
            }
        }
        return records;
    }

    private static boolean worded(FieldDefinition field, ObjectDefinition definition) {
        return field.searchable() || field.name().equals(definition.title());
    }

    void index(ObjectDefinition definition, Set<UUID> ids) {
        List<FieldDefinition> searchable = searchable(definition);
        if (searchable.isEmpty() || ids.isEmpty()) {
            return;
        }
        List<Row> rows = queries.find(definition.name(), ids, field -> worded(field, definition));
        if (!rows.isEmpty()) {
            write(definition.name(), Entries.of(rows, definition, searchable));
        }
    }

    /** What is found of some records, column by column. */
    private record Entries(
            UUID[] records, String[] terms, String[] titles, String[] pinyin, String[] initials) {

        static Entries of(
                List<Row> rows, ObjectDefinition definition, List<FieldDefinition> searchable) {
            int size = rows.size();
            var entries =
                    new Entries(
                            new UUID[size],
                            new String[size],
                            new String[size],
                            new String[size],
                            new String[size]);
            for (int at = 0; at < size; at++) {
                List<String> texts = texts(rows.get(at), definition, searchable);
                var beginning = SearchTerms.beginning(texts.getFirst());
                entries.records[at] = rows.get(at).id();
                entries.terms[at] = SearchTerms.vector(texts);
                entries.titles[at] = beginning.text();
                entries.pinyin[at] = beginning.pinyin();
                entries.initials[at] = beginning.initials();
            }
            return entries;
        }
    }

    /** One statement, the same for any number of records. */
    private void write(ObjectName object, Entries entries) {
        var given =
                DSL.table(
                        "unnest({0}, {1}, {2}, {3}, {4}) as given (record, terms, title, pinyin, initials)",
                        DSL.val(entries.records),
                        DSL.val(entries.terms),
                        DSL.val(entries.titles),
                        DSL.val(entries.pinyin),
                        DSL.val(entries.initials));
        dsl.insertInto(
                        DSL.table(name(tenants.schema(Caller.current().tenant()), "search_entry")),
                        RECORD,
                        OBJECT,
                        TERMS,
                        TITLE,
                        PINYIN,
                        INITIALS)
                .select(
                        DSL.select(
                                        RECORD,
                                        DSL.val(object.value()),
                                        DSL.field("cast({0} as tsvector)", String.class, TERMS),
                                        TITLE,
                                        PINYIN,
                                        INITIALS)
                                .from(given))
                .onConflict(RECORD)
                .doUpdate()
                .set(TERMS, DSL.excluded(TERMS))
                .set(TITLE, DSL.excluded(TITLE))
                .set(PINYIN, DSL.excluded(PINYIN))
                .set(INITIALS, DSL.excluded(INITIALS))
                .execute();
    }

    static List<FieldDefinition> searchable(ObjectDefinition definition) {
        return definition.fields().values().stream().filter(FieldDefinition::searchable).toList();
    }

    /** The title, then the other fields. */
    static List<String> texts(
            Row row, ObjectDefinition definition, List<FieldDefinition> searchable) {
        List<String> texts = new ArrayList<>();
        texts.add(text(row, definition.require(definition.title())));
        searchable.stream()
                .filter(field -> !field.name().equals(definition.title()))
                .forEach(field -> texts.add(text(row, field)));
        return texts;
    }

    private static String text(Row row, FieldDefinition field) {
        Object value = row.value(field.name());
        return value == null || value instanceof Masked ? "" : field.type().sought(value, field);
    }
}
