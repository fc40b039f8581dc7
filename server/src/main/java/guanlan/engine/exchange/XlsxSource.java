package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first visible sheet of a workbook that has any. Every cell becomes the text a person
 * would type for it. Only for files {@link ZipGuard} has looked through.
 */
final class XlsxSource implements TableSource {
    private final ReadableWorkbook workbook;
    private final String sheet;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    private XlsxSource(ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.sheet = sheet.getName();
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    static XlsxSource open(Path file) {
        try {
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            return new XlsxSource(workbook, firstWithRows(workbook));
        } catch (IOException | RuntimeException damaged) {
            throw damaged instanceof Problem known ? known : damaged(damaged);
        }
    }

    private static Sheet firstWithRows(ReadableWorkbook workbook) throws IOException {
        List<Sheet> visible =
                workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .toList();
        for (Sheet sheet : visible) {
            try (Stream<Row> rows = sheet.openStream()) {
                if (rows.anyMatch(row -> row.getFirstNonEmptyCell().isPresent())) {
                    return sheet;
                }
            }
        }
        throw new Problem(ImportProblem.EMPTY);
    }

    String sheet() {
        return sheet;
    }

    /** Spreadsheets never write empty cells at the end of a row: any width is right. */
    @Override
    public void expect(int columns, boolean shorter) {}

    @Override
    public @Nullable SourceRow next() {
        try {
            while (rows.hasNext()) {
                SourceRow row = row(rows.next());
                if (!row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException broken) {
            throw damaged(broken);
        }
    }

    private SourceRow row(Row row) {
        List<String> cells = new ArrayList<>();
        int tooLong = 0;
        for (Cell cell : row) {
            if (cell == null || cell.getColumnIndex() > Limits.COLUMNS) {
                continue;
            }
            while (cells.size() < cell.getColumnIndex()) {
                cells.add("");
            }
            String text = Cells.clean(CellText.of(cell));
            if (text.length() > Limits.CELL) {
                tooLong = cells.size() + 1;
                text = text.substring(0, 1_000);
            }
            cells.add(text);
        }
        var read = new SourceRow(row.getRowNum(), cells);
        return tooLong == 0 ? read : read.rejected(tooLong(tooLong));
    }

    private static Finding tooLong(int column) {
        return new Finding(
                null,
                ImportProblem.ROW_CELL_TOO_LONG,
                Map.of("column", column, "limit", Limits.CELL));
    }

    private static Problem damaged(Exception cause) {
        var problem = new Problem(ImportProblem.DAMAGED);
        problem.initCause(cause);
        return problem;
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
