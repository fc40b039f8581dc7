package guanlan.core.matching;

import guanlan.core.text.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts plain text into what is compared: words of letters and digits together, pairs of Chinese
 * characters, and for a chunk with digits its joined form too, since {@code dsc-w80} is {@code
 * dscw80} elsewhere.
 */
final class Words {
    private static final int LONGEST_GRAMS = 160;

    private Words() {}

    static List<String> of(String plain) {
        List<String> words = new ArrayList<>();
        for (String chunk : plain.split(" ")) {
            int before = words.size();
            boolean digits = cut(chunk, words);
            String joined = digits && words.size() - before > 1 ? Plain.letters(chunk) : "";
            if (joined.length() > 3 && joined.length() <= 24 && !Plain.hasHan(joined)) {
                words.add(joined);
            }
        }
        return words;
    }

    /** Adds the words of a chunk; whether any digit was seen. */
    private static boolean cut(String chunk, List<String> words) {
        boolean digits = false;
        int from = -1;
        for (int at = 0; at <= chunk.length(); at++) {
            char letter = at < chunk.length() ? chunk.charAt(at) : ' ';
            boolean han = Plain.isHan(letter);
            boolean inside = !han && Character.isLetterOrDigit(letter) || isPoint(chunk, at);
            digits |= Character.isDigit(letter);
            if (!inside && from >= 0) {
                words.add(chunk.substring(from, at));
            }
            from = inside ? from < 0 ? at : from : -1;
            if (han) {
                addHan(chunk, at, words);
            }
        }
        return digits;
    }

    private static boolean isPoint(String chunk, int at) {
        return at > 0
                && at + 1 < chunk.length()
                && chunk.charAt(at) == '.'
                && Character.isDigit(chunk.charAt(at - 1))
                && Character.isDigit(chunk.charAt(at + 1));
    }

    private static void addHan(String chunk, int at, List<String> words) {
        boolean next = at + 1 < chunk.length() && Plain.isHan(chunk.charAt(at + 1));
        boolean alone = !next && (at == 0 || !Plain.isHan(chunk.charAt(at - 1)));
        if (next) {
            words.add(chunk.substring(at, at + 2));
        } else if (alone) {
            words.add(chunk.substring(at, at + 1));
        }
    }

    /** Whether it looks like a number or model: a digit, and not one alone. */
    static boolean isCode(String word) {
        return word.length() > 1 && hasDigit(word);
    }

    /** Without a stream: it is asked of every word of every record. */
    private static boolean hasDigit(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (Character.isDigit(word.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Digits only, with a point inside at most. */
    static boolean isNumber(String word) {
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            if ((letter < '0' || letter > '9') && letter != '.') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** A number without zeros that say nothing: 07.10 as 7.1. */
    static String plain(String number) {
        int from = 0;
        while (from + 1 < number.length()
                && number.charAt(from) == '0'
                && number.charAt(from + 1) != '.') {
            from++;
        }
        int to = number.length();
        if (number.indexOf('.') >= 0) {
            while (number.charAt(to - 1) == '0') {
                to--;
            }
            to -= number.charAt(to - 1) == '.' ? 1 : 0;
        }
        return to > from ? number.substring(from, to) : "0";
    }

    /** Ascending distinct hashes. */
    static int[] hashes(List<String> words) {
        int[] hashes = new int[words.size()];
        for (int at = 0; at < hashes.length; at++) {
            hashes[at] = hash(words.get(at));
        }
        return distinct(hashes, hashes.length);
    }

    static int hash(CharSequence word) {
        return hash(word, 0, word.length());
    }

    private static int hash(CharSequence text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int at = from; at < to; at++) {
            hash = (hash ^ text.charAt(at)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    /**
     * Ascending distinct hashes of the runs of three letters, two for Chinese, of the letters only.
     */
    static int[] grams(String plain) {
        String letters = Plain.letters(plain);
        if (letters.length() > LONGEST_GRAMS) {
            letters = letters.substring(0, LONGEST_GRAMS);
        }
        int size = Plain.hasHan(letters) ? 2 : 3;
        if (letters.length() < size) {
            return letters.isEmpty() ? new int[0] : new int[] {hash(letters)};
        }
        int[] hashes = new int[letters.length() - size + 1];
        for (int at = 0; at < hashes.length; at++) {
            hashes[at] =
                    size == 2
                            ? letters.charAt(at) << 16 | letters.charAt(at + 1)
                            : hash(letters, at, at + 3);
        }
        return distinct(hashes, hashes.length);
    }

    static int[] distinct(int[] values, int length) {
        Arrays.sort(values, 0, length);
        int kept = 0;
        for (int at = 0; at < length; at++) {
            if (at == 0 || values[at] != values[at - 1]) {
                values[kept++] = values[at];
            }
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }
}
