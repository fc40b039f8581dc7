package guanlan.core.text;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for programs made from what people call a thing: Chinese by its pinyin, everything else by
 * its Latin letters. {@code 预算金额 Q1} becomes {@code yusuanjine_q1}.
 */
public final class Identifiers {
    public static final int LONGEST = 63;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^[0-9_]+|_+$");

    private Identifiers() {}

    /** A name of lower-case letters, digits and underscores; empty when nothing of it is left. */
    public static String of(String label) {
        String latin =
                HAN.matcher(label)
                        .replaceAll(
                                run ->
                                        " "
                                                + HanLP.convertToPinyinString(
                                                                run.group(), "", false)
                                                        .replace("ü", "v")
                                                + " ");
        String plain =
                Normalizer.normalize(latin, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        return shortened(ENDS.matcher(OTHER.matcher(plain).replaceAll("_")).replaceAll(""), "");
    }

    /** The same name, or one like it that is not taken. */
    public static String free(String name, Set<String> taken) {
        String free = name;
        for (int count = 2; taken.contains(free); count++) {
            free = shortened(name, "_" + count);
        }
        return free;
    }

    private static String shortened(String name, String suffix) {
        int most = LONGEST - suffix.length();
        return (name.length() <= most ? name : name.substring(0, most)) + suffix;
    }
}
