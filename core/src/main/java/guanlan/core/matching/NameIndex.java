package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the legal name that an alias or abbreviation means: 中银证券 → 中银国际证券股份有限公司. Names that share
 * rare characters are proposed, then ranked by a learned model; what people have decided before
 * ({@link Aliases}) comes first.
 */
public final class NameIndex {
    private static final int PROPOSED = 60;
    private final NameMeasures.Legal[] names;
    private final Frequencies letters = new Frequencies();
    private final Map<Character, int[]> holders = new HashMap<>();
    private final Aliases aliases;
    private final Map<String, Integer> byKey = new HashMap<>();

    public NameIndex(List<String> legal, Aliases aliases) {
        this.aliases = aliases;
        this.names =
                legal.stream()
                        .parallel()
                        .map(NameMeasures.Legal::of)
                        .toArray(NameMeasures.Legal[]::new);
        Map<Character, int[]> lists = new HashMap<>();
        Map<Character, Integer> counts = new HashMap<>();
        for (int at = 0; at < names.length; at++) {
            byKey.putIfAbsent(Aliases.key(legal.get(at)), at);
            int[] distinct = names[at].letters().chars().distinct().toArray();
            letters.add(distinct);
            for (int letter : distinct) {
                char key = (char) letter;
                int count = counts.merge(key, 1, Integer::sum);
                int[] list = lists.getOrDefault(key, new int[4]);
                int[] roomy = count > list.length ? Arrays.copyOf(list, 2 * count) : list;
                roomy[count - 1] = at;
                lists.put(key, roomy);
            }
        }
        lists.forEach(
                (letter, list) ->
                        holders.put(letter, Arrays.copyOf(list, counts.getOrDefault(letter, 0))));
    }

    /**
     * @param name its place in the list given
     * @param probability that the alias means it
     */
    public record Found(int name, double probability) {}

    /** The likeliest names, best first. */
    public List<Found> find(String alias, int most) {
        return find(alias, most, Models.NAMES);
    }

    List<Found> find(String alias, int most, PairModel model) {
        List<Found> found = new ArrayList<>();
        String decided = aliases.meaning(alias).orElse("");
        Integer known = byKey.get(Aliases.key(decided.isEmpty() ? alias : decided));
        if (known != null) {
            found.add(new Found(known, 1));
        }
        int[] proposed = propose(alias);
        float[][] measured = measure(alias, proposed);
        IntStream.range(0, proposed.length)
                .filter(at -> known == null || proposed[at] != known)
                .mapToObj(at -> new Found(proposed[at], model.probability(measured[at])))
                .sorted(Comparator.comparingDouble(Found::probability).reversed())
                .forEach(found::add);
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /** The names that share the most information with the alias, letter by letter. */
    public int[] propose(String alias) {
        String bare = NameMeasures.bare(alias);
        float[] shared = new float[names.length];
        for (int letter : bare.chars().distinct().toArray()) {
            for (int name : holders.getOrDefault((char) letter, new int[0])) {
                shared[name] += letters.weight(letter);
            }
        }
        long[] ranked =
                IntStream.range(0, names.length)
                        .filter(at -> shared[at] > 0)
                        .mapToLong(
                                at ->
                                        (long)
                                                                Float.floatToIntBits(
                                                                        shared[at]
                                                                                - names[at]
                                                                                                .letters()
                                                                                                .length()
                                                                                        * 0.001f)
                                                        << 32
                                                | at)
                        .toArray();
        Arrays.sort(ranked);
        int count = Math.min(PROPOSED, ranked.length);
        return IntStream.range(0, count).map(at -> (int) ranked[ranked.length - 1 - at]).toArray();
    }

    /** The numbers that the model of names reads, one row a proposed name. */
    public float[][] measure(String alias, int[] proposed) {
        String bare = NameMeasures.bare(alias);
        float[][] measured = new float[proposed.length][NameMeasures.SIZE];
        if (bare.isEmpty()) {
            return measured;
        }
        float[] best = new float[NameMeasures.OWN];
        for (int at = 0; at < proposed.length; at++) {
            NameMeasures.measure(bare, names[proposed[at]], letters, measured[at]);
            for (int number = 0; number < best.length; number++) {
                best[number] = Math.max(best[number], measured[at][number]);
            }
        }
        for (float[] row : measured) {
            row[NameMeasures.OWN] = row[4] - best[4];
            row[NameMeasures.OWN + 1] = row[0] - best[0];
            row[NameMeasures.OWN + 2] = row[1] - best[1];
            row[NameMeasures.OWN + 3] = row[2] - best[2];
        }
        return measured;
    }
}
