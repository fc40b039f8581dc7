package guanlan.bench.eval;

import guanlan.core.matching.Field;
import guanlan.core.matching.Kind;
import guanlan.core.matching.Kinds;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a table that take part: not those that number its rows. A key of which no two rows
 * (of two tables: no row of each) have the same would only ever speak against.
 */
record Columns(List<Kinds.Column> kept) {
    private static final int ENOUGH = 30;

    /**
     * @param border where the second table begins; 0 for one table
     */
    static Columns of(List<String> names, List<String[]> rows, int border) {
        List<Kinds.Column> all = Kinds.fields(names, rows);
        List<Kinds.Column> kept =
                all.stream()
                        .filter(column -> !isKey(column, rows) || meets(column.at(), rows, border))
                        .toList();
        return new Columns(
                !kept.isEmpty() ? kept : !all.isEmpty() ? all : List.of(fullest(names, rows)));
    }

    /** A table of numbered rows alone is compared by what there is. */
    private static Kinds.Column fullest(List<String> names, List<String[]> rows) {
        int best = 0;
        long most = -1;
        for (int column = 0; column < names.size(); column++) {
            int at = column;
            long filled = rows.stream().filter(row -> !row[at].isBlank()).count();
            if (filled > most) {
                most = filled;
                best = column;
            }
        }
        return new Kinds.Column(best, new Field(names.get(best), Kind.TEXT));
    }

    private static boolean isKey(Kinds.Column column, List<String[]> rows) {
        Kind kind = column.field().kind();
        return kind == Kind.CODE
                || kind == Kind.TEXT
                        && rows.stream()
                                .map(row -> row[column.at()])
                                .filter(cell -> !cell.isBlank())
                                .allMatch(
                                        cell ->
                                                cell.indexOf(' ') < 0
                                                        && cell.chars()
                                                                .anyMatch(Character::isDigit));
    }

    private static boolean meets(int column, List<String[]> rows, int border) {
        Set<String> seen = new HashSet<>();
        int values = 0;
        boolean meets = false;
        for (int row = 0; row < rows.size(); row++) {
            String cell =
                    rows.get(row)[column]
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}]+", "");
            if (!cell.isEmpty()) {
                values++;
                boolean known = seen.contains(cell);
                meets |= known && (border == 0 || row >= border);
                if (border == 0 || row < border) {
                    seen.add(cell);
                }
            }
        }
        return meets || values < ENOUGH;
    }

    List<Field> fields() {
        return kept.stream().map(Kinds.Column::field).toList();
    }

    List<String[]> cells(List<String[]> rows) {
        int[] places = kept.stream().mapToInt(Kinds.Column::at).toArray();
        return rows.stream().map(row -> Sheet.at(row, places)).toList();
    }
}
