package guanlan.bench.eval;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.NameIndex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the product's matching over files given by name. */
final class FileEvals {
    private static final double LEAST = 0.01;

    private FileEvals() {}

    /**
     * {@code --left A.csv [--right B.csv] [--train labelled.csv] --out scored.csv}, or {@code
     * --score pairs.csv [--train labelled.csv] --out scored.csv}.
     */
    static boolean match(Evals.Options options) throws IOException {
        return options.has("score") ? score(options) : tables(options);
    }

    private static boolean tables(Evals.Options options) throws IOException {
        Sheet left = Sheet.csv(options.file("left"));
        Sheet right = options.has("right") ? Sheet.csv(options.file("right")) : null;
        Task task = right == null ? Task.dedupe(left) : Task.link(left, right);
        long[] pairs = task.candidates();
        double[] odds =
                options.has("train") && !options.has("unsupervised")
                        ? trained(options, task, left, right == null ? left : right)
                        : task.judged(pairs);
        try (BufferedWriter out = Files.newBufferedWriter(options.file("out"))) {
            out.write("left,right,score\n");
            for (int at = 0; at < pairs.length; at++) {
                if (odds[at] >= LEAST) {
                    out.write(
                            String.format(
                                    Locale.ROOT,
                                    "%d,%d,%.4f%n",
                                    Matcher.left(pairs[at]),
                                    Matcher.right(pairs[at]) - task.border,
                                    odds[at]));
                }
            }
        }
        return true;
    }

    /** Judges the candidates of the tables by what labelled pairs of the same columns teach. */
    private static double[] trained(Evals.Options options, Task task, Sheet left, Sheet right)
            throws IOException {
        Sheet.LabelledPairs known = Sheet.pairs(options.file("train"));
        long[] candidates = task.candidates();
        List<Map<String, String>> lefts = new ArrayList<>();
        List<Map<String, String>> rights = new ArrayList<>();
        for (int[] pair : known.pairs()) {
            lefts.add(record(known.columns(), known.left().get(pair[0])));
            rights.add(record(known.columns(), known.right().get(pair[1])));
        }
        List<String[]> leftCells = left.cells(known.columns());
        List<String[]> rightCells = right.cells(known.columns());
        for (long pair : candidates) {
            lefts.add(record(known.columns(), leftCells.get(Matcher.left(pair))));
            rights.add(record(known.columns(), rightCells.get(Matcher.right(pair) - task.border)));
        }
        Sheet.LabelledPairs all = Sheet.LabelledPairs.of(lefts, rights, new byte[lefts.size()]);
        Task joined = Task.link(all);
        return joined.learned(joined.rows(all), known.labels());
    }

    private static Map<String, String> record(List<String> columns, String[] cells) {
        Map<String, String> record = new LinkedHashMap<>();
        for (int at = 0; at < cells.length; at++) {
            record.put(columns.get(at), cells[at]);
        }
        return record;
    }

    private static boolean score(Evals.Options options) throws IOException {
        Sheet.LabelledPairs asked = Sheet.pairs(options.file("score"));
        double[] scores =
                options.has("train") && !options.has("unsupervised")
                        ? learned(Sheet.pairs(options.file("train")), asked)
                        : judged(asked);
        boolean serialised;
        try (var reader = Files.newBufferedReader(options.file("score"))) {
            String first = reader.readLine();
            serialised = first != null && first.startsWith("COL ");
        }
        Sheet sheet =
                serialised ? new Sheet(List.of(), List.of()) : Sheet.csv(options.file("score"));
        try (BufferedWriter out = Files.newBufferedWriter(options.file("out"))) {
            out.write(
                    serialised
                            ? "score\n"
                            : line(sheet.headers().toArray(String[]::new)) + ",score\n");
            for (int at = 0; at < scores.length; at++) {
                String before = serialised ? "" : line(sheet.rows().get(at)) + ",";
                out.write(before + String.format(Locale.ROOT, "%.4f%n", scores[at]));
            }
        }
        return true;
    }

    private static String line(String[] cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            boolean plain =
                    cell.chars()
                            .noneMatch(
                                    letter ->
                                            letter == ','
                                                    || letter == '"'
                                                    || letter == '\n'
                                                    || letter == '\r');
            quoted.add(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        return String.join(",", quoted);
    }

    static double[] learned(Sheet.LabelledPairs known, Sheet.LabelledPairs asked) {
        Sheet.LabelledPairs all = known.and(asked);
        Task task = Task.link(all);
        return task.learned(task.rows(all), known.labels());
    }

    static double[] judged(Sheet.LabelledPairs asked) {
        Task task = Task.link(asked);
        return task.judged(task.rows(asked));
    }

    /** {@code --in A.csv --out clusters.csv}: one line an input row. */
    static boolean dedupe(Evals.Options options) throws IOException {
        int[] clusters = Task.dedupe(Sheet.csv(options.file("in"))).clusters();
        try (BufferedWriter out = Files.newBufferedWriter(options.file("out"))) {
            out.write("row,cluster\n");
            for (int row = 0; row < clusters.length; row++) {
                out.write(row + "," + clusters[row] + "\n");
            }
        }
        return true;
    }

    /**
     * {@code --pairs alias,fullname.csv [--universe names]}: how often the legal name is found
     * first, or among five.
     */
    static boolean alias(Evals.Options options) throws IOException {
        Sheet pairs = Sheet.csv(options.file("pairs"));
        List<String> universe =
                new ArrayList<>(
                        options.has("universe") ? universe(options.file("universe")) : List.of());
        pairs.rows().forEach(row -> universe.add(row[pairs.column("fullname")]));
        List<String> names = universe.stream().distinct().toList();
        Map<String, Integer> place = new HashMap<>();
        names.forEach(name -> place.putIfAbsent(name, place.size()));
        NameIndex index = new NameIndex(names, new Aliases());
        int first = 0;
        int five = 0;
        for (String[] row : pairs.rows()) {
            List<Integer> found =
                    index.find(row[pairs.column("alias")], 5).stream()
                            .map(NameIndex.Found::name)
                            .toList();
            int wanted = place.getOrDefault(row[pairs.column("fullname")], -1);
            first += !found.isEmpty() && found.getFirst() == wanted ? 1 : 0;
            five += found.contains(wanted) ? 1 : 0;
        }
        double all = pairs.rows().size();
        System.out.printf(
                Locale.ROOT,
                "acc@1 %.2f  acc@5 %.2f  of %d aliases among %d names%n",
                100 * first / all,
                100 * five / all,
                pairs.rows().size(),
                names.size());
        return true;
    }

    private static List<String> universe(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean table = lines.getFirst().contains("fullname");
        Sheet sheet = table ? Sheet.csv(file) : new Sheet(List.of(), List.of());
        return table
                ? sheet.rows().stream().map(row -> row[sheet.column("fullname")]).toList()
                : lines.stream()
                        .map(line -> line.replace("\uFEFF", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
