package guanlan.engine.exchange;

import guanlan.platform.problems.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file holds: its shape, its first rows, some from everywhere and how many there are. A text
 * is read through once; of a workbook, which reads ten times slower, the rows were counted when it
 * was unpacked.
 */
record Survey(
        Shape shape, List<SourceRow> first, List<SourceRow> spread, long rows, boolean exact) {
    /** Rows kept from the beginning. */
    static final int FIRST = 1_000;

    /**
     * So many rows, and one in a hundred, must end early before that counts as the file's habit.
     */
    private static final int HABIT = 16;

    Survey {
        first = List.copyOf(first);
        spread = List.copyOf(spread);
    }

    /** Rows to guess the meaning of columns from: a file's beginning often leaves columns empty. */
    List<SourceRow> sample() {
        return Stream.concat(first.stream(), spread.stream()).toList();
    }

    static Survey of(Path path) {
        TableFile file = TableFile.recognise(path);
        Heading heading;
        try (TableSource source = file.open(path)) {
            heading = Heading.of(start(source));
        }
        if (heading.names().size() > Limits.COLUMNS) {
            throw new Problem(
                    ImportProblem.TOO_MANY_COLUMNS,
                    Map.of("found", heading.names().size(), "limit", Limits.COLUMNS));
        }
        return count(path, file, heading);
    }

    private static List<SourceRow> start(TableSource source) {
        List<SourceRow> rows = new ArrayList<>();
        for (var row = source.next(); row != null; row = source.next()) {
            rows.add(row.brief());
            if (rows.size() == 50) {
                break;
            }
        }
        if (rows.isEmpty()) {
            throw new Problem(ImportProblem.EMPTY);
        }
        return rows;
    }

    private static Survey count(Path path, TableFile file, Heading heading) {
        boolean workbook = file instanceof TableFile.Xlsx;
        var shape = new Shape(file, heading, workbook);
        var first = new Beginning(FIRST);
        var spread = new Spread();
        long shorter = 0;
        long rows = 0;
        try (Rows all = Rows.open(path, shape)) {
            for (var row = all.next(); row != null; row = all.next()) {
                rows++;
                shorter += shorter(row, heading) ? 1 : 0;
                if (!first.add(row) && workbook) {
                    return new Survey(
                            shape, first.rows(), List.of(), beneath(file, heading), false);
                }
                spread.add(row, rows);
            }
        }
        if (rows == 0) {
            throw new Problem(ImportProblem.NO_ROWS);
        }
        if (habit(shorter, rows) && !workbook) {
            return forgiving(path, new Shape(file, heading, true));
        }
        return new Survey(shape, first.rows(), spread.rows(), rows, true);
    }

    private static boolean habit(long shorter, long rows) {
        return shorter >= Math.clamp(rows / 3, 2, HABIT) && shorter * 100 >= rows;
    }

    private static boolean shorter(SourceRow row, Heading heading) {
        var fault = row.fault();
        return fault != null
                && fault.code() == ImportProblem.ROW_WIDTH
                && row.cells().size() < heading.names().size();
    }

    private static Survey forgiving(Path path, Shape shape) {
        var first = new Beginning(FIRST);
        var spread = new Spread();
        try (Rows all = Rows.open(path, shape)) {
            for (var row = all.next(); row != null; row = all.next()) {
                first.add(row);
                spread.add(row, all.read());
            }
            return new Survey(shape, first.rows(), spread.rows(), all.read(), true);
        }
    }

    private static long beneath(TableFile file, Heading heading) {
        return switch (file) {
            case TableFile.Csv _, TableFile.Cards _ -> 0;
            case TableFile.Xlsx(_, var rows) -> Math.max(FIRST + 1, rows - heading.line());
        };
    }
}
