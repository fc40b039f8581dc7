package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Copy.Column;
import guanlan.engine.schema.Statements;
import guanlan.engine.schema.SystemField;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives records new values, any number of them by one statement: the values travel as arrays of
 * text, one for each column, and the database reads them as the columns' own.
 */
@Component
class Updates {
    private static final String RECORD = "record";
    private static final String GIVEN = "given";
    private static final QueryPart HOLE = DSL.raw("?");

    private final Statements statements;

    Updates(Statements statements) {
        this.statements = statements;
    }

    /** What the text of the statement depends on. */
    private record Shape(String schema, String table, List<String> columns) {}

    /** Every record gets its draft's values in these columns, the next version and a mark. */
    void set(Writing writing, List<Column<Draft>> columns, List<Draft> drafts) {
        Table<?> table = writing.table();
        List<String> names = columns.stream().map(column -> column.field().getName()).toList();
        var update =
                statements
                        .of(
                                new Shape(writing.schema(), table.getName(), names),
                                () -> update(table, columns))
                        .param(writing.at().atOffset(ZoneOffset.UTC))
                        .param(writing.caller().user())
                        .param(
                                drafts.stream()
                                        .map(draft -> draft.id().toString())
                                        .toArray(String[]::new));
        for (Column<Draft> column : columns) {
            update = update.param(texts(column, drafts));
        }
        update.update();
    }

    private static @Nullable String[] texts(Column<Draft> column, List<Draft> drafts) {
        var kept = column.kept();
        @Nullable String[] texts = new @Nullable String[drafts.size()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = Copy.text(kept.apply(drafts.get(at)));
        }
        return texts;
    }

    private static Query update(Table<?> table, List<Column<Draft>> columns) {
        List<QueryPart> sets = new ArrayList<>();
        List<QueryPart> holes = new ArrayList<>(List.of(HOLE));
        List<QueryPart> words = new ArrayList<>(List.of(name("id")));
        for (int at = 0; at < columns.size(); at++) {
            Field<?> column = columns.get(at).field();
            Field<String> text = field(name(GIVEN, "value_" + at), SQLDataType.CLOB);
            sets.add(
                    DSL.sql(
                            "{0} = {1}",
                            DSL.name(column.getName()), text.cast(column.getDataType())));
            holes.add(HOLE);
            words.add(name("value_" + at));
        }
        sets.add(next(SystemField.VERSION));
        return DSL.query(
                """
                update {0} as {1} set {2} = cast({3} as timestamptz), {4} = cast({3} as uuid), {5}
                  from unnest({6}) as {7} ({8})
                 where {9} = cast({10} as uuid)
                """,
                table,
                name(RECORD),
                name(SystemField.UPDATED_AT.field()),
                HOLE,
                name(SystemField.UPDATED_BY.field()),
                DSL.list(sets),
                DSL.list(holes),
                name(GIVEN),
                DSL.list(words),
                name(RECORD, SystemField.ID.field()),
                name(GIVEN, "id"));
    }

    private static QueryPart next(SystemField field) {
        return DSL.sql("{0} = {1} + 1", name(field.field()), name(RECORD, field.field()));
    }
}
