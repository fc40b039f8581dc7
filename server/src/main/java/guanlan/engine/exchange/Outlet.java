package guanlan.engine.exchange;

import guanlan.engine.query.Page;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A file that rows are written into, page by page, in bounded memory. */
interface Outlet extends AutoCloseable {

    /** What was written; {@code cut} cells did not go in whole. */
    record Written(long rows, long cut) {}

    static Outlet of(
            Export.Wanted wanted, ObjectDefinition object, OutputStream out, Reading habits) {
        return switch (wanted.format()) {
            case CSV -> new CsvOutlet(out, habits);
            case XLSX -> {
                String title = object.plural().in(Caller.current().locale());
                yield new XlsxOutlet(out, title, habits);
            }
            case JSONL -> new LinesOutlet(out);
        };
    }

    void begin(List<OutColumn> columns) throws IOException;

    void write(Page page) throws IOException;

    /** Writes what is left; nothing can follow. */
    Written end() throws IOException;

    /** Lets go, be it finished or not. */
    @Override
    void close() throws IOException;
}
