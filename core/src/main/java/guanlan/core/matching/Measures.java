package guanlan.core.matching;

import guanlan.core.text.PersonName;

/**
 * What is measured between two values of one field: eighteen numbers, and one agreement by kind.
 */
final class Measures {
    static final String[] NAMES = {
        "equal",
        "edit",
        "jaroWinkler",
        "cosine",
        "jaccard",
        "overlap",
        "soft",
        "grams",
        "codes",
        "codesAgainst",
        "number",
        "other",
        "length",
        "rarest",
        "restLeft",
        "restRight",
        "numbers",
        "numbersAgainst"
    };
    static final int SIZE = NAMES.length;
    private static final int EQUAL = 0;
    private static final int EDIT = 1;
    private static final int WINKLER = 2;
    private static final int COSINE = 3;
    private static final int JACCARD = 4;
    private static final int OVERLAP = 5;
    private static final int SOFT = 6;
    private static final int GRAMS = 7;
    private static final int CODES = 8;
    private static final int NUMBER = 10;
    private static final int OTHER = 11;
    private static final int LENGTH = 12;
    private static final int RAREST = 13;
    private static final int REST = 14;
    private static final int NUMBERS = 16;
    private static final int MOST_AGAINST = 5;
    private static final int JOINED = 5;
    private static final int LONGEST_EDIT = 64;
    private static final double LIKE = 0.85;

    private final Preparation preparation;

    Measures(Preparation preparation) {
        this.preparation = preparation;
    }

    /** Writes the measures from a place on. */
    void measure(Value left, Value right, float[] out, int at) {
        boolean equal = left.text().equals(right.text());
        String one = clipped(left.text());
        String two = clipped(right.text());
        out[at + EQUAL] = equal ? 1 : 0;
        out[at + EDIT] = (float) (equal ? 1 : Similarity.edit(one, two));
        out[at + WINKLER] = (float) (equal ? 1 : Similarity.jaroWinkler(one, two));
        words(left, right, out, at);
        out[at + JACCARD] = (float) Similarity.jaccard(left.words(), right.words());
        soft(left, right, equal, out, at);
        boolean grams = left.grams().length > 0 && right.grams().length > 0;
        out[at + GRAMS] = grams ? (float) Similarity.dice(left.grams(), right.grams()) : Float.NaN;
        codes(left, right, out, at + CODES);
        numbers(left, right, out, at + NUMBERS);
        boolean numbers = !Double.isNaN(left.number()) && !Double.isNaN(right.number());
        out[at + NUMBER] =
                numbers ? (float) Similarity.number(left.number(), right.number()) : Float.NaN;
        boolean others = !left.other().isEmpty() && !right.other().isEmpty();
        out[at + OTHER] =
                others
                        ? (float)
                                Similarity.jaroWinkler(
                                        clipped(left.other()), clipped(right.other()))
                        : Float.NaN;
        out[at + LENGTH] =
                (float) Math.min(left.text().length(), right.text().length())
                        / Math.max(1, Math.max(left.text().length(), right.text().length()));
    }

    private static String clipped(String text) {
        return text.length() > LONGEST_EDIT ? text.substring(0, LONGEST_EDIT) : text;
    }

    private void words(Value left, Value right, float[] out, int at) {
        double dot = 0;
        double shared = 0;
        double rarest = 0;
        int one = 0;
        int two = 0;
        int[] a = left.words();
        int[] b = right.words();
        while (one < a.length && two < b.length) {
            if (a[one] == b[two]) {
                double weight = left.weights()[one];
                dot += weight * weight;
                shared += weight;
                rarest = Math.max(rarest, weight);
                one++;
                two++;
            } else if (a[one] < b[two]) {
                one++;
            } else {
                two++;
            }
        }
        out[at + COSINE] = (float) (dot / Math.max(1e-6, left.norm() * right.norm()));
        out[at + OVERLAP] = (float) (shared / Math.max(1e-6, Math.min(left.sum(), right.sum())));
        out[at + RAREST] = (float) (rarest / preparation.scale());
    }

    private void soft(Value left, Value right, boolean equal, float[] out, int at) {
        if (equal) {
            out[at + SOFT] = 1;
            out[at + REST] = 0;
            out[at + REST + 1] = 0;
            return;
        }
        double one = soft(left, right, out, at + REST);
        double two = soft(right, left, out, at + REST + 1);
        out[at + SOFT] = (float) ((one + two) / 2);
    }

    /**
     * The weighted mean over the left words of their best likeness among the right ones (Monge and
     * Elkan 1996); writes the most that any of them says which the right does not.
     */
    private double soft(Value left, Value right, float[] out, int rest) {
        double sum = 0;
        double all = 0;
        double most = 0;
        for (String word : left.spelled()) {
            double weight = preparation.weight(word);
            double best = best(word, right);
            sum += weight * best;
            all += weight;
            most = Math.max(most, weight * (1 - best));
        }
        out[rest] = (float) (most / preparation.scale());
        return all == 0 ? 0 : sum / all;
    }

    private static double best(String word, Value right) {
        double best = 0;
        for (String other : right.spelled()) {
            if (word.equals(other)) {
                return 1;
            }
            boolean hopeless = Math.abs(word.length() - other.length()) > 4 || word.length() < 3;
            if (!hopeless) {
                double like = Similarity.jaroWinkler(word, other);
                best = like >= LIKE ? Math.max(best, like) : best;
            }
        }
        return best == 0 && word.length() >= JOINED && right.text().contains(word) ? LIKE : best;
    }

    /** The numbers that both name over all; how many only one of them names. */
    static void numbers(Value left, Value right, float[] out, int at) {
        int one = left.numbers().length;
        int two = right.numbers().length;
        if (one > 0 && two > 0) {
            int shared = Similarity.shared(left.numbers(), right.numbers());
            out[at] = (float) shared / (one + two - shared);
            out[at + 1] = Math.min(MOST_AGAINST, one + two - 2 * shared);
        }
    }

    static void codes(Value left, Value right, float[] out, int at) {
        int fewer = Math.min(left.codes().length, right.codes().length);
        int shared = Similarity.shared(left.codes(), right.codes());
        out[at] = fewer == 0 ? Float.NaN : (float) shared / fewer;
        out[at + 1] = fewer - shared;
    }

    /**
     * How much the values agree, 0 to 1, in the way of their kind; reads what {@link #measure}
     * wrote.
     */
    static double agreement(Kind kind, Value left, Value right, float[] measured, int at) {
        if (measured[at + EQUAL] == 1) {
            return kind == Kind.COMPANY && elsewhere(left, right) ? 0.6 : 1;
        }
        return switch (kind) {
            case PHONE ->
                    left.other().equals(right.other()) && left.other().length() >= 7
                            ? 0.95
                            : onlySlip(measured[at + EDIT], 0.85);
            case MAIL ->
                    Math.max(left.other().equals(right.other()) ? 0.85 : 0, measured[at + EDIT]);
            case DATE -> date(left, right, measured[at + EDIT]);
            case CODE -> onlySlip(measured[at + EDIT], 0.7);
            case NUMBER ->
                    Float.isNaN(measured[at + NUMBER])
                            ? measured[at + EDIT]
                            : Math.pow(measured[at + NUMBER], 3);
            case PERSON -> person(left, right, measured, at);
            case ADDRESS -> elsewhere(left, right) ? 0.3 * text(measured, at) : text(measured, at);
            case PROSE -> measured[at + COSINE];
            case COMPANY ->
                    (elsewhere(left, right) ? 0.6 : 1)
                            * brands(left.other(), right.other())
                            * text(measured, at);
            case URL, CATEGORY, TEXT -> text(measured, at);
        };
    }

    /**
     * How much of a likeness of names is left by their brands: 华为技术 and 华威技术 share all but what
     * tells them apart.
     */
    private static double brands(String left, String right) {
        if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
            return 1;
        }
        if (left.contains(right) || right.contains(left)) {
            return 0.95;
        }
        double like = Similarity.edit(clipped(left), clipped(right));
        return 0.3 + 0.7 * like * like;
    }

    private static double onlySlip(double edit, double least) {
        return edit >= least ? edit : edit / 3;
    }

    private static double date(Value left, Value right, double edit) {
        boolean near = Math.abs(left.number() - right.number()) <= 1;
        return near ? 0.9 : edit >= 0.87 ? edit : edit / 2;
    }

    private static double person(Value left, Value right, float[] measured, int at) {
        double sound = Float.isNaN(measured[at + OTHER]) ? 0 : 0.98 * measured[at + OTHER];
        boolean nickname = PersonName.formal(left.text()).equals(PersonName.formal(right.text()));
        double like = Math.max(measured[at + WINKLER], Math.max(sound, text(measured, at)));
        return nickname ? Math.max(0.95, like) : like < 0.75 ? like / 2 : like;
    }

    /**
     * Whether both name a place in China and the places exclude each other: other provinces, or
     * other cities of one.
     */
    static boolean elsewhere(Value left, Value right) {
        if (!(left.number() > 0 && right.number() > 0)) {
            return false;
        }
        int one = (int) left.number();
        int two = (int) right.number();
        boolean cities = one % 10_000 != 0 && two % 10_000 != 0;
        return one / 10_000 != two / 10_000 || cities && one / 100 != two / 100;
    }

    private static double text(float[] measured, int at) {
        double grams = Float.isNaN(measured[at + GRAMS]) ? 0 : measured[at + GRAMS];
        double letters = Math.max(grams, measured[at + EDIT]);
        double words = Math.max(measured[at + SOFT], measured[at + COSINE]);
        return (letters + words) / 2;
    }
}
