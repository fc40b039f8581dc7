package guanlan.bench.eval;

import guanlan.core.matching.Candidates;
import guanlan.core.matching.Clusters;
import guanlan.core.matching.Field;
import guanlan.core.matching.Growing;
import guanlan.core.matching.Kinds;
import guanlan.core.matching.Learning;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.Models;
import guanlan.core.matching.PairModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One or two tables to be matched, whatever their columns are; two are laid one behind the other.
 */
final class Task {
    private static final long SEED = 7;
    final Matcher matcher;
    final int border;
    final List<Field> fields;

    private Task(List<String> columns, List<String[]> left, List<String[]> right) {
        List<Kinds.Column> kept =
                Kinds.fields(columns, Stream.concat(left.stream(), right.stream()).toList());
        List<String[]> rows = new ArrayList<>();
        Stream.concat(left.stream(), right.stream())
                .forEach(
                        row ->
                                rows.add(
                                        kept.stream()
                                                .map(column -> row[column.at()])
                                                .toArray(String[]::new)));
        this.fields = kept.stream().map(Kinds.Column::field).toList();
        this.matcher = new Matcher(fields, rows);
        this.border = right.isEmpty() ? 0 : left.size();
    }

    static Task dedupe(Sheet sheet) {
        return new Task(sheet.headers(), sheet.rows(), List.of());
    }

    /**
     * Columns of the second table that the first does not know are left out; with no common name,
     * by place.
     */
    static Task link(Sheet left, Sheet right) {
        boolean named = left.headers().stream().anyMatch(right.headers()::contains);
        return new Task(
                left.headers(),
                left.rows(),
                named
                        ? right.cells(left.headers())
                        : right.cells(
                                right.headers()
                                        .subList(
                                                0,
                                                Math.min(
                                                        right.headers().size(),
                                                        left.headers().size()))));
    }

    static Task link(Sheet.LabelledPairs pairs) {
        return new Task(pairs.columns(), pairs.left(), pairs.right());
    }

    long[] rows(Sheet.LabelledPairs pairs) {
        return Arrays.stream(pairs.pairs())
                .mapToLong(pair -> Matcher.pair(pair[0], border + pair[1]))
                .toArray();
    }

    long[] candidates() {
        int size = matcher.size();
        return matcher.candidates(Candidates.Limits.of(size)).pairs(border);
    }

    /** Probabilities by the shipped model. */
    double[] judged(long[] pairs) {
        float[] odds = matcher.judge(pairs, Models.PAIRS);
        double[] probabilities = new double[odds.length];
        for (int at = 0; at < odds.length; at++) {
            probabilities[at] = 1 / (1 + Math.exp(-odds[at]));
        }
        return probabilities;
    }

    /**
     * Probabilities by a model learned from the first of the pairs.
     *
     * @param labels of the first pairs
     */
    double[] learned(long[] pairs, byte[] labels) {
        long[] among =
                LongStream.concat(Arrays.stream(candidates()), Arrays.stream(pairs)).toArray();
        float[][] measured = matcher.measure(pairs, matcher.bests(pairs, among));
        PairModel model =
                new Learning(Growing.Settings.USUAL)
                        .learn(Arrays.copyOf(measured, labels.length), labels, SEED);
        return Arrays.stream(measured, labels.length, measured.length)
                .mapToDouble(model::probability)
                .toArray();
    }

    int[] clusters() {
        long[] pairs = candidates();
        return Clusters.of(matcher.size(), pairs, matcher.judge(pairs, Models.PAIRS));
    }
}
