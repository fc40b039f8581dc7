package guanlan.bench.eval;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.NameIndex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Task.Taught taught = Task.of(left, right, decided(options, left, right));
        Task task = taught.task();
        long[] pairs = task.candidates();
        double[] odds = task.learned(pairs, taught.known());
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

    /** The decided pairs given, which may name rows of the tables; null: none are to be used. */
    private static @Nullable LabelledPairs decided(
            Evals.Options options, Sheet left, @Nullable Sheet right) throws IOException {
        return options.has("train") && !options.has("unsupervised")
                ? PairFile.read(
                                options.file("train"),
                                new PairFile.Tables(left, right == null ? left : right))
                        .decided()
                : null;
    }

    private static boolean score(Evals.Options options) throws IOException {
        LabelledPairs asked = PairFile.read(options.file("score"));
        double[] scores =
                options.has("train") && !options.has("unsupervised")
                        ? learned(PairFile.read(options.file("train")).decided(), asked)
                        : judged(asked);
        boolean serialised = FileText.read(options.file("score")).startsWith("COL ");
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

    static double[] learned(LabelledPairs known, LabelledPairs asked) {
        LabelledPairs all = known.and(asked);
        Task task = Task.link(all);
        long[] rows = task.rows(all);
        return task.learned(
                Arrays.copyOfRange(rows, known.size(), rows.length),
                new Task.Known(Arrays.copyOf(rows, known.size()), known.labels()));
    }

    static double[] judged(LabelledPairs asked) {
        Task task = Task.link(asked);
        return task.judged(task.rows(asked));
    }

    /** {@code --in A.csv [--train labelled.csv] --out clusters.csv}: one line an input row. */
    static boolean dedupe(Evals.Options options) throws IOException {
        Sheet sheet = Sheet.csv(options.file("in"));
        Task.Taught taught = Task.of(sheet, null, decided(options, sheet, null));
        long[] pairs = taught.task().candidates();
        int[] clusters =
                taught.task().clusters(pairs, taught.task().learned(pairs, taught.known()));
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
        int alias = pairs.require("alias", "short", "abbreviation", "别名", "简称");
        int full = pairs.require("fullname", "full", "name", "legal_name", "全称", "公司全称");
        List<String> universe =
                new ArrayList<>(
                        options.has("universe") ? universe(options.file("universe")) : List.of());
        pairs.rows().forEach(row -> universe.add(row[full]));
        List<String> names = universe.stream().distinct().toList();
        Map<String, Integer> place = new HashMap<>();
        names.forEach(name -> place.putIfAbsent(name, place.size()));
        NameIndex index = new NameIndex(names, new Aliases());
        int first = 0;
        int five = 0;
        for (String[] row : pairs.rows()) {
            List<Integer> found =
                    index.find(row[alias], 5).stream().map(NameIndex.Found::name).toList();
            int wanted = place.getOrDefault(row[full], -1);
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
        String text = FileText.read(file);
        Sheet sheet = Sheet.of(text);
        int column = sheet.column("fullname");
        return column >= 0
                ? sheet.rows().stream().map(row -> row[column]).toList()
                : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
