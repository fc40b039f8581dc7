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
        learn(lesson(forms(cells)));
    }

    /** What is counted of a record. */
    record Lesson(int[] words, int[] values) {}

    /** Made by several threads at once, then {@linkplain #learn(Lesson) learned} by one. */
    Lesson lesson(Forms.@Nullable Form[] forms) {
        Set<String> seen = new LinkedHashSet<>();
        int[] whole = new int[forms.length];
        int count = 0;
        for (int at = 0; at < forms.length; at++) {
            Forms.Form form = forms[at];
            if (form != null) {
                seen.addAll(Words.of(form.text()));
                whole[count++] = valueHash(at, form.text());
            }
        }
        return new Lesson(Words.hashes(new ArrayList<>(seen)), Arrays.copyOf(whole, count));
    }

    void learn(Lesson lesson) {
        words.add(lesson.words());
        values.add(lesson.values());
    }

    private Forms.@Nullable Form[] forms(String[] cells) {
        Forms.@Nullable Form[] forms = new Forms.Form[fields.size()];
        for (int at = 0; at < forms.length; at++) {
            forms[at] = cells[at].isBlank() ? null : Forms.of(fields.get(at).kind(), cells[at]);
        }
        return forms;
    }

    private static int valueHash(int field, String text) {
        return Words.hash(text) * 31 + field;
    }

    public Entry entry(String[] cells) {
        return entry(forms(cells));
    }

    /** Of normal forms; null where nothing is known. */
    Entry entry(Forms.@Nullable Form[] forms) {
        @Nullable Value[] prepared = new Value[forms.length];
        List<String> all = new ArrayList<>();
        for (int at = 0; at < forms.length; at++) {
            Forms.Form form = forms[at];
            prepared[at] = form == null ? null : value(at, form, all);
        }
        return new Entry(prepared, weighed(all));
    }

    private @Nullable Value value(int at, Forms.Form form, List<String> all) {
        Kind kind = fields.get(at).kind();
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
        List<String> codes = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String word : list) {
            if (Words.isCode(word)) {
                codes.add(word);
            }
            if (Words.isNumber(word)) {
                numbers.add(Words.plain(word));
            }
        }
        return new Value(
                "",
                "",
                hashes,
                weights,
                (float) Math.sqrt(square),
                (float) sum,
                new String[0],
                Words.hashes(codes),
                Words.hashes(numbers),
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
