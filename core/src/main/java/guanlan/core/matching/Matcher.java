package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The whole way over one table, or two laid one behind the other: prepare, propose, judge, group.
 * Rows are given by number and read again when needed, so that a million of them are never held in
 * prepared form.
 */
public final class Matcher {
    private static final int LEARNED = 200_000;
    private static final int HELD = 40_000;
    private static final int SLICES = 256;
    private static final int SLICE = 1 << 14;

    private final Preparation preparation;
    private final Comparison comparison;
    private final List<String[]> rows;
    private final Entry[] held;
    private final KeptForms forms;
    private final List<Rule> rules;

    /**
     * @param rows cells in the order of the fields, never null
     */
    public Matcher(List<Field> fields, List<String[]> rows) {
        this(fields, rows, List.of());
    }

    /**
     * @param rows cells in the order of the fields, never null
     * @param rules above the learned judgement
     */
    public Matcher(List<Field> fields, List<String[]> rows, List<Rule> rules) {
        this.rows = rows;
        this.rules = List.copyOf(rules);
        this.preparation = new Preparation(fields);
        this.forms = new KeptForms(preparation.fields(), rows.size());
        learn(Math.max(1, rows.size() / LEARNED));
        this.comparison = new Comparison(preparation);
        this.held =
                rows.size() > HELD
                        ? new Entry[0]
                        : IntStream.range(0, rows.size())
                                .parallel()
                                .mapToObj(this::prepared)
                                .toArray(Entry[]::new);
    }

    /** From every so manieth row. */
    private void learn(int step) {
        int count = (rows.size() + step - 1) / step;
        for (int from = 0; from < count; from += SLICE) {
            IntStream.range(from, Math.min(count, from + SLICE))
                    .parallel()
                    .map(at -> at * step)
                    .mapToObj(row -> preparation.lesson(forms.of(row, rows.get(row))))
                    .toList()
                    .forEach(preparation::learn);
        }
    }

    private Entry prepared(int row) {
        return preparation.entry(forms.of(row, rows.get(row)));
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    public Comparison comparison() {
        return comparison;
    }

    public Preparation preparation() {
        return preparation;
    }

    public Entry entry(int row) {
        return held.length > 0 ? held[row] : prepared(row);
    }

    /** The index of all rows by what they share. */
    public Candidates candidates(Candidates.Limits limits) {
        Candidates.Builder builder = new Candidates.Builder(rows.size());
        for (int from = 0; from < rows.size(); from += SLICE) {
            int first = from;
            int[][] keys = new int[Math.min(SLICE, rows.size() - from)][];
            IntStream.range(0, 16)
                    .parallel()
                    .forEach(
                            part -> {
                                Keys maker = new Keys(preparation.fields());
                                for (int at = keys.length * part / 16;
                                        at < keys.length * (part + 1) / 16;
                                        at++) {
                                    keys[at] = maker.of(entry(first + at));
                                }
                            });
            Arrays.stream(keys).forEach(builder::add);
        }
        return builder.build(limits);
    }

    /**
     * The measures of pairs, {@code left << 32 | right} by row; with the best cosines among these
     * pairs if asked.
     */
    public float[][] measure(long[] pairs, float[][] bests) {
        float[][] measured = new float[pairs.length][comparison.size()];
        IntStream.range(0, pairs.length)
                .parallel()
                .forEach(
                        at ->
                                comparison.measure(
                                        entry(left(pairs[at])),
                                        entry(right(pairs[at])),
                                        bests[at],
                                        measured[at]));
        return measured;
    }

    /** For each pair the best cosine of its left row and of its right row among given pairs. */
    public float[][] bests(long[] pairs, long[] among) {
        float[] best = new float[rows.size()];
        for (long pair : among) {
            float cosine = (float) Comparison.cosine(entry(left(pair)), entry(right(pair)));
            best[left(pair)] = Math.max(best[left(pair)], cosine);
            best[right(pair)] = Math.max(best[right(pair)], cosine);
        }
        return Arrays.stream(pairs)
                .mapToObj(pair -> new float[] {best[left(pair)], best[right(pair)]})
                .toArray(float[][]::new);
    }

    /** The log-odds of ascending pairs by a model; each left row is prepared once. */
    public float[] judge(long[] pairs, PairModel model) {
        float[] odds = new float[pairs.length];
        IntStream.range(0, SLICES)
                .parallel()
                .forEach(
                        slice -> {
                            float[] measured = new float[comparison.size()];
                            float[] unknown = {Float.NaN, Float.NaN};
                            int last = -1;
                            Entry one = null;
                            int to = (int) ((long) pairs.length * (slice + 1) / SLICES);
                            for (int at = (int) ((long) pairs.length * slice / SLICES);
                                    at < to;
                                    at++) {
                                if (one == null || left(pairs[at]) != last) {
                                    last = left(pairs[at]);
                                    one = entry(last);
                                }
                                Entry[] pair = {one, entry(right(pairs[at]))};
                                comparison.measure(one, pair[1], unknown, measured);
                                odds[at] =
                                        Rule.apply(
                                                rules,
                                                preparation,
                                                pair,
                                                (float) model.logOdds(measured));
                            }
                        });
        return odds;
    }

    public static int left(long pair) {
        return (int) (pair >> 32);
    }

    public static int right(long pair) {
        return (int) pair;
    }

    public static long pair(int one, int two) {
        return (long) Math.min(one, two) << 32 | Math.max(one, two);
    }

    /** A found row and how sure it is. */
    public record Hit(int row, double probability) {}

    /**
     * Judges a record that is not in the table against its candidates there, the likeliest first.
     */
    public List<Hit> like(String[] cells, Candidates candidates, PairModel model) {
        Entry asked = preparation.entry(cells);
        float[] measured = new float[comparison.size()];
        float[] unknown = {Float.NaN, Float.NaN};
        List<Hit> hits = new ArrayList<>();
        for (int row : candidates.like(new Keys(preparation.fields()).of(asked))) {
            Entry[] pair = {asked, entry(row)};
            comparison.measure(asked, pair[1], unknown, measured);
            float odds = Rule.apply(rules, preparation, pair, (float) model.logOdds(measured));
            hits.add(new Hit(row, 1 / (1 + Math.exp(-odds))));
        }
        hits.sort((a, b) -> Double.compare(b.probability(), a.probability()));
        return hits;
    }
}
