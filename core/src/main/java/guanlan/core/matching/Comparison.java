package guanlan.core.matching;

import guanlan.core.text.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures two records: first {@link #GENERAL} numbers that mean the same in every table, so that a
 * model learned elsewhere can read them, then eighteen for each field. A number that cannot be had
 * is NaN.
 */
public final class Comparison {
    private static final String[] WHOLE = {
        "whole.cosine",
        "whole.overlapLeast",
        "whole.overlapMost",
        "whole.rarest",
        "whole.codes",
        "whole.codesAgainst",
        "best.left",
        "best.right",
        "for",
        "against",
        "balance",
        "present",
        "missing",
        "least",
        "mean",
        "main.inRight",
        "main.inLeft",
        "codes.sharedLeast",
        "codes.sharedMost",
        "codes.inMain",
        "rest.least",
        "rest.most",
        "whole.numbers",
        "whole.numbersAgainst"
    };
    private static final Kind[] KINDS = Kind.values();
    private static final int BEST = 6;
    private static final int EVIDENCE = 8;
    private static final int CONTAINED = 15;
    private static final int CODE_WEIGHT = 17;
    private static final int REST = 20;
    private static final int NUMBERS = 22;
    private static final int MAIN = WHOLE.length;
    private static final int BY_KIND = MAIN + Measures.SIZE;
    private static final double AGREES = 0.8;

    /** How many of the numbers are general. */
    public static final int GENERAL = BY_KIND + 2 * KINDS.length;

    private final List<Field> fields;
    private final Preparation preparation;
    private final Measures measures;
    private final int main;

    public Comparison(Preparation preparation) {
        this.preparation = preparation;
        this.fields = preparation.fields();
        this.measures = new Measures(preparation);
        this.main = mainField(fields);
    }

    /** How many numbers a comparison gives. */
    public int size() {
        return GENERAL + fields.size() * Measures.SIZE;
    }

    /** What the numbers are, for people who look into a model. */
    public List<String> names() {
        List<String> names = new ArrayList<>(Arrays.asList(WHOLE));
        Arrays.stream(Measures.NAMES).forEach(each -> names.add("main." + each));
        Arrays.stream(KINDS)
                .forEach(each -> names.addAll(List.of(each + ".least", each + ".most")));
        fields.forEach(
                field ->
                        Arrays.stream(Measures.NAMES)
                                .forEach(each -> names.add(field.name() + "." + each)));
        return names;
    }

    /** The field that names the record: the first company, else title or name, else text. */
    static int mainField(List<Field> fields) {
        int best = 0;
        int bestRank = -1;
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            boolean named = field.name().matches("(?i).*(name|title|名称|标题).*");
            int rank =
                    switch (field.kind()) {
                        case COMPANY -> named ? 6 : 5;
                        case TEXT -> named ? 7 : 3;
                        case PERSON -> 4;
                        case PROSE, ADDRESS -> 2;
                        case CODE, MAIL, URL, PHONE -> 1;
                        case DATE, NUMBER, CATEGORY -> 0;
                    };
            if (rank > bestRank) {
                best = at;
                bestRank = rank;
            }
        }
        return best;
    }

    /**
     * Fills the numbers of a pair.
     *
     * @param bests the best cosine that the left record has with any candidate, and the right one;
     *     NaN if unknown
     * @param out of {@link #size()}
     */
    public void measure(Entry left, Entry right, float[] bests, float[] out) {
        Arrays.fill(out, Float.NaN);
        whole(left, right, bests, out);
        Tally tally = new Tally();
        for (int at = 0; at < fields.size(); at++) {
            Value one = left.values()[at];
            Value two = right.values()[at];
            if (one != null && two != null) {
                int from = GENERAL + at * Measures.SIZE;
                measures.measure(one, two, out, from);
                tally.add(
                        fields.get(at).kind(),
                        Measures.agreement(fields.get(at).kind(), one, two, out, from),
                        (one.rarity() + two.rarity()) / 2,
                        out);
            } else if (one != two) {
                tally.missing++;
            }
        }
        codeWeights(left.whole(), right.whole(), out);
        out[CODE_WEIGHT + 2] = within(left, right);
        tally.write(out, preparation.scale());
        System.arraycopy(out, GENERAL + main * Measures.SIZE, out, MAIN, Measures.SIZE);
    }

    private void whole(Entry left, Entry right, float[] bests, float[] out) {
        Value one = left.whole();
        Value two = right.whole();
        double[] shared = shared(one, two);
        out[0] = (float) cosine(shared[0], one, two);
        float inLeft = (float) (shared[1] / Math.max(1e-6, one.sum()));
        float inRight = (float) (shared[1] / Math.max(1e-6, two.sum()));
        out[1] = Math.min(inLeft, inRight);
        out[2] = Math.max(inLeft, inRight);
        out[3] = (float) (shared[2] / preparation.scale());
        Measures.codes(one, two, out, 4);
        Measures.numbers(one, two, out, NUMBERS);
        rest(one, two, out);
        out[BEST] = bests[0] > 0 ? Math.min(1, out[0] / bests[0]) : Float.NaN;
        out[BEST + 1] = bests[1] > 0 ? Math.min(1, out[0] / bests[1]) : Float.NaN;
        out[CONTAINED] = contained(left.values()[main], two);
        out[CONTAINED + 1] = contained(right.values()[main], one);
    }

    /** The rarest word that only one record has, of either. */
    private void rest(Value left, Value right, float[] out) {
        float one = rarestBeside(left, right) / (float) preparation.scale();
        float two = rarestBeside(right, left) / (float) preparation.scale();
        out[REST] = Math.min(one, two);
        out[REST + 1] = Math.max(one, two);
    }

    private static float rarestBeside(Value value, Value other) {
        float rarest = 0;
        int at = 0;
        for (int word = 0; word < value.words().length; word++) {
            while (at < other.words().length && other.words()[at] < value.words()[word]) {
                at++;
            }
            boolean shared = at < other.words().length && other.words()[at] == value.words()[word];
            rarest = shared ? rarest : Math.max(rarest, value.weights()[word]);
        }
        return rarest;
    }

    /** The weight of the shared codes over that of all codes of either side. */
    private void codeWeights(Value left, Value right, float[] out) {
        double one = 0;
        double both = 0;
        for (int code : left.codes()) {
            double weight = preparation.words().weight(code);
            one += weight;
            both += Arrays.binarySearch(right.codes(), code) >= 0 ? weight : 0;
        }
        double two = 0;
        for (int code : right.codes()) {
            two += preparation.words().weight(code);
        }
        if (one > 0 && two > 0) {
            out[CODE_WEIGHT] = (float) (both / Math.max(one, two));
            out[CODE_WEIGHT + 1] = (float) (both / Math.min(one, two));
        }
    }

    /**
     * Whether an identifier of one side stands in the main text of the other, blanks and signs
     * aside; NaN without any.
     */
    private float within(Entry left, Entry right) {
        float found = Float.NaN;
        for (int at = 0; at < fields.size(); at++) {
            if (fields.get(at).kind() == Kind.CODE) {
                found = most(found, stands(left.values()[at], right.values()[main]));
                found = most(found, stands(right.values()[at], left.values()[main]));
            }
        }
        return found;
    }

    private static float most(float one, float two) {
        return Float.isNaN(one) ? two : Float.isNaN(two) ? one : Math.max(one, two);
    }

    private static float stands(@Nullable Value code, @Nullable Value text) {
        if (code == null || text == null || code.text().length() < 3) {
            return Float.NaN;
        }
        return Plain.letters(text.text()).contains(code.text()) ? 1 : 0;
    }

    private static float contained(@Nullable Value value, Value whole) {
        return value == null || value.sum() == 0
                ? Float.NaN
                : (float) (shared(value, whole)[1] / value.sum());
    }

    /**
     * The cosine of two records over all their words, weighted by their rarity (Salton and Buckley
     * 1988, tf = 1).
     */
    public static double cosine(Entry left, Entry right) {
        return cosine(shared(left.whole(), right.whole())[0], left.whole(), right.whole());
    }

    private static double cosine(double dot, Value one, Value two) {
        return dot / Math.max(1e-6, one.norm() * two.norm());
    }

    /** Over the shared words: the sum of squared weights, the sum of weights, the largest. */
    private static double[] shared(Value left, Value right) {
        double[] sums = new double[3];
        int one = 0;
        int two = 0;
        while (one < left.words().length && two < right.words().length) {
            int compared = Integer.compare(left.words()[one], right.words()[two]);
            if (compared == 0) {
                double weight = left.weights()[one];
                sums[0] += weight * weight;
                sums[1] += weight;
                sums[2] = Math.max(sums[2], weight);
                one++;
                two++;
            } else if (compared < 0) {
                one++;
            } else {
                two++;
            }
        }
        return sums;
    }

    /** How far each field speaks for and against, as in Fellegi and Sunter but graded. */
    private static final class Tally {
        private double in;
        private double against;
        private double sum;
        private double least = 1;
        private int present;
        private int missing;

        void add(Kind kind, double agreement, double rarity, float[] out) {
            present++;
            sum += agreement;
            least = Math.min(least, agreement);
            in += agreement >= AGREES ? agreement * rarity : 0;
            against += (1 - agreement) * rarity;
            int slot = BY_KIND + 2 * kind.ordinal();
            out[slot] =
                    (float) (Float.isNaN(out[slot]) ? agreement : Math.min(out[slot], agreement));
            out[slot + 1] =
                    (float)
                            (Float.isNaN(out[slot + 1])
                                    ? agreement
                                    : Math.max(out[slot + 1], agreement));
        }

        void write(float[] out, double scale) {
            out[EVIDENCE] = (float) (in / scale);
            out[EVIDENCE + 1] = (float) (against / scale);
            out[EVIDENCE + 2] = (float) (in / Math.max(1e-6, in + against));
            out[EVIDENCE + 3] = present;
            out[EVIDENCE + 4] = missing;
            out[EVIDENCE + 5] = present == 0 ? Float.NaN : (float) least;
            out[EVIDENCE + 6] = present == 0 ? Float.NaN : (float) (sum / present);
        }
    }
}
