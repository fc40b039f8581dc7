package guanlan.engine.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.text.SearchTerms;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
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
        Map<ObjectName, Set<UUID>> changed = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.operation() == Change.Operation.CREATE
                    || change.operation() == Change.Operation.UPDATE) {
                changed.computeIfAbsent(change.object(), _ -> new LinkedHashSet<>())
                        .add(change.record());
            }
        }
        changed.forEach(
                (object, records) ->
                        schemas.find(object).ifPresent(found -> index(found, records)));
    }

    private void index(ObjectDefinition definition, Set<UUID> ids) {
        List<FieldDefinition> searchable = searchable(definition);
        List<Row> rows = queries.find(definition.name(), ids);
        if (searchable.isEmpty() || rows.isEmpty()) {
            return;
        }
        Table<?> entries =
                DSL.table(name(tenants.schema(Caller.current().tenant()), "search_entry"));
        var insert = dsl.batch(insert(entries));
        for (Row row : rows) {
            List<String> texts = texts(row, definition, searchable);
            var beginning = SearchTerms.beginning(texts.getFirst());
            insert =
                    insert.bind(
                            row.id(),
                            definition.name().value(),
                            SearchTerms.vector(texts),
                            beginning.text(),
                            beginning.pinyin(),
                            beginning.initials());
        }
        insert.execute();
    }

    private Query insert(Table<?> entries) {
        Field<String> text = DSL.val(null, String.class);
        return dsl.insertInto(entries, RECORD, OBJECT, TERMS, TITLE, PINYIN, INITIALS)
                .values(DSL.val(null, UUID.class), text, vector(), text, text, text)
                .onConflict(RECORD)
                .doUpdate()
                .set(TERMS, DSL.excluded(TERMS))
                .set(TITLE, DSL.excluded(TITLE))
                .set(PINYIN, DSL.excluded(PINYIN))
                .set(INITIALS, DSL.excluded(INITIALS));
    }

    private static Field<String> vector() {
        return DSL.field("cast({0} as tsvector)", String.class, DSL.val(null, String.class));
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
        return value == null ? "" : field.type().sought(value, field);
    }
}
