package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sum of regression trees whose total is a log-odds. A tree is a full binary tree in heap order:
 * node n has the children 2n + 1 and 2n + 2.
 */
public final class Trees {
    private final float start;
    private final List<Tree> trees;

    /**
     * @param feature asked by each node, −1 in a leaf
     * @param threshold at most this goes left; in a leaf its value
     * @param missingLeft where a missing number goes
     */
    record Tree(int[] feature, float[] threshold, boolean[] missingLeft) {
        float at(float[] row) {
            int node = 0;
            while (feature[node] >= 0) {
                float value = row[feature[node]];
                boolean left = Float.isNaN(value) ? missingLeft[node] : value <= threshold[node];
                node = 2 * node + (left ? 1 : 2);
            }
            return threshold[node];
        }
    }

    Trees(float start, List<Tree> trees) {
        this.start = start;
        this.trees = List.copyOf(trees);
    }

    /** The log-odds of a row. */
    public double logOdds(float[] row) {
        double sum = start;
        for (Tree tree : trees) {
            sum += tree.at(row);
        }
        return sum;
    }

    public int size() {
        return trees.size();
    }

    /**
     * How often each of the features is asked, weighted by nothing: a first look into what matters.
     */
    public int[] asked(int features) {
        int[] counts = new int[features];
        trees.forEach(
                tree -> {
                    for (int feature : tree.feature()) {
                        if (feature >= 0) {
                            counts[feature]++;
                        }
                    }
                });
        return counts;
    }

    /** One line a tree, after one with the start. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(start));
        for (Tree tree : trees) {
            StringBuilder line = new StringBuilder();
            write(tree, 0, line);
            lines.add(line.toString());
        }
        return lines;
    }

    private static void write(Tree tree, int node, StringBuilder line) {
        String number = Float.toString(Math.round(tree.threshold()[node] * 1e5f) / 1e5f);
        if (tree.feature()[node] < 0) {
            line.append(number).append(' ');
            return;
        }
        line.append(tree.missingLeft()[node] ? '<' : '>')
                .append(tree.feature()[node])
                .append(' ')
                .append(number)
                .append(' ');
        write(tree, 2 * node + 1, line);
        write(tree, 2 * node + 2, line);
    }

    /** Reads what {@link #lines} wrote. */
    public static Trees read(List<String> lines) {
        List<Tree> trees = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split(" ");
            trees.add(new Reader(words).tree());
        }
        return new Trees(Float.parseFloat(lines.getFirst()), trees);
    }

    private static final class Reader {
        private static final int DEEPEST = 8;
        private final String[] words;
        private int at;

        Reader(String[] words) {
            this.words = words;
        }

        Tree tree() {
            int size = (1 << DEEPEST) - 1;
            Tree tree = new Tree(new int[size], new float[size], new boolean[size]);
            int last = node(tree, 0);
            return new Tree(
                    Arrays.copyOf(tree.feature(), last + 1),
                    Arrays.copyOf(tree.threshold(), last + 1),
                    Arrays.copyOf(tree.missingLeft(), last + 1));
        }

        /** Reads a node and all below it; the highest node number used. */
        private int node(Tree tree, int node) {
            String word = words[at++];
            char first = word.charAt(0);
            if (first != '<' && first != '>') {
                tree.feature()[node] = -1;
                tree.threshold()[node] = Float.parseFloat(word);
                return node;
            }
            tree.feature()[node] = Integer.parseInt(word.substring(1));
            tree.missingLeft()[node] = first == '<';
            tree.threshold()[node] = Float.parseFloat(words[at++]);
            return Math.max(node(tree, 2 * node + 1), node(tree, 2 * node + 2));
        }
    }
}
