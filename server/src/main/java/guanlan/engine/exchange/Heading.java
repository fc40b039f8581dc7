package guanlan.engine.exchange;

import guanlan.core.values.Addresses;
import guanlan.core.values.Amounts;
import guanlan.core.values.Days;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The row that names the columns: the first one nearly as wide as the table that does not look like
 * data itself. Titles above it are passed over; a table without one gets letters for names.
 *
 * @param line where it stands; 0 when there is none
 * @param names one per column, never blank, each once
 */
record Heading(long line, List<String> names) {
    private static final int TITLES = 20;

    Heading {
        names = List.copyOf(names);
    }

    /** Judged by the first rows of the file. */
    static Heading of(List<SourceRow> first) {
        int width = 1;
        for (SourceRow row : first) {
            width = Math.max(width, row.fault() == null ? filled(row) : 1);
        }
        for (SourceRow row : first.subList(0, Math.min(TITLES, first.size()))) {
            if (row.fault() == null && filled(row) * 2 > width) {
                return data(row)
                        ? new Heading(0, names(List.of(), widest(first)))
                        : new Heading(row.line(), names(row.cells(), 0));
            }
        }
        return new Heading(0, names(List.of(), widest(first)));
    }

    private static int widest(List<SourceRow> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
    }

    private static int filled(SourceRow row) {
        return (int) row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    /**
     * At least half of its cells are numbers, days or addresses: nobody names columns like that.
     */
    private static boolean data(SourceRow row) {
        long shaped = row.cells().stream().filter(Heading::shaped).count();
        return shaped * 2 >= filled(row);
    }

    private static boolean shaped(String cell) {
        return !cell.isBlank()
                && (Amounts.read(cell).isPresent()
                        || Days.readDate(cell).isPresent()
                        || Addresses.readMail(cell).isPresent());
    }

    private static List<String> names(List<String> cells, int least) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int at = 0; at < Math.max(least, cells.size()); at++) {
            String name = at < cells.size() ? cells.get(at).strip() : "";
            String unique = name.isEmpty() ? letters(at) : name;
            for (int again = 2; !taken.add(unique); again++) {
                unique = name + " (" + again + ")";
            }
            names.add(unique);
        }
        while (names.size() > 1 && names.size() > least && blankAt(cells, names.size() - 1)) {
            names.removeLast();
        }
        return names;
    }

    private static boolean blankAt(List<String> cells, int at) {
        return at >= cells.size() || cells.get(at).isBlank();
    }

    /** As spreadsheets call it: A … Z, AA … */
    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
