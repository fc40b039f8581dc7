package guanlan.engine.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import guanlan.engine.exchange.Import.Reason;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * The rows that were not taken, or that came in without some value, as a table to mend and import
 * again: their cells as they were, then the line they stood on and what was wrong, in the reader's
 * language.
 */
@Component
class FaultyReport {
    private static final int ROWS = 1_000;
    private static final char MARK = '\ufeff';

    private final ImportStore store;
    private final Texts texts;
    private final DSLContext dsl;
    private final AuditTrail trail;

    FaultyReport(ImportStore store, Texts texts, DSLContext dsl, AuditTrail trail) {
        this.store = store;
        this.texts = texts;
        this.dsl = dsl;
        this.trail = trail;
    }

    private record Faulty(long line, List<Reason> reasons, List<String> cells) {}

    void write(Import told, boolean taken, Writer out) {
        Locale locale = Caller.current().locale();
        note(told, taken);
        List<String> headers = told.columns().stream().map(Column::header).toList();
        try {
            out.write(MARK);
            CsvWriter csv = Cells.writer(out);
            List<String> head = new ArrayList<>(headers.stream().map(Cells::safe).toList());
            head.add(texts.say("import.report.line", Map.of(), locale));
            head.add(texts.say("import.report.reasons", Map.of(), locale));
            csv.writeRecord(head);
            long after = -1;
            for (var rows = rows(told.id(), taken, after);
                    !rows.isEmpty();
                    rows = rows(told.id(), taken, after)) {
                rows.forEach(row -> csv.writeRecord(line(row, headers.size(), locale)));
                after = rows.getLast().line();
            }
            csv.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void note(Import told, boolean taken) {
        int count =
                dsl.fetchCount(
                        Columns.faulty(store.schema()),
                        Columns.IMPORT.eq(told.id()).and(Columns.TAKEN.eq(taken)));
        trail.note(
                Act.of(Kind.EXPORT)
                        .on(told.object().value())
                        .counting(count)
                        .fact("what", taken ? "left_out" : "rejected")
                        .fact("import", told.id().toString())
                        .fact("format", "csv"));
    }

    private List<Faulty> rows(UUID id, boolean taken, long after) {
        return dsl.select(Columns.LINE, Columns.REASONS, Columns.CELLS)
                .from(Columns.faulty(store.schema()))
                .where(Columns.IMPORT.eq(id))
                .and(Columns.TAKEN.eq(taken))
                .and(Columns.LINE.gt(after))
                .orderBy(Columns.LINE)
                .limit(ROWS)
                .fetch(
                        row ->
                                new Faulty(
                                        row.value1(),
                                        ImportStore.JSON.readValue(
                                                row.value2().data(), new TypeReference<>() {}),
                                        Ledger.cells(row.value3())));
    }

    /** Cells beyond the heading, which are the fault then, stand behind the reasons. */
    private List<String> line(Faulty row, int width, Locale locale) {
        List<String> cells = new ArrayList<>();
        for (int at = 0; at < width; at++) {
            cells.add(at < row.cells().size() ? Cells.safe(row.cells().get(at)) : "");
        }
        cells.add(String.valueOf(row.line()));
        cells.add(Cells.safe(reasons(row, locale)));
        row.cells().stream().skip(width).map(Cells::safe).forEach(cells::add);
        return cells;
    }

    private String reasons(Faulty row, Locale locale) {
        return row.reasons().stream()
                .map(reason -> texts.say(reason.code(), reason.params(), locale))
                .collect(Collectors.joining(" "));
    }
}
