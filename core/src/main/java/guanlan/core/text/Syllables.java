package guanlan.core.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pinyin without tones, one syllable a character, from a table filled as it is used. */
public final class Syllables {
    private static final int FIRST = 0x4E00;
    private static final @Nullable String[] TABLE = new String[0x9FFF - FIRST + 1];

    private Syllables() {}

    /** The syllable of a Chinese character, or the character itself when it has none. */
    public static String of(char letter) {
        if (letter < FIRST || letter > 0x9FFF) {
            return String.valueOf(letter);
        }
        String known = TABLE[letter - FIRST];
        if (known == null) {
            known = look(letter);
            TABLE[letter - FIRST] = known;
        }
        return known;
    }

    /** All syllables of a text joined: 百度 → baidu. */
    public static String joined(String text) {
        StringBuilder all = new StringBuilder(text.length() * 4);
        for (int at = 0; at < text.length(); at++) {
            all.append(of(text.charAt(at)));
        }
        return all.toString();
    }

    /** The first letters of all syllables: 百度 → bd. */
    public static String initials(String text) {
        StringBuilder all = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            all.append(of(text.charAt(at)).charAt(0));
        }
        return all.toString();
    }

    private static String look(char letter) {
        List<Pinyin> found = HanLP.convertToPinyinList(String.valueOf(letter));
        String bare = found.isEmpty() ? "none" : found.getFirst().getPinyinWithoutTone();
        return bare == null || bare.isEmpty() || bare.equals("none")
                ? String.valueOf(letter)
                : bare;
    }
}
