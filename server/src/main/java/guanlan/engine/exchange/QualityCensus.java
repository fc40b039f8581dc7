package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes down what the columns of a file are like while its rows are read, in bounded memory. Rows
 * that were written before a crash are looked at again, so the report is of the whole file.
 */
final class QualityCensus {
    private final Map<Integer, Watched> columns = new TreeMap<>();
    private long rows;

    QualityCensus(Map<Integer, FieldDefinition> fields) {
        fields.forEach(
                (column, field) -> columns.put(column, new Watched(field, new ColumnCensus())));
    }

    private record Watched(FieldDefinition field, ColumnCensus census) {}

    void take(Prepared row) {
        if (row.source().fault() != null) {
            return;
        }
        rows++;
        columns.forEach((column, watched) -> take(row, column, watched));
    }

    private static void take(Prepared row, int column, Watched watched) {
        String cell = row.source().cell(column).strip();
        if (!cell.isEmpty()) {
            String field = watched.field().name();
            Object value = row.values().get(field);
            watched.census().take(row.source().line(), cell, row.complains(field), value);
        }
    }

    Quality told() {
        List<Quality.OfColumn> told = new ArrayList<>();
        columns.forEach(
                (column, watched) -> told.add(watched.census().told(column, watched.field())));
        return new Quality(rows, told);
    }
}
