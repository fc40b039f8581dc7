package guanlan.core.criteria;

import java.util.Comparator;

/** Text as conditions see it: without case for fragments, by code point for order. */
public final class Folding {

    /** The order of code points, which UTF-8 bytes have too; {@code String.compareTo} differs. */
    public static final Comparator<String> BY_CODE_POINT = Folding::compare;

    private Folding() {}

    /**
     * Every character in lower case, one by one: Unicode's simple mapping, whatever the language
     * and the neighbours, so that a fragment folds as it does inside its text.
     */
    public static String fold(String text) {
        int changed = firstChange(text);
        if (changed == text.length()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length()).append(text, 0, changed);
        for (int i = changed; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            folded.appendCodePoint(Character.toLowerCase(codePoint));
            i += Character.charCount(codePoint);
        }
        return folded.toString();
    }

    private static int firstChange(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (Character.toLowerCase(codePoint) != codePoint) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return text.length();
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean halves = Character.isSurrogate(one) != Character.isSurrogate(other);
                return halves && Character.isSurrogate(one)
                        ? 1
                        : halves ? -1 : Character.compare(one, other);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
