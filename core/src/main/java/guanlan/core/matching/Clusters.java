package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Turns judged pairs into entities. Not by transitive closure, which one wrong pair lets run into a
 * giant: it is correlation clustering (Bansal, Blum, Chawla 2004) by greedy joining (Keuper et al.
 * 2015). Two groups join while the sum of the log-odds between them is positive; a pair that was
 * never judged speaks a little against, a vetoed pair forbids.
 */
public final class Clusters {
    /** Log-odds of a pair that must never be in one entity. */
    public static final float VETO = Float.NEGATIVE_INFINITY;

    private static final double UNJUDGED = -0.7;
    private static final float STRONGEST = 6;

    private Clusters() {}

    /**
     * Groups the rows.
     *
     * @param pairs {@code smaller row << 32 | larger row}, distinct
     * @param logOdds of each pair
     * @return for each row the smallest row of its entity
     */
    public static int[] of(int rows, long[] pairs, float[] logOdds) {
        int[] component = components(rows, pairs, logOdds);
        Map<Integer, Group> groups = new HashMap<>();
        int[] sizes = new int[rows];
        for (int row = 0; row < rows; row++) {
            sizes[component[row]]++;
        }
        for (int at = 0; at < pairs.length; at++) {
            int left = (int) (pairs[at] >> 32);
            int right = (int) pairs[at];
            if (component[left] == component[right] && sizes[component[left]] > 2) {
                groups.computeIfAbsent(component[left], _ -> new Group())
                        .add(left, right, logOdds[at]);
            }
        }
        groups.values().forEach(group -> group.settle(component));
        return component;
    }

    /** Transitive closure over the positive pairs: no entity is larger than its component. */
    private static int[] components(int rows, long[] pairs, float[] logOdds) {
        int[] parent = new int[rows];
        Arrays.setAll(parent, row -> row);
        for (int at = 0; at < pairs.length; at++) {
            if (logOdds[at] > 0) {
                int left = root(parent, (int) (pairs[at] >> 32));
                int right = root(parent, (int) pairs[at]);
                parent[Math.max(left, right)] = Math.min(left, right);
            }
        }
        for (int row = 0; row < rows; row++) {
            parent[row] = root(parent, row);
        }
        return parent;
    }

    private static int root(int[] parent, int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /**
     * Rows that are one already, and what speaks for each neighbour: the sum of log-odds and the
     * number of pairs judged.
     */
    private record Node(List<Integer> rows, Map<Integer, double[]> bonds) {}

    private record Join(double gain, int left, int right) {
        int compare(Join other) {
            int first = Double.compare(other.gain, gain);
            int second = first != 0 ? first : Integer.compare(left, other.left);
            return second != 0 ? second : Integer.compare(right, other.right);
        }
    }

    /** One component, joined step by step. */
    private static final class Group {
        private final Map<Integer, Node> nodes = new HashMap<>();
        private final PriorityQueue<Join> queue = new PriorityQueue<>(Join::compare);

        void add(int left, int right, float logOdds) {
            double[] bond = {
                logOdds == VETO ? VETO : Math.clamp(logOdds, -STRONGEST, STRONGEST), 1
            };
            node(left).bonds.put(right, bond);
            node(right).bonds.put(left, bond);
        }

        private Node node(int row) {
            return nodes.computeIfAbsent(
                    row, each -> new Node(new ArrayList<>(List.of(each)), new HashMap<>()));
        }

        void settle(int[] entity) {
            nodes.forEach((left, node) -> node.bonds.keySet().forEach(right -> offer(left, right)));
            while (!queue.isEmpty()) {
                Join join = queue.remove();
                if (gain(join.left, join.right) == join.gain) {
                    join(join.left, join.right);
                }
            }
            nodes.values()
                    .forEach(
                            node -> {
                                int smallest = Collections.min(node.rows);
                                node.rows.forEach(row -> entity[row] = smallest);
                            });
        }

        private void offer(int left, int right) {
            double gain = gain(left, right);
            if (left < right && gain > 0) {
                queue.add(new Join(gain, left, right));
            }
        }

        /** The mean over all pairs between the two groups; 0 when one is no more. */
        private double gain(int left, int right) {
            Node one = nodes.get(left);
            Node two = nodes.get(right);
            double[] bond = one == null ? null : one.bonds.get(right);
            if (one == null || two == null || bond == null) {
                return 0;
            }
            double all = (double) one.rows.size() * two.rows.size();
            return (bond[0] + (all - bond[1]) * UNJUDGED) / all;
        }

        private void join(int left, int right) {
            Node gone = Objects.requireNonNull(nodes.remove(right));
            Node kept = node(left);
            kept.rows.addAll(gone.rows);
            kept.bonds.remove(right);
            gone.bonds.remove(left);
            gone.bonds.forEach(
                    (other, bond) -> {
                        double[] before = kept.bonds.getOrDefault(other, new double[2]);
                        double[] sum = {before[0] + bond[0], before[1] + bond[1]};
                        kept.bonds.put(other, sum);
                        node(other).bonds.remove(right);
                        node(other).bonds.put(left, sum);
                    });
            kept.bonds
                    .keySet()
                    .forEach(other -> offer(Math.min(left, other), Math.max(left, other)));
        }
    }

    /**
     * Carries ids over from an earlier grouping: an entity keeps the id that most of its rows had,
     * each id goes to one entity, and a new entity gets its smallest row that is still free as id.
     *
     * @param before the earlier ids by row, −1 for a new row
     * @param now the entities as {@link #of} gives them
     */
    public static int[] stable(int[] before, int[] now) {
        Map<Long, Integer> votes = new HashMap<>();
        for (int row = 0; row < now.length; row++) {
            if (before[row] >= 0) {
                votes.merge((long) now[row] << 32 | before[row], 1, Integer::sum);
            }
        }
        Map<Integer, Integer> idOf = new HashMap<>();
        Map<Integer, Integer> entityOf = new HashMap<>();
        votes.entrySet().stream()
                .sorted(
                        (a, b) ->
                                b.getValue().equals(a.getValue())
                                        ? Long.compare(a.getKey(), b.getKey())
                                        : b.getValue() - a.getValue())
                .forEach(
                        vote -> {
                            int entity = (int) (vote.getKey() >> 32);
                            int id = vote.getKey().intValue();
                            if (!idOf.containsKey(entity) && !entityOf.containsKey(id)) {
                                idOf.put(entity, id);
                                entityOf.put(id, entity);
                            }
                        });
        return numbered(before, now, idOf, entityOf);
    }

    private static int[] numbered(
            int[] before, int[] now, Map<Integer, Integer> idOf, Map<Integer, Integer> entityOf) {
        int next = Math.max(now.length, Arrays.stream(before).max().orElse(-1) + 1);
        int[] ids = new int[now.length];
        for (int row = 0; row < now.length; row++) {
            Integer id = idOf.get(now[row]);
            if (id == null) {
                id = entityOf.containsKey(now[row]) ? next++ : now[row];
                idOf.put(now[row], id);
                entityOf.put(id, now[row]);
            }
            ids[row] = id;
        }
        return ids;
    }
}
