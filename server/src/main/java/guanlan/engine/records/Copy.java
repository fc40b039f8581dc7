package guanlan.engine.records;

import guanlan.engine.schema.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Puts rows into a table, in the transaction that is open: many by {@code COPY}; a few by an {@code
 * INSERT} that the database keeps prepared, since a {@code COPY} is planned anew and takes two
 * rounds to the database instead of one.
 */
@Component
class Copy {
    /** Rows that are no bulk. */
    static final int FEW = 8;

    private static final int FLUSH = 64 * 1024;

    private final DataSource database;
    private final DSLContext dsl;
    private final Statements statements;

    Copy(DataSource database, DSLContext dsl, Statements statements) {
        this.database = database;
        this.dsl = dsl;
        this.statements = statements;
    }

    /** The shape of a statement for a few rows. */
    private record Insert(Name table, List<String> columns) {}

    /** One row per item; each column has a function that takes its value from the item. */
    <T> void into(Table<?> table, List<Column<T>> columns, Collection<T> items) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            if (items.size() <= FEW) {
                insert(connection, table, columns, items);
            } else {
                copy(connection, table, columns, items);
            }
        } catch (SQLException refused) {
            throw translated(refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private <T> void insert(
            Connection connection, Table<?> table, List<Column<T>> columns, Collection<T> items)
            throws SQLException {
        var holes = Collections.nCopies(columns.size(), DSL.raw("?"));
        String sql =
                statements.text(
                        new Insert(table.getQualifiedName(), fields(columns)),
                        () ->
                                DSL.query(
                                        "insert into {0} ({1}) values ({2})",
                                        table, names(columns), DSL.list(holes)));
        var values = columns.stream().map(Column::kept).toList();
        try (var insert = connection.prepareStatement(sql)) {
            for (T item : items) {
                for (int at = 0; at < values.size(); at++) {
                    // Without a type: the database reads the text as the column's own.
                    insert.setObject(at + 1, text(values.get(at).apply(item)), Types.OTHER);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private <T> void copy(
            Connection connection, Table<?> table, List<Column<T>> columns, Collection<T> items)
            throws SQLException {
        String sql = dsl.render(DSL.query("copy {0} ({1}) from stdin", table, names(columns)));
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            write(copy, columns, items);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static <T> List<String> fields(List<Column<T>> columns) {
        return columns.stream().map(column -> column.field().getName()).toList();
    }

    private static <T> QueryPart names(List<Column<T>> columns) {
        return DSL.list(columns.stream().map(Column::field).toList());
    }

    /** A column and where its value comes from. */
    record Column<T>(Field<?> field, Function<T, @Nullable Object> value) {
        /** As the database has the value; most columns have it as it is. */
        @SuppressWarnings("unchecked") // the value is of the field's type
        Function<T, @Nullable Object> kept() {
            var converter = (Converter<Object, Object>) field.getConverter();
            if (converter.fromType() == converter.toType()) {
                return value;
            }
            return item -> {
                Object given = value.apply(item);
                return given == null ? null : converter.to(given);
            };
        }
    }

    private static <T> void write(CopyIn copy, List<Column<T>> columns, Collection<T> items)
            throws SQLException {
        var lines = new StringBuilder(FLUSH + 4096);
        var values = columns.stream().map(Column::kept).toList();
        for (T item : items) {
            for (int at = 0; at < values.size(); at++) {
                if (at > 0) {
                    lines.append('\t');
                }
                append(lines, values.get(at).apply(item));
            }
            lines.append('\n');
            if (lines.length() >= FLUSH) {
                flush(copy, lines);
            }
        }
        flush(copy, lines);
    }

    private static void flush(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void append(StringBuilder lines, @Nullable Object value) {
        String text = text(value);
        if (text == null) {
            lines.append("\\N");
        } else {
            escape(lines, text);
        }
    }

    /** A value as the database reads it. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case JSONB json -> json.data();
            case Object[] items -> array(items);
            case Object plain -> plain.toString();
        };
    }

    /** An array of texts as the database writes one. */
    private static String array(Object[] items) {
        var text = new StringJoiner(",", "{", "}");
        for (Object item : items) {
            text.add('"' + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return text.toString();
    }

    private static void escape(StringBuilder lines, String text) {
        if (isPlain(text)) {
            lines.append(text);
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(letter);
            }
        }
    }

    /** Nearly every text is. */
    private static boolean isPlain(String text) {
        return text.indexOf('\\') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\t') < 0
                && text.indexOf('\r') < 0;
    }

    private static RuntimeException translated(SQLException refused) {
        var known =
                new SQLErrorCodeSQLExceptionTranslator("PostgreSQL")
                        .translate("copy", null, refused);
        return known != null ? known : new UncheckedIOException(new IOException(refused));
    }
}
