package guanlan.engine.exchange;

import guanlan.engine.query.Page;
import guanlan.engine.query.Row;
import guanlan.engine.schema.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet. Numbers and days are written as such, so that people can add and sort
 * them; everything else is text, which a spreadsheet never runs.
 */
final class XlsxOutlet implements Outlet {
    /** Characters of a cell (Excel's own limit); a longer one is taken for damage. */
    static final int CELL = 32_767;

    /** Numbers are binary fractions there, which are true to fifteen digits. */
    private static final int DIGITS = 15;

    /** Days before are counted differently by different spreadsheets. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What would be read as an escaped character, and what has to be one. */
    private static final Pattern ESCAPED =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]");

    private final Workbook book;
    private final Worksheet sheet;
    private final Reading habits;
    private List<OutColumn> columns = List.of();
    private int rows;
    private long cut;

    XlsxOutlet(OutputStream out, String title, Reading habits) {
        this.book = new Workbook(out, "Guanlan", "1.0");
        this.sheet = book.newWorksheet(title);
        this.habits = habits;
    }

    @Override
    public void begin(List<OutColumn> columns) {
        this.columns = columns;
        for (int at = 0; at < columns.size(); at++) {
            sheet.inlineString(0, at, escaped(columns.get(at).header()));
            sheet.style(0, at).bold().set();
            sheet.width(at, 18);
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void write(Page page) throws IOException {
        for (Row row : page.rows()) {
            rows++;
            for (int at = 0; at < columns.size(); at++) {
                write(at, columns.get(at), row, page.titles());
            }
        }
        sheet.flush();
    }

    private void write(int at, OutColumn column, Row row, Map<UUID, String> titles) {
        String words = column.words(row, titles, habits);
        switch (column.value(row)) {
            case null -> {}
            case Number number when isTrueTo(words, number) -> sheet.value(rows, at, number);
            case LocalDate day when isDay(day) -> {
                sheet.value(rows, at, day);
                sheet.style(rows, at).format("yyyy-mm-dd").set();
            }
            case Instant moment
                    when moment.getNano() == 0 && isDay(local(moment).toLocalDate()) -> {
                sheet.value(rows, at, local(moment));
                sheet.style(rows, at).format("yyyy-mm-dd hh:mm:ss").set();
            }
            default -> text(at, words);
        }
    }

    /** Nothing but the number is said, with no more digits than the sheet can hold. */
    private static boolean isTrueTo(String words, Number number) {
        var exact =
                number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        return exact.precision() <= DIGITS && words.equals(exact.toPlainString());
    }

    private LocalDateTime local(Instant moment) {
        return moment.atZone(habits.zone()).toLocalDateTime();
    }

    private static boolean isDay(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    private void text(int at, String words) {
        if (words.isEmpty()) {
            return;
        }
        String whole = Cells.verbatim(words);
        if (whole.length() > CELL) {
            cut++;
        }
        sheet.inlineString(rows, at, escaped(whole.substring(0, Math.min(CELL, whole.length()))));
    }

    /** As ECMA-376 (22.9.2.19) writes what XML cannot hold. */
    static String escaped(String text) {
        Matcher odd = ESCAPED.matcher(text);
        return odd.replaceAll(hit -> "_x%04X_".formatted((int) hit.group().charAt(0)));
    }

    @Override
    public Written end() throws IOException {
        book.finish();
        return new Written(rows, cut);
    }

    /** The stream below is closed by whoever opened it. */
    @Override
    public void close() {}
}
