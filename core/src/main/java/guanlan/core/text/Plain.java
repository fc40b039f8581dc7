package guanlan.core.text;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text without what writers vary: full and half width (NFKC), case, traditional characters, accents
 * of Latin letters, runs of blanks. Characters are mapped one by one through a table, so that a
 * million names take seconds; the table is made once from HanLP's dictionary.
 */
public final class Plain {
    private static final int FIRST_HAN = 0x3400;
    private static final int LAST_HAN = 0x9FFF;

    private Plain() {}

    private static final class Simplified {
        static final char[] TABLE = table();

        private static char[] table() {
            char[] table = new char[LAST_HAN - FIRST_HAN + 1];
            for (int at = 0; at < table.length; at++) {
                char letter = (char) (FIRST_HAN + at);
                String simple = HanLP.convertToSimplifiedChinese(String.valueOf(letter));
                table[at] = simple.length() == 1 ? simple.charAt(0) : letter;
            }
            return table;
        }
    }

    /** The text in its plain form; never longer words, never a control character. */
    public static String of(String text) {
        String wide =
                isUsual(text) ? text : unaccented(Normalizer.normalize(text, Normalizer.Form.NFKC));
        StringBuilder plain = new StringBuilder(wide.length());
        boolean blank = true;
        for (int at = 0; at < wide.length(); at++) {
            char letter = wide.charAt(at);
            if (letter <= ' ' || Character.isWhitespace(letter) || Character.isISOControl(letter)) {
                if (!blank) {
                    plain.append(' ');
                }
                blank = true;
            } else {
                plain.append(isHan(letter) ? simplified(letter) : Character.toLowerCase(letter));
                blank = false;
            }
        }
        if (blank && plain.length() > 0) {
            plain.setLength(plain.length() - 1);
        }
        return plain.toString();
    }

    /**
     * The words of a plain text: runs of Latin letters, of digits, and of Chinese characters; what
     * stands between is dropped. {@code "dsc-w80 数码相机"} has the words dsc, w, 80, 数码相机.
     */
    public static List<String> runs(String plain) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        int kind = 0;
        for (int at = 0; at <= plain.length(); at++) {
            int now = at == plain.length() ? 0 : kindOf(plain.charAt(at));
            if (now != kind) {
                if (kind != 0) {
                    runs.add(plain.substring(from, at));
                }
                from = at;
                kind = now;
            }
        }
        return runs;
    }

    /** Only letters and digits of a plain text. */
    public static String letters(String plain) {
        StringBuilder letters = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            if (kindOf(plain.charAt(at)) != 0) {
                letters.append(plain.charAt(at));
            }
        }
        return letters.toString();
    }

    public static boolean isHan(char letter) {
        return letter >= FIRST_HAN && letter <= LAST_HAN;
    }

    public static boolean hasHan(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isHan(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static int kindOf(char letter) {
        if (isHan(letter)) {
            return 3;
        }
        return Character.isDigit(letter) ? 2 : Character.isLetter(letter) ? 1 : 0;
    }

    private static char simplified(char letter) {
        return Simplified.TABLE[letter - FIRST_HAN];
    }

    /** Only characters that normalisation leaves as they are. */
    private static boolean isUsual(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= 128 && (letter < 0x4E00 || letter > LAST_HAN)) {
                return false;
            }
        }
        return true;
    }

    private static String unaccented(String text) {
        boolean latin = false;
        for (int at = 0; at < text.length() && !latin; at++) {
            char letter = text.charAt(at);
            latin = letter >= 0xC0 && letter < 0x250;
        }
        if (!latin) {
            return text;
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(apart.length());
        for (int at = 0; at < apart.length(); at++) {
            if (Character.getType(apart.charAt(at)) != Character.NON_SPACING_MARK) {
                bare.append(apart.charAt(at));
            }
        }
        return bare.toString()
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('Ø', 'o')
                .replace("æ", "ae");
    }
}
