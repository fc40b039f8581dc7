package guanlan.bench.eval;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Learning;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.NameIndex;
import guanlan.core.matching.PairModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The labelled sets: products and papers learn on their train part and are measured on their
 * validation part; persons, citations and restaurants are judged by the shipped model, which has
 * never seen any of them.
 */
final class MatchingEval {
    private static final Map<String, Double> BOOSTED =
            Map.of(
                    "Structured/Amazon-Google",
                    69.0,
                    "Structured/Walmart-Amazon",
                    84.0,
                    "Textual/Abt-Buy",
                    75.0,
                    "Structured/DBLP-ACM",
                    99.0);
    private static final List<String> OTHERS =
            List.of(
                    "Structured/DBLP-GoogleScholar",
                    "Structured/Beer",
                    "Structured/Fodors-Zagats",
                    "Structured/iTunes-Amazon",
                    "Dirty/DBLP-ACM",
                    "Dirty/Walmart-Amazon",
                    "Dirty/iTunes-Amazon");

    private final Path sets = Evals.data().resolve("entity-resolution");
    private final List<Result> results = new ArrayList<>();

    private MatchingEval() {}

    static boolean run(Evals.Options options) throws IOException {
        if (!Files.isDirectory(Evals.data())) {
            System.out.println(
                    "skipped: there is no data at " + Evals.data() + "; set GUANLAN_DATA");
            return true;
        }
        MatchingEval eval = new MatchingEval();
        List<String> only =
                List.of(
                        options.given()
                                .getOrDefault("only", "learned,unlearned,unseen,aliases")
                                .split(","));
        if (only.contains("learned")) {
            eval.learned();
        }
        if (only.contains("unlearned")) {
            eval.unlearned();
        }
        if (only.contains("unseen")) {
            eval.unseen();
        }
        if (only.contains("aliases")) {
            eval.aliases();
        }
        if (options.has("json")) {
            Files.writeString(options.file("json"), Result.json("matching", eval.results));
        }
        return eval.results.stream().allMatch(Result::reached);
    }

    private void add(String what, double value, double reference) {
        Result result = new Result(what, value, reference);
        System.out.println(result.line());
        results.add(result);
    }

    private void learned() throws IOException {
        List<String> names = new ArrayList<>(BOOSTED.keySet().stream().sorted().toList());
        names.addAll(OTHERS);
        for (String name : names) {
            Path folder = sets.resolve("deepmatcher").resolve(name);
            Path train =
                    Files.exists(folder.resolve("train.txt"))
                            ? folder.resolve("train.txt")
                            : folder.resolve("train.balance.txt");
            LabelledPairs asked = PairFile.read(folder.resolve("valid.txt"));
            Score score = Score.of(FileEvals.learned(PairFile.read(train), asked), asked.labels());
            add(name + " valid, pair F1", 100 * score.f1(), BOOSTED.getOrDefault(name, Double.NaN));
        }
    }

    /** Each set judged without its train part, by a model that has seen only the other sets. */
    private void unseen() throws IOException {
        Lessons lessons = ShippedModels.lessons(sets);
        List<String> names = new ArrayList<>(BOOSTED.keySet().stream().sorted().toList());
        names.addAll(OTHERS);
        Map<String, PairModel> models = new HashMap<>();
        for (String name : names) {
            PairModel model =
                    models.computeIfAbsent(
                            Lessons.family(name),
                            family ->
                                    lessons.learn(
                                            new Learning(ShippedModels.PAIRS),
                                            ShippedModels.PAIRS_SEED,
                                            family));
            LabelledPairs asked =
                    PairFile.read(sets.resolve("deepmatcher").resolve(name).resolve("valid.txt"));
            Task task = Task.link(asked);
            Score score = Score.of(task.judged(task.rows(asked), model), asked.labels());
            add(name + " valid, nothing learned from it, pair F1", 100 * score.f1(), Double.NaN);
        }
    }

    private void unlearned() throws IOException {
        for (int set = 1; set <= 3; set++) {
            Sheet sheet = Sheet.csv(sets.resolve("febrl/dataset" + set + ".csv"));
            grouped(
                    "FEBRL " + set,
                    sheet,
                    sheet.rows().stream()
                            .mapToInt(row -> Integer.parseInt(row[0].split("-")[1]))
                            .toArray(),
                    98);
        }
        Sheet fake = Sheet.csv(sets.resolve("splink/fake_1000.csv"));
        grouped(
                "fake_1000",
                fake,
                fake.rows().stream()
                        .mapToInt(row -> Integer.parseInt(row[fake.require("cluster")]))
                        .toArray(),
                81);
        Sheet cora = Sheet.csv(sets.resolve("pyjedai-tables/der/cora/cora.csv"));
        grouped(
                "cora",
                cora,
                closed(cora.rows().size(), sets.resolve("pyjedai-tables/der/cora/cora_gt.csv")),
                Double.NaN);
        tables();
    }

    private void tables() throws IOException {
        linked(
                "Fodors/Zagats tables",
                Sheet.csv(sets.resolve("magellan-restaurants/fodors.csv")),
                Sheet.csv(sets.resolve("magellan-restaurants/zagats.csv")),
                sets.resolve("magellan-restaurants/matches_fodors_zagats.csv"));
        linked(
                "DBLP/ACM tables",
                Sheet.csv(sets.resolve("pyjedai-tables/D4/dblp.csv")),
                Sheet.csv(sets.resolve("pyjedai-tables/D4/acm.csv")),
                sets.resolve("pyjedai-tables/D4/gt.csv"));
    }

    private void grouped(String what, Sheet sheet, int[] gold, double reference) {
        Task task = Task.dedupe(sheet);
        long[] pairs = task.candidates();
        long found =
                Arrays.stream(pairs)
                        .filter(pair -> gold[Matcher.left(pair)] == gold[Matcher.right(pair)])
                        .count();
        int[] clusters = task.clusters(pairs, task.judged(pairs));
        Score score = Score.ofClusters(clusters, gold);
        add(what + ", candidates' recall", 100.0 * found / score.gold(), Double.NaN);
        add(what + ", pair F1 of clusters", 100 * score.f1(), reference);
    }

    private static int[] closed(int rows, Path pairs) throws IOException {
        List<String> lines = Files.readAllLines(pairs);
        long[] same =
                lines.stream()
                        .filter(line -> line.matches("\\d+\\|\\d+"))
                        .mapToLong(
                                line ->
                                        Matcher.pair(
                                                Integer.parseInt(
                                                        line.substring(0, line.indexOf('|'))),
                                                Integer.parseInt(
                                                        line.substring(line.indexOf('|') + 1))))
                        .toArray();
        int[] group = new int[rows];
        Arrays.setAll(group, row -> row);
        for (int round = 0; round < 20; round++) {
            for (long pair : same) {
                int least = Math.min(group[Matcher.left(pair)], group[Matcher.right(pair)]);
                group[Matcher.left(pair)] = least;
                group[Matcher.right(pair)] = least;
            }
        }
        return group;
    }

    private void linked(String what, Sheet left, Sheet right, Path matches) throws IOException {
        Task task = Task.link(left, right);
        Map<String, Integer> places = new HashMap<>();
        for (int row = 0; row < left.rows().size(); row++) {
            places.put("l" + left.rows().get(row)[0], row);
        }
        for (int row = 0; row < right.rows().size(); row++) {
            places.put("r" + right.rows().get(row)[0], task.border + row);
        }
        Set<Long> gold =
                Sheet.csv(matches).rows().stream()
                        .map(
                                row ->
                                        Matcher.pair(
                                                places.getOrDefault("l" + row[0], -1),
                                                places.getOrDefault("r" + row[1], -1)))
                        .collect(Collectors.toSet());
        long[] pairs = task.candidates();
        byte[] labels = new byte[pairs.length];
        int found = 0;
        for (int at = 0; at < pairs.length; at++) {
            labels[at] = (byte) (gold.contains(pairs[at]) ? 1 : 0);
            found += labels[at];
        }
        Score score = Score.of(task.judged(pairs), labels);
        add(
                what + ", pair F1",
                100 * new Score(score.right(), score.said(), gold.size()).f1(),
                Double.NaN);
        add(what + ", candidates' recall", 100.0 * found / gold.size(), Double.NaN);
    }

    private void aliases() throws IOException {
        Sheet pairs = Sheet.csv(sets.resolve("chinese-company-names/cn_alias_pairs_dev.csv"));
        double[] shares = ShippedModels.aliasesUnseen(pairs);
        add("aliases, acc@1 by five folds", shares[0], 88.2);
        add("aliases not in the name, acc@1 by five folds", shares[1], 68.0);
        List<String> names = pairs.rows().stream().map(row -> row[1]).distinct().toList();
        NameIndex index = new NameIndex(names, new Aliases());
        long proposed =
                pairs.rows().stream()
                        .filter(
                                row ->
                                        Arrays.stream(index.propose(row[0]))
                                                .anyMatch(name -> names.get(name).equals(row[1])))
                        .count();
        add("aliases, proposals' recall", 100.0 * proposed / pairs.rows().size(), Double.NaN);
    }
}
