package guanlan.engine.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import guanlan.engine.query.Page;
import guanlan.engine.query.Row;
import guanlan.engine.schema.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of commas, marked as UTF-8, of which no spreadsheet runs a cell. */
final class CsvOutlet implements Outlet {
    private static final char MARK = '\ufeff';

    private final Writer text;
    private final CsvWriter csv;
    private final Reading habits;
    private List<OutColumn> columns = List.of();
    private long rows;

    CsvOutlet(OutputStream out, Reading habits) {
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.csv = Cells.writer(text);
        this.habits = habits;
    }

    @Override
    public void begin(List<OutColumn> columns) throws IOException {
        this.columns = columns;
        text.write(MARK);
        csv.writeRecord(columns.stream().map(OutColumn::header).map(Cells::safe).toList());
    }

    @Override
    public void write(Page page) {
        for (Row row : page.rows()) {
            List<String> cells = new ArrayList<>(columns.size());
            for (OutColumn column : columns) {
                cells.add(Cells.safe(column.words(row, page.titles(), habits)));
            }
            csv.writeRecord(cells);
            rows++;
        }
    }

    @Override
    public Written end() throws IOException {
        csv.flush();
        return new Written(rows, 0);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
