package guanlan.core.criteria;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether two texts are alike: of the pairs of neighbouring characters that either has, enough are
 * in both (Dice's coefficient of the sets is at least 0.6). Blanks do not count, nor does what
 * follows the first {@value #MOST} characters. Tables answer with the same arithmetic.
 */
public final class Likeness {
    /** As many characters of each text are looked at. */
    public static final int MOST = 1_000;

    private Likeness() {}

    /** Of two texts that are folded already. */
    static boolean similar(String one, String other) {
        Set<String> shared = pairs(one);
        Set<String> others = pairs(other);
        int both = shared.size() + others.size();
        shared.retainAll(others);
        return !shared.isEmpty() && 10 * shared.size() >= 3 * both;
    }

    /** A single character is a pair of its own. */
    private static Set<String> pairs(String text) {
        int[] letters = text.codePoints().limit(MOST).filter(letter -> letter != ' ').toArray();
        Set<String> pairs = new HashSet<>();
        if (letters.length == 1) {
            pairs.add(Character.toString(letters[0]));
        }
        for (int at = 1; at < letters.length; at++) {
            pairs.add(new String(letters, at - 1, 2));
        }
        return pairs;
    }
}
