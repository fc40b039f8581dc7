package guanlan.bench.eval;

import guanlan.core.matching.Candidates;
import guanlan.core.matching.Clusters;
import guanlan.core.matching.Growing;
import guanlan.core.matching.Learning;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.Models;
import guanlan.core.matching.PairModel;
import guanlan.core.matching.TableJudge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One or two tables to be matched, whatever their columns are; two are laid one behind the other.
 * Records of decided pairs that are in neither table stand behind them, to be learned from.
 */
final class Task {
    private static final long SEED = 7;
    private static final Candidates.Limits RIVALS = new Candidates.Limits(1500, 10, 0.12);
    final Matcher matcher;
    final int border;
    private final int lefts;
    private final int rights;

    private Task(List<String> columns, Side left, Side right) {
        List<String[]> all = new ArrayList<>(left.rows);
        all.addAll(right.rows);
        this.border = right.rows.isEmpty() ? 0 : left.rows.size();
        Columns kept = Columns.of(columns, all, border);
        this.matcher = new Matcher(kept.fields(), kept.cells(all));
        this.lefts = left.own;
        this.rights = right.own;
    }

    /** The rows of a table and behind them those of decided pairs. */
    private static final class Side {
        private final List<String[]> rows;
        private final int own;
        private final Map<List<String>, Integer> places = new HashMap<>();

        Side(List<String[]> rows) {
            this.rows = new ArrayList<>(rows);
            this.own = rows.size();
            for (int row = 0; row < own; row++) {
                places.putIfAbsent(List.of(rows.get(row)), row);
            }
        }

        int place(String[] cells) {
            return places.computeIfAbsent(
                    List.of(cells),
                    _ -> {
                        rows.add(cells);
                        return rows.size() - 1;
                    });
        }
    }

    /** Decided pairs told by the rows of a task. */
    record Known(long[] pairs, byte[] labels) {
        static final Known NONE = new Known(new long[0], new byte[0]);
    }

    record Taught(Task task, Known known) {}

    static Task dedupe(Sheet sheet) {
        return new Task(sheet.headers(), new Side(sheet.rows()), new Side(List.of()));
    }

    /** Two tables by the columns that both have. */
    static Task link(Sheet left, Sheet right) {
        return of(left, right, null).task();
    }

    static Task link(LabelledPairs pairs) {
        return new Task(pairs.columns(), new Side(pairs.left()), new Side(pairs.right()));
    }

    /**
     * Two tables, or one, and decided pairs of their columns.
     *
     * @param right null for one table
     * @param decided null for none
     */
    static Taught of(Sheet left, @Nullable Sheet right, @Nullable LabelledPairs decided) {
        int[] partner =
                right == null
                        ? IntStream.range(0, left.headers().size()).toArray()
                        : Alignment.of(left, right);
        int[] kept = IntStream.range(0, partner.length).filter(at -> partner[at] >= 0).toArray();
        int[] others = IntStream.of(kept).map(at -> partner[at]).toArray();
        List<String> columns = IntStream.of(kept).mapToObj(left.headers()::get).toList();
        Side one = new Side(left.cells(kept));
        Side two = right == null ? one : new Side(right.cells(others));
        int[][] known = decided == null ? new int[0][] : placed(decided, columns, one, two);
        Task task = new Task(columns, one, right == null ? new Side(List.of()) : two);
        long[] pairs =
                Arrays.stream(known)
                        .mapToLong(pair -> Matcher.pair(pair[0], task.border + pair[1]))
                        .toArray();
        return new Taught(task, decided == null ? Known.NONE : new Known(pairs, decided.labels()));
    }

    private static int[][] placed(LabelledPairs decided, List<String> columns, Side one, Side two) {
        int[] places =
                Alignment.of(
                        new Sheet(columns, one.rows),
                        new Sheet(decided.columns(), decided.records()));
        return Arrays.stream(decided.pairs())
                .map(
                        pair ->
                                new int[] {
                                    one.place(Sheet.at(decided.left().get(pair[0]), places)),
                                    two.place(Sheet.at(decided.right().get(pair[1]), places))
                                })
                .toArray(int[][]::new);
    }

    long[] rows(LabelledPairs pairs) {
        return Arrays.stream(pairs.pairs())
                .mapToLong(pair -> Matcher.pair(pair[0], border + pair[1]))
                .toArray();
    }

    /** The likely pairs of the tables' own rows. */
    long[] candidates() {
        long[] pairs = matcher.candidates(Candidates.Limits.of(matcher.size())).pairs(border);
        return Arrays.stream(pairs)
                .filter(
                        pair ->
                                Matcher.left(pair) < lefts
                                        && (border == 0
                                                ? Matcher.right(pair) < lefts
                                                : Matcher.right(pair) - border < rights))
                .toArray();
    }

    /** Probabilities by the shipped model. */
    double[] judged(long[] pairs) {
        return judged(pairs, Models.PAIRS);
    }

    double[] judged(long[] pairs, PairModel model) {
        float[] odds = matcher.judge(pairs, model);
        double[] probabilities = new double[odds.length];
        for (int at = 0; at < odds.length; at++) {
            probabilities[at] = 1 / (1 + Math.exp(-odds[at]));
        }
        return probabilities;
    }

    /** Probabilities by what decided pairs teach; by the shipped model where they are too few. */
    double[] learned(long[] pairs, Known known) {
        if (TableJudge.isTooFew(known.labels())) {
            return judged(pairs);
        }
        long[] rivals = matcher.candidates(RIVALS).pairs(border);
        var learning = new Learning(Growing.Settings.USUAL);
        return new TableJudge(matcher, known.pairs(), known.labels(), learning, SEED)
                .probabilities(pairs, rivals);
    }

    /** For each row of the table the smallest row of its group. */
    int[] clusters(long[] pairs, double[] probabilities) {
        float[] odds = new float[pairs.length];
        for (int at = 0; at < odds.length; at++) {
            double p = Math.clamp(probabilities[at], 1e-6, 1 - 1e-6);
            odds[at] = (float) Math.log(p / (1 - p));
        }
        return Clusters.of(lefts, pairs, odds);
    }
}
