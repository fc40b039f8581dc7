package guanlan.bench.eval;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table read from a file: headers and rows of equal length, empty text where nothing stood. */
record Sheet(List<String> headers, List<String[]> rows) {
    private static final int LOOKED_AT = 200;
    private static final char NO_QUOTES = '\u0001';
    private static final int MANY_LINES = 20;

    /** Any delimiter of , ; tab | % #, whichever cuts most lines as it cuts the header. */
    static Sheet csv(Path file) throws IOException {
        return of(FileText.read(file));
    }

    static Sheet of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the file holds no table: its first line is empty");
        }
        char delimiter = delimiter(text);
        List<CsvRecord> records = records(text, delimiter);
        List<String> headers = records.getFirst().getFields().stream().map(String::strip).toList();
        List<String[]> rows =
                records.subList(1, records.size()).stream()
                        .map(record -> row(record.getFields(), headers.size()))
                        .toList();
        return new Sheet(distinct(headers), rows);
    }

    /** A name that comes again is told apart by its place. */
    private static List<String> distinct(List<String> headers) {
        List<String> distinct = new ArrayList<>();
        for (String header : headers) {
            String name = header.isEmpty() ? "column " + (distinct.size() + 1) : header;
            distinct.add(distinct.contains(name) ? name + " " + (distinct.size() + 1) : name);
        }
        return List.copyOf(distinct);
    }

    private static char delimiter(String text) {
        int end = 0;
        for (int line = 0; line < LOOKED_AT && end >= 0; line++) {
            end = text.indexOf('\n', end + 1);
        }
        String head = end < 0 ? text : text.substring(0, end);
        char best = ',';
        double most = 0;
        for (char each : new char[] {',', ';', '\t', '|', '%', '#'}) {
            double regular = regular(records(head, each));
            if (regular > most) {
                most = regular;
                best = each;
            }
        }
        return best;
    }

    /** The share of lines with as many fields as the header, and a little for many fields. */
    private static double regular(List<CsvRecord> records) {
        int width = records.getFirst().getFieldCount();
        long alike = records.stream().filter(each -> each.getFieldCount() == width).count();
        return width == 1 ? 0 : (double) alike / records.size() + 0.01 * Math.min(width, 30);
    }

    /** A quote that is never closed would swallow the rest: then quotes are letters like others. */
    private static List<CsvRecord> records(String text, char delimiter) {
        try {
            List<CsvRecord> quoted = records(text, delimiter, '"');
            boolean swallowed =
                    quoted.stream()
                            .flatMap(each -> each.getFields().stream())
                            .anyMatch(
                                    field ->
                                            field.chars().filter(each -> each == '\n').count()
                                                    > MANY_LINES);
            return swallowed ? records(text, delimiter, NO_QUOTES) : quoted;
        } catch (CsvParseException unclosed) {
            return records(text, delimiter, NO_QUOTES);
        }
    }

    private static List<CsvRecord> records(String text, char delimiter, char quote) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .toList();
    }

    private static String[] row(List<String> fields, int width) {
        String[] row = new String[width];
        for (int at = 0; at < width; at++) {
            row[at] = at < fields.size() ? fields.get(at).strip() : "";
        }
        return row;
    }

    /** Its place, whatever its case; −1 for none. */
    int column(String header) {
        for (int at = 0; at < headers.size(); at++) {
            if (headers.get(at).equalsIgnoreCase(header)) {
                return at;
            }
        }
        return -1;
    }

    /** The place of the first of some names; refuses a table without any. */
    int require(String... names) {
        return Arrays.stream(names)
                .mapToInt(this::column)
                .filter(at -> at >= 0)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no column "
                                                + String.join(" or ", names)
                                                + "; there is "
                                                + String.join(", ", headers)));
    }

    /** The columns at the places told, in that order; empty for −1. */
    List<String[]> cells(int[] places) {
        return rows.stream().map(row -> at(row, places)).toList();
    }

    static String[] at(String[] row, int[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> place < 0 ? "" : row[place])
                .toArray(String[]::new);
    }

    /** The columns named, in that order; one that is missing is empty. */
    List<String[]> cells(List<String> wanted) {
        return cells(wanted.stream().mapToInt(this::column).toArray());
    }
}
