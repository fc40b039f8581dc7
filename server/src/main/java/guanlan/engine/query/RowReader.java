package guanlan.engine.query;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows straight from the driver. jOOQ would make a record of each row first, which costs a
 * page more than the database takes for it.
 */
final class RowReader {
    private final Cell[] cells;

    private RowReader(List<? extends Field<?>> columns) {
        this.cells =
                columns.stream().map(column -> cell(column.getDataType())).toArray(Cell[]::new);
    }

    static RowReader of(List<? extends Field<?>> columns) {
        return new RowReader(columns);
    }

    /** Reads one column of the row that the result stands on. */
    @FunctionalInterface
    interface Cell {
        @Nullable Object read(ResultSet row, int column) throws SQLException;
    }

    /** The values of each row of a statement that selects these columns in their order. */
    static List<@Nullable Object[]> rows(
            DSLContext dsl, ResultQuery<?> statement, List<? extends Field<?>> columns) {
        var reader = new RowReader(columns);
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Cursor<?> cursor = dsl.fetchLazy(statement)) {
            ResultSet found = cursor.resultSet();
            while (found != null && found.next()) {
                rows.add(reader.row(found));
            }
        } catch (SQLException broken) {
            throw new DataAccessException("a row could not be read", broken);
        }
        return rows;
    }

    /** The values of the row that the result stands on. */
    @Nullable Object[] row(ResultSet found) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[cells.length];
        for (int at = 0; at < cells.length; at++) {
            values[at] = cells[at].read(found, at + 1);
        }
        return values;
    }

    /** As the driver gives it, in the type's own Java form. */
    static Cell cell(DataType<?> type) {
        @SuppressWarnings("unchecked") // what the driver gives is of the converter's first type
        var converter = (Converter<Object, Object>) type.getConverter();
        Cell plain = plain(converter.fromType());
        if (converter.fromType() == converter.toType()) {
            return plain;
        }
        return (row, column) -> {
            Object given = plain.read(row, column);
            return given == null ? null : converter.from(given);
        };
    }

    private static Cell plain(Class<?> type) {
        if (type == String.class) {
            return ResultSet::getString;
        } else if (type == UUID.class || type == LocalDate.class) {
            return (row, column) -> row.getObject(column, type);
        } else if (type == BigDecimal.class) {
            return ResultSet::getBigDecimal;
        } else if (type == Instant.class) {
            return RowReader::instant;
        } else if (type == JSONB.class) {
            return (row, column) -> JSONB.jsonbOrNull(row.getString(column));
        } else if (type.isArray()) {
            return RowReader::array;
        }
        return primitive(type);
    }

    private static Cell primitive(Class<?> type) {
        if (type == Long.class) {
            return (row, column) -> filled(row, row.getLong(column));
        } else if (type == Integer.class) {
            return (row, column) -> filled(row, row.getInt(column));
        } else if (type == Boolean.class) {
            return (row, column) -> filled(row, row.getBoolean(column));
        }
        throw new IllegalArgumentException("no way to read " + type.getName());
    }

    private static @Nullable Object filled(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object array(ResultSet row, int column) throws SQLException {
        Array items = row.getArray(column);
        return items == null ? null : items.getArray();
    }
}
