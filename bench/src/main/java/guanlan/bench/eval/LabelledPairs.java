package guanlan.bench.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pairs with their records told once: a record that appears in many pairs is one row.
 *
 * @param columns of both sides
 * @param pairs the rows of each pair, left and right
 * @param labels 1 where both are one
 */
record LabelledPairs(
        List<String> columns,
        List<String[]> left,
        List<String[]> right,
        int[][] pairs,
        byte[] labels) {

    /** Collects pairs; a record seen before keeps its number. */
    static final class Collector {
        private final List<String> columns;
        private final List<String[]> left = new ArrayList<>();
        private final List<String[]> right = new ArrayList<>();
        private final Map<List<String>, Integer> seenLeft = new HashMap<>();
        private final Map<List<String>, Integer> seenRight = new HashMap<>();
        private final List<int[]> pairs = new ArrayList<>();
        private final List<Byte> labels = new ArrayList<>();

        Collector(List<String> columns) {
            this.columns = columns;
        }

        void add(String[] one, String[] two, byte label) {
            pairs.add(new int[] {number(one, left, seenLeft), number(two, right, seenRight)});
            labels.add(label);
        }

        private static int number(
                String[] cells, List<String[]> rows, Map<List<String>, Integer> seen) {
            return seen.computeIfAbsent(
                    List.of(cells),
                    _ -> {
                        rows.add(cells);
                        return rows.size() - 1;
                    });
        }

        LabelledPairs pairs() {
            byte[] decided = new byte[labels.size()];
            for (int at = 0; at < decided.length; at++) {
                decided[at] = labels.get(at);
            }
            return new LabelledPairs(columns, left, right, pairs.toArray(int[][]::new), decided);
        }
    }

    int size() {
        return pairs.length;
    }

    /** These pairs and then others; records of both are told once. */
    LabelledPairs and(LabelledPairs more) {
        Collector both = new Collector(columns);
        int[] all = IntStream.range(0, columns.size()).toArray();
        int[] partner =
                columns.equals(more.columns)
                        ? all
                        : Alignment.of(
                                new Sheet(columns, left), new Sheet(more.columns, more.left));
        add(both, all);
        more.add(both, partner);
        return both.pairs();
    }

    private void add(Collector collector, int[] places) {
        for (int at = 0; at < pairs.length; at++) {
            collector.add(
                    Sheet.at(left.get(pairs[at][0]), places),
                    Sheet.at(right.get(pairs[at][1]), places),
                    labels[at]);
        }
    }

    /** Without the pairs whose label nobody gave. */
    LabelledPairs decided() {
        Collector kept = new Collector(columns);
        for (int at = 0; at < pairs.length; at++) {
            if (labels[at] >= 0) {
                kept.add(left.get(pairs[at][0]), right.get(pairs[at][1]), labels[at]);
            }
        }
        return kept.pairs();
    }

    /** The distinct records of both sides. */
    List<String[]> records() {
        List<String[]> records = new ArrayList<>(left);
        records.addAll(right);
        return records;
    }
}
