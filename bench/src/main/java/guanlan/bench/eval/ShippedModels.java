package guanlan.bench.eval;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Growing;
import guanlan.core.matching.Learning;
import guanlan.core.matching.NameIndex;
import guanlan.core.matching.PairModel;
import guanlan.core.matching.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Learns the two models that come with the product; the same data give the same files. */
final class ShippedModels {
    private static final Growing.Settings NAMES = new Growing.Settings(120, 5, 0.1, 0.6, 0.8);
    static final Growing.Settings PAIRS = new Growing.Settings(160, 4, 0.1, 0.4, 0.7);
    private static final int FOLDS = 5;
    private static final int NEAREST = 25;
    private static final long SEED = 3;
    static final long PAIRS_SEED = 11;

    private ShippedModels() {}

    /** {@code --out FOLDER} gets pairs.model and names.model. */
    static boolean learn(Evals.Options options) throws IOException {
        Path sets = Evals.data().resolve("entity-resolution");
        PairModel pairs = lessons(sets).learn(new Learning(PAIRS), PAIRS_SEED, "");
        Files.createDirectories(options.file("out"));
        Files.write(options.file("out").resolve("pairs.model"), pairs.lines());
        Proposals all =
                new Proposals(
                        Sheet.csv(sets.resolve("chinese-company-names/cn_alias_pairs_dev.csv")));
        Lesson lesson = all.lesson(-1);
        Files.write(
                options.file("out").resolve("names.model"),
                new Learning(NAMES).learn(lesson.rows, lesson.labels, SEED).lines());
        return true;
    }

    static Lessons lessons(Path sets) throws IOException {
        Lessons lessons = new Lessons();
        lessons.labelled(sets.resolve("deepmatcher"));
        lessons.invented();
        return lessons;
    }

    /**
     * acc@1 over all aliases and over those that are no part of the name, each judged by a forest
     * grown without its company.
     */
    static double[] aliasesUnseen(Sheet pairs) {
        Proposals proposals = new Proposals(pairs);
        int[] right = new int[2];
        int[] all = new int[2];
        for (int fold = 0; fold < FOLDS; fold++) {
            Lesson lesson = proposals.lesson(fold);
            Trees trees = new Growing(NAMES).grow(lesson.rows, lesson.labels, SEED);
            for (int at = 0; at < pairs.rows().size(); at++) {
                if (proposals.fold(at) == fold) {
                    int literal =
                            pairs.rows().get(at)[pairs.require("literal")].equals("1") ? 1 : 0;
                    all[literal]++;
                    right[literal] += proposals.isFirst(at, trees) ? 1 : 0;
                }
            }
        }
        return new double[] {
            100.0 * (right[0] + right[1]) / (all[0] + all[1]), 100.0 * right[0] / all[0]
        };
    }

    private record Lesson(float[][] rows, byte[] labels) {
        static Lesson of(List<float[]> rows, List<Boolean> labels) {
            byte[] decided = new byte[labels.size()];
            for (int at = 0; at < decided.length; at++) {
                decided[at] = (byte) (labels.get(at) ? 1 : 0);
            }
            return new Lesson(rows.toArray(float[][]::new), decided);
        }
    }

    /** For each alias the names proposed, measured. */
    private static final class Proposals {
        private final Sheet pairs;
        private final List<int[]> proposed = new ArrayList<>();
        private final List<float[][]> measured = new ArrayList<>();
        private final int[] gold;

        Proposals(Sheet pairs) {
            this.pairs = pairs;
            List<String> names = pairs.rows().stream().map(row -> row[1]).distinct().toList();
            Map<String, Integer> place = new HashMap<>();
            names.forEach(name -> place.put(name, place.size()));
            NameIndex index = new NameIndex(names, new Aliases());
            this.gold = pairs.rows().stream().mapToInt(row -> place.get(row[1])).toArray();
            for (String[] row : pairs.rows()) {
                int[] found = index.propose(row[0]);
                proposed.add(found);
                measured.add(index.measure(row[0], found));
            }
        }

        /** By company, so that no two aliases of one stand on both sides. */
        int fold(int at) {
            return Math.floorMod(pairs.rows().get(at)[1].hashCode(), FOLDS);
        }

        Lesson lesson(int without) {
            List<float[]> rows = new ArrayList<>();
            List<Boolean> labels = new ArrayList<>();
            for (int at = 0; at < gold.length; at++) {
                int[] names = proposed.get(at);
                for (int rank = 0; rank < names.length && fold(at) != without; rank++) {
                    boolean meant = names[rank] == gold[at];
                    if (meant || rank < NEAREST) {
                        rows.add(measured.get(at)[rank]);
                        labels.add(meant);
                    }
                }
            }
            return Lesson.of(rows, labels);
        }

        boolean isFirst(int at, Trees trees) {
            float[][] rows = measured.get(at);
            int best =
                    IntStream.range(0, rows.length)
                            .reduce(
                                    (a, b) ->
                                            trees.logOdds(rows[b]) > trees.logOdds(rows[a]) ? b : a)
                            .orElse(-1);
            return best >= 0 && proposed.get(at)[best] == gold[at];
        }
    }
}
