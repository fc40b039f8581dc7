package guanlan.bench.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads pairs from a file: a table with the columns of both sides (left_… and right_…, or another
 * usual way to tell them apart), lines of "COL … VAL …" with tabs, or the ids of two tables.
 */
final class PairFile {
    private static final Pattern COLUMN = Pattern.compile("COL (\\S+) VAL ?");
    private static final byte UNDECIDED = -1;
    private static final List<String[]> AROUND =
            List.of(
                    new String[] {"^left[_. ](.+)$", "^right[_. ](.+)$"},
                    new String[] {"^ltable[_. ](.+)$", "^rtable[_. ](.+)$"},
                    new String[] {"^(.+)[_. ]left$", "^(.+)[_. ]right$"},
                    new String[] {"^l[_.](.+)$", "^r[_.](.+)$"},
                    new String[] {"^(.+)[_.]l$", "^(.+)[_.]r$"},
                    new String[] {"^a[_.](.+)$", "^b[_.](.+)$"},
                    new String[] {"^(.+)[_.]a$", "^(.+)[_.]b$"},
                    new String[] {"^(.+?)[_. ]?1$", "^(.+?)[_. ]?2$"});
    private static final String[] LABELS = {
        "label", "gold", "is_match", "match", "same", "target", "y", "is_duplicate", "duplicate"
    };
    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "match", "y", "t");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "nonmatch", "n", "f");
    private static final Set<String> ID =
            Set.of("id", "_id", "unique_id", "row", "row_id", "rec_id", "record_id", "index");

    private PairFile() {}

    /**
     * @param tables whose ids the file may name; the tables beside the file if not given
     */
    static LabelledPairs read(Path file, @Nullable Tables tables) throws IOException {
        String text = FileText.read(file);
        if (text.startsWith("COL ")) {
            return serialised(text.lines().filter(line -> !line.isBlank()).toList());
        }
        Sheet sheet = Sheet.of(text);
        for (String[] way : AROUND) {
            Sides sides = Sides.of(sheet, Pattern.compile(way[0]), Pattern.compile(way[1]));
            if (!sides.columns().isEmpty()) {
                return sides.pairs(labels(sheet));
            }
        }
        Tables known = tables == null ? Tables.beside(file) : tables;
        if (known == null) {
            throw new IllegalArgumentException(
                    file + " has no columns of two sides, such as left_name and right_name");
        }
        return known.pairs(sheet, labels(sheet));
    }

    static LabelledPairs read(Path file) throws IOException {
        return read(file, null);
    }

    /** Two tables whose rows a file of pairs names by id, or by number from 0. */
    record Tables(Sheet left, Sheet right) {
        static @Nullable Tables beside(Path file) throws IOException {
            Path one = file.resolveSibling("tableA.csv");
            Path two = file.resolveSibling("tableB.csv");
            return Files.exists(one) && Files.exists(two)
                    ? new Tables(Sheet.csv(one), Sheet.csv(two))
                    : null;
        }

        LabelledPairs pairs(Sheet named, byte[] labels) {
            int one = named.require("ltable_id", "left_id", "id_left", "left", "id1", "id_l", "l");
            int two =
                    named.require("rtable_id", "right_id", "id_right", "right", "id2", "id_r", "r");
            int[] partner = Alignment.of(left, right);
            var collector = new LabelledPairs.Collector(left.headers());
            Map<String, Integer> lefts = places(left);
            Map<String, Integer> rights = places(right);
            for (int at = 0; at < labels.length; at++) {
                String[] row = named.rows().get(at);
                collector.add(
                        left.rows().get(place(lefts, row[one], left)),
                        Sheet.at(right.rows().get(place(rights, row[two], right)), partner),
                        labels[at]);
            }
            return collector.pairs();
        }

        private static Map<String, Integer> places(Sheet sheet) {
            Map<String, Integer> places = new HashMap<>();
            Optional<String> id =
                    sheet.headers().stream()
                            .filter(each -> ID.contains(each.toLowerCase(Locale.ROOT)))
                            .findFirst();
            for (int row = 0; row < sheet.rows().size(); row++) {
                places.putIfAbsent(
                        id.isPresent()
                                ? sheet.rows().get(row)[sheet.column(id.get())]
                                : String.valueOf(row),
                        row);
            }
            return places;
        }

        private static int place(Map<String, Integer> places, String id, Sheet sheet) {
            Integer place = places.get(id);
            if (place == null) {
                throw new IllegalArgumentException(
                        "no row " + id + " in the table of " + String.join(", ", sheet.headers()));
            }
            return place;
        }
    }

    /** 1, 0, or −1 where nothing is said. */
    private static byte[] labels(Sheet sheet) {
        int column = -1;
        for (int at = LABELS.length - 1; at >= 0; at--) {
            column = sheet.column(LABELS[at]) >= 0 ? sheet.column(LABELS[at]) : column;
        }
        byte[] labels = new byte[sheet.rows().size()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = column < 0 ? UNDECIDED : label(sheet.rows().get(at)[column], at);
        }
        return labels;
    }

    private static byte label(String text, int row) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.equals("?") || bare.equals("-1")) {
            return UNDECIDED;
        }
        if (!YES.contains(bare) && !NO.contains(bare)) {
            throw new IllegalArgumentException(
                    "row " + (row + 1) + ": the label is \"" + text + "\", not 1 or 0");
        }
        return (byte) (YES.contains(bare) ? 1 : 0);
    }

    /** Which columns belong to which side. */
    private record Sides(Sheet sheet, Map<String, Integer> left, Map<String, Integer> right) {
        static Sides of(Sheet sheet, Pattern isLeft, Pattern isRight) {
            Sides sides = new Sides(sheet, new LinkedHashMap<>(), new LinkedHashMap<>());
            for (int at = 0; at < sheet.headers().size(); at++) {
                String header = sheet.headers().get(at).toLowerCase(Locale.ROOT);
                Matcher one = isLeft.matcher(header);
                Matcher two = isRight.matcher(header);
                if (one.matches() && !ID.contains(one.group(1))) {
                    sides.left.put(one.group(1), at);
                } else if (two.matches() && !ID.contains(two.group(1))) {
                    sides.right.put(two.group(1), at);
                }
            }
            return sides;
        }

        /** What is told of both sides; none where only one has any. */
        List<String> columns() {
            return right.isEmpty() ? List.of() : List.copyOf(left.keySet());
        }

        LabelledPairs pairs(byte[] labels) {
            int[] ones = left.values().stream().mapToInt(Integer::intValue).toArray();
            int[] others = left.keySet().equals(right.keySet()) ? named() : alike(ones);
            var collector = new LabelledPairs.Collector(columns());
            for (int at = 0; at < labels.length; at++) {
                String[] row = sheet.rows().get(at);
                collector.add(Sheet.at(row, ones), Sheet.at(row, others), labels[at]);
            }
            return collector.pairs();
        }

        private int[] named() {
            return left.keySet().stream().mapToInt(name -> right.getOrDefault(name, -1)).toArray();
        }

        private int[] alike(int[] ones) {
            int[] all = right.values().stream().mapToInt(Integer::intValue).toArray();
            int[] partner =
                    Alignment.of(
                            new Sheet(columns(), sheet.cells(ones)),
                            new Sheet(List.copyOf(right.keySet()), sheet.cells(all)));
            for (int at = 0; at < partner.length; at++) {
                partner[at] = partner[at] < 0 ? -1 : all[partner[at]];
            }
            return partner;
        }
    }

    private static LabelledPairs serialised(List<String> lines) {
        List<String> columns = new ArrayList<>(record(lines.getFirst().split("\t")[0]).keySet());
        var collector = new LabelledPairs.Collector(columns);
        for (int at = 0; at < lines.size(); at++) {
            String[] parts = lines.get(at).split("\t");
            if (parts.length < 2) {
                throw new IllegalArgumentException("line " + (at + 1) + " tells no two records");
            }
            collector.add(
                    cells(record(parts[0]), columns),
                    cells(record(parts[1]), columns),
                    parts.length > 2 ? label(parts[2], at) : UNDECIDED);
        }
        return collector.pairs();
    }

    private static String[] cells(Map<String, String> record, List<String> columns) {
        return columns.stream()
                .map(column -> record.getOrDefault(column, ""))
                .toArray(String[]::new);
    }

    private static Map<String, String> record(String text) {
        Map<String, String> cells = new LinkedHashMap<>();
        Matcher column = COLUMN.matcher(text);
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
}
