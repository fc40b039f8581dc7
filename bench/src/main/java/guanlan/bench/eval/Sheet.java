package guanlan.bench.eval;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table read from a file: headers and rows of equal length, empty text where nothing stood. */
record Sheet(List<String> headers, List<String[]> rows) {
    private static final Pattern COLUMN = Pattern.compile("COL (\\S+) VAL ");

    /** Any delimiter of , ; tab | % #, whichever splits the header most. */
    static Sheet csv(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
            String header = text.substring(0, Math.max(0, text.indexOf('\n')));
            char delimiter = ',';
            for (char each : new char[] {';', '\t', '|', '%', '#'}) {
                delimiter = count(header, each) > count(header, delimiter) ? each : delimiter;
            }
            List<CsvRecord> records =
                    CsvReader.builder()
                            .fieldSeparator(delimiter)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(text)
                            .stream()
                            .toList();
            List<String> headers =
                    records.getFirst().getFields().stream().map(String::strip).toList();
            List<String[]> rows =
                    records.subList(1, records.size()).stream()
                            .map(record -> row(record.getFields(), headers.size()))
                            .toList();
            return new Sheet(headers, rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long count(String text, char letter) {
        return text.chars().filter(each -> each == letter).count();
    }

    private static String[] row(List<String> fields, int width) {
        String[] row = new String[width];
        for (int at = 0; at < width; at++) {
            row[at] = at < fields.size() ? fields.get(at).strip() : "";
        }
        return row;
    }

    int column(String header) {
        return headers.indexOf(header);
    }

    /** The columns named, in that order; one that is missing is empty. */
    List<String[]> cells(List<String> wanted) {
        int[] at = wanted.stream().mapToInt(this::column).toArray();
        return rows.stream()
                .map(
                        row ->
                                Arrays.stream(at)
                                        .mapToObj(column -> column < 0 ? "" : row[column])
                                        .toArray(String[]::new))
                .toList();
    }

    /** Pairs whose columns are left_… and right_…, or lines of "COL … VAL …" with tabs. */
    static LabelledPairs pairs(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.getFirst().startsWith("COL ") ? serialised(lines) : sided(csv(file));
    }

    private static LabelledPairs serialised(List<String> lines) {
        List<Map<String, String>> left = new ArrayList<>();
        List<Map<String, String>> right = new ArrayList<>();
        byte[] labels = new byte[lines.size()];
        for (int at = 0; at < labels.length; at++) {
            String[] parts = lines.get(at).split("\t");
            left.add(record(parts[0]));
            right.add(record(parts[1]));
            labels[at] = Byte.parseByte(parts[2].strip());
        }
        return LabelledPairs.of(left, right, labels);
    }

    private static Map<String, String> record(String text) {
        Map<String, String> cells = new LinkedHashMap<>();
        var column = COLUMN.matcher(text);
        String name = null;
        int from = 0;
        while (column.find()) {
            if (name != null) {
                cells.put(name, text.substring(from, column.start()).strip());
            }
            name = column.group(1);
            from = column.end();
        }
        if (name != null) {
            cells.put(name, text.substring(from).strip());
        }
        return cells;
    }

    private static LabelledPairs sided(Sheet sheet) {
        List<Map<String, String>> left = new ArrayList<>();
        List<Map<String, String>> right = new ArrayList<>();
        int label = Math.max(sheet.column("label"), sheet.column("gold"));
        byte[] labels = new byte[sheet.rows.size()];
        for (int at = 0; at < labels.length; at++) {
            String[] row = sheet.rows.get(at);
            left.add(side(sheet, row, "(left_|ltable_)"));
            right.add(side(sheet, row, "(right_|rtable_)"));
            labels[at] = label < 0 ? 0 : Byte.parseByte(row[label].strip());
        }
        return LabelledPairs.of(left, right, labels);
    }

    private static Map<String, String> side(Sheet sheet, String[] row, String prefix) {
        Map<String, String> cells = new LinkedHashMap<>();
        Pattern start = Pattern.compile("^" + prefix);
        for (int column = 0; column < row.length; column++) {
            var found = start.matcher(sheet.headers.get(column));
            String name = found.replaceFirst("");
            if (found.reset().find() && !name.equals("id")) {
                cells.put(name, row[column]);
            }
        }
        return cells;
    }

    /** Pairs with their records told once: a record that appears in many pairs is one row. */
    record LabelledPairs(
            List<String> columns,
            List<String[]> left,
            List<String[]> right,
            int[][] pairs,
            byte[] labels) {
        static LabelledPairs of(
                List<Map<String, String>> left, List<Map<String, String>> right, byte[] labels) {
            List<String> columns = List.copyOf(left.getFirst().keySet());
            List<String[]> lefts = new ArrayList<>();
            List<String[]> rights = new ArrayList<>();
            Map<List<String>, Integer> seenLeft = new HashMap<>();
            Map<List<String>, Integer> seenRight = new HashMap<>();
            int[][] pairs = new int[labels.length][];
            for (int at = 0; at < labels.length; at++) {
                pairs[at] =
                        new int[] {
                            number(left.get(at), columns, lefts, seenLeft),
                            number(right.get(at), columns, rights, seenRight)
                        };
            }
            return new LabelledPairs(columns, lefts, rights, pairs, labels);
        }

        /** These pairs and then others; records of both are told once. */
        LabelledPairs and(LabelledPairs more) {
            List<Map<String, String>> lefts = new ArrayList<>();
            List<Map<String, String>> rights = new ArrayList<>();
            List.of(this, more)
                    .forEach(
                            each -> {
                                for (int[] pair : each.pairs) {
                                    lefts.add(named(each.columns, each.left.get(pair[0])));
                                    rights.add(named(each.columns, each.right.get(pair[1])));
                                }
                            });
            byte[] both = Arrays.copyOf(labels, labels.length + more.labels.length);
            System.arraycopy(more.labels, 0, both, labels.length, more.labels.length);
            return of(lefts, rights, both);
        }

        private static Map<String, String> named(List<String> columns, String[] cells) {
            Map<String, String> record = new LinkedHashMap<>();
            for (int at = 0; at < cells.length; at++) {
                record.put(columns.get(at), cells[at]);
            }
            return record;
        }

        private static int number(
                Map<String, String> record,
                List<String> columns,
                List<String[]> rows,
                Map<List<String>, Integer> seen) {
            String[] cells =
                    columns.stream()
                            .map(column -> record.getOrDefault(column, ""))
                            .toArray(String[]::new);
            return seen.computeIfAbsent(
                    List.of(cells),
                    _ -> {
                        rows.add(cells);
                        return rows.size() - 1;
                    });
        }
    }
}
