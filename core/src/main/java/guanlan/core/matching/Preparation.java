package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records ready to be compared, knowing how common each word and value is among those it has
 * learned from. Cells are given in the order of the fields; empty text means that nothing is known.
 */
public final class Preparation {
    private static final int SPELLED = 14;
    private final List<Field> fields;
    private final Frequencies words = new Frequencies();
    private final Frequencies values = new Frequencies();

    public Preparation(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    Frequencies words() {
        return words;
    }

    /** Counts the words and values of a record. */
    public void learn(String[] cells) {
        Set<String> seen = new LinkedHashSet<>();
        int[] whole = new int[fields.size()];
        int count = 0;
        for (int at = 0; at < fields.size(); at++) {
            if (!cells[at].isBlank()) {
                Forms.Form form = Forms.of(fields.get(at).kind(), cells[at]);
                seen.addAll(Words.of(form.text()));
                whole[count++] = valueHash(at, form.text());
            }
        }
        words.add(Words.hashes(new ArrayList<>(seen)));
        values.add(Arrays.copyOf(whole, count));
    }

    private static int valueHash(int field, String text) {
        return Words.hash(text) * 31 + field;
    }

    public Entry entry(String[] cells) {
        @Nullable Value[] prepared = new Value[fields.size()];
        List<String> all = new ArrayList<>();
        for (int at = 0; at < fields.size(); at++) {
            prepared[at] = cells[at].isBlank() ? null : value(at, cells[at], all);
        }
        return new Entry(prepared, weighed(all));
    }

    private @Nullable Value value(int at, String cell, List<String> all) {
        Kind kind = fields.get(at).kind();
        Forms.Form form = Forms.of(kind, cell);
        if (form.text().isEmpty() && form.other().isEmpty()) {
            return null;
        }
        List<String> words = Words.of(form.text());
        all.addAll(words);
        Value bare = weighed(words);
        int[] grams = kind == Kind.PROSE ? new int[0] : Words.grams(form.text());
        String[] spelled = words.stream().limit(SPELLED).toArray(String[]::new);
        float rarity = values.weight(valueHash(at, form.text()));
        return new Value(
                form.text(),
                form.other(),
                bare.words(),
                bare.weights(),
                bare.norm(),
                bare.sum(),
                spelled,
                bare.codes(),
                bare.numbers(),
                grams,
                form.number(),
                rarity);
    }

    private Value weighed(List<String> list) {
        int[] hashes = Words.hashes(list);
        float[] weights = new float[hashes.length];
        double square = 0;
        double sum = 0;
        for (int at = 0; at < hashes.length; at++) {
            weights[at] = words.weight(hashes[at]);
            square += weights[at] * weights[at];
            sum += weights[at];
        }
        int[] codes = Words.hashes(list.stream().filter(Words::isCode).toList());
        return new Value(
                "",
                "",
                hashes,
                weights,
                (float) Math.sqrt(square),
                (float) sum,
                new String[0],
                codes,
                Words.hashes(list.stream().filter(Words::isNumber).map(Words::plain).toList()),
                new int[0],
                Double.NaN,
                0);
    }

    float weight(String word) {
        return words.weight(Words.hash(word));
    }

    /** ln of the number of records learned from, the scale of all weights. */
    double scale() {
        return Math.log(Math.max(10, words.records()));
    }
}
