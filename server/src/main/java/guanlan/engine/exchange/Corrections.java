package guanlan.engine.exchange;

import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person corrected in a file before it is imported; the file itself stays as it is.
 *
 * @param cells by line and column, what stands there instead
 * @param everywhere by column and what the file says, what is meant by it in every row
 */
public record Corrections(
        Map<Long, Map<Integer, String>> cells, Map<Integer, Map<String, String>> everywhere) {
    public static final Corrections NONE = new Corrections(Map.of(), Map.of());
    static final int MOST = 10_000;

    public Corrections {
        cells = Collections.unmodifiableMap(new TreeMap<>(cells));
        everywhere = Collections.unmodifiableMap(new TreeMap<>(everywhere));
    }

    boolean isEmpty() {
        return cells.isEmpty() && everywhere.isEmpty();
    }

    public int size() {
        return cells.values().stream().mapToInt(Map::size).sum()
                + everywhere.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The row as it is meant. One with too many or too few cells is sound again once any of them
     * was corrected: somebody has seen which cell stands in which column.
     */
    SourceRow of(SourceRow row, int width) {
        if (isEmpty()) {
            return row;
        }
        Map<Integer, String> own = cells.getOrDefault(row.line(), Map.of());
        boolean mended = row.fault() != null && !own.isEmpty();
        if (row.fault() != null && !mended || own.isEmpty() && everywhere.isEmpty()) {
            return row;
        }
        List<String> meant =
                new ArrayList<>(row.cells().subList(0, Math.min(width, row.cells().size())));
        everywhere.forEach(
                (column, values) -> {
                    if (column < meant.size()) {
                        String said = meant.get(column);
                        meant.set(column, values.getOrDefault(said, said));
                    }
                });
        own.forEach(
                (column, value) -> {
                    while (meant.size() <= column) {
                        meant.add("");
                    }
                    meant.set(column, value);
                });
        return mended || !meant.equals(row.cells()) ? new SourceRow(row.line(), meant) : row;
    }

    /** With these as well, in their order; refuses columns that the file does not have. */
    Corrections with(List<Fix> fixes, int width) {
        Map<Long, Map<Integer, String>> lines = new HashMap<>();
        cells.forEach((line, row) -> lines.put(line, new TreeMap<>(row)));
        Map<Integer, Map<String, String>> rules = new HashMap<>();
        everywhere.forEach((column, values) -> rules.put(column, new TreeMap<>(values)));
        for (Fix fix : fixes) {
            if (fix == null) {
                continue;
            }
            if (fix.column() < 0 || fix.column() >= width) {
                throw new Problem(ImportProblem.COLUMN_UNKNOWN, Map.of("column", fix.column()));
            }
            if (fix.line() != null) {
                put(
                        lines.computeIfAbsent(fix.line(), _ -> new TreeMap<>()),
                        fix.column(),
                        fix.to());
            } else if (fix.from() != null) {
                replace(fix, rules.computeIfAbsent(fix.column(), _ -> new TreeMap<>()), lines);
            }
        }
        lines.values().removeIf(Map::isEmpty);
        rules.values().removeIf(Map::isEmpty);
        var all = new Corrections(lines, rules);
        if (all.size() > MOST) {
            throw new Problem(ImportProblem.TOO_MANY_FIXES, Map.of("limit", MOST));
        }
        return all;
    }

    /** What is seen as one value is meant: that of the file, and what was made of others before. */
    private static void replace(
            Fix fix, Map<String, String> values, Map<Long, Map<Integer, String>> lines) {
        String from = fix.from() == null ? "" : fix.from();
        String to = fix.to();
        if (to != null) {
            String value = Fix.clean(to);
            values.replaceAll((_, meant) -> meant.equals(from) ? value : meant);
            lines.values()
                    .forEach(
                            row ->
                                    row.computeIfPresent(
                                            fix.column(),
                                            (_, had) -> had.equals(from) ? value : had));
        }
        put(values, from, to);
        values.entrySet().removeIf(rule -> rule.getKey().equals(rule.getValue()));
    }

    private static <K> void put(Map<K, String> values, K key, @Nullable String to) {
        if (to == null) {
            values.remove(key);
        } else {
            values.put(key, Fix.clean(to));
        }
    }

    /**
     * One correction.
     *
     * @param line of the file; null: every row that holds {@code from}
     * @param to what stands there instead; null: as the file has it after all
     */
    public record Fix(@Nullable Long line, int column, @Nullable String from, @Nullable String to) {

        private static String clean(String value) {
            if (value.length() > Limits.CELL) {
                throw new Problem(
                        ImportProblem.ROW_CELL_TOO_LONG, Map.of("column", 1, "limit", Limits.CELL));
            }
            return Cells.clean(value);
        }
    }
}
