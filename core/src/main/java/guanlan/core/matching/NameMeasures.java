package guanlan.core.matching;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.common.Term;
import guanlan.core.text.CompanyName;
import guanlan.core.text.CompanyNames;
import guanlan.core.text.Plain;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is measured between an alias and a legal name: mostly how much of the alias is found, in
 * order, where.
 */
final class NameMeasures {
    static final int SIZE = 22;
    static final int OWN = 18;
    private static final Pattern MARK =
            Pattern.compile("^(\\*?st|pt|s\\*st|n|u)(?=\\p{IsHan})|(?<=\\p{IsHan})[ab]$");
    private static final Pattern SUFFIX = Pattern.compile("(?<=..)(股份|集团|控股|科技|公司)$");

    private NameMeasures() {}

    /**
     * A legal name made ready.
     *
     * @param letters without blanks and signs
     * @param firsts whether a word begins at each letter
     */
    record Legal(CompanyName name, String letters, String core, boolean[] firsts) {
        static Legal of(String text) {
            CompanyName name = CompanyNames.read(text);
            String letters = Plain.letters(name.plain());
            return new Legal(name, letters, Plain.letters(name.core()), firsts(letters));
        }

        private static boolean[] firsts(String letters) {
            boolean[] firsts = new boolean[letters.length()];
            int at = 0;
            List<Term> words = HanLP.segment(letters);
            for (Term word : words) {
                if (at < firsts.length) {
                    firsts[at] = true;
                }
                at += word.word.length();
            }
            return firsts;
        }
    }

    /** An alias without the marks of an exchange (ST, A, B). */
    static String bare(String alias) {
        String letters = Plain.letters(Plain.of(alias).replace("*", ""));
        return MARK.matcher(letters).replaceAll("");
    }

    /** Fills the first {@link #OWN} numbers; the rest compare with the other candidates. */
    static void measure(String alias, Legal legal, Frequencies letters, float[] out) {
        String stem = SUFFIX.matcher(alias).replaceFirst("");
        String brand = Plain.letters(legal.name().brand());
        int n = Math.max(1, alias.length());
        out[0] = (float) common(alias, legal.letters()) / n;
        out[1] = (float) common(alias, legal.core()) / n;
        out[2] = (float) substring(alias, legal.letters()) / n;
        out[3] = legal.letters().contains(alias) ? 1 : 0;
        out[4] = share(alias, legal.letters(), letters);
        out[5] = (float) common(stem, legal.core()) / Math.max(1, stem.length());
        out[6] = starts(alias, legal.core());
        out[7] = starts(alias, legal.letters());
        out[8] = (float) prefix(stem, legal.core()) / Math.max(1, stem.length());
        out[9] = (float) common(alias, brand) / Math.max(1, brand.length());
        out[10] = brand.length();
        out[11] = alias.length();
        out[12] = legal.letters().length();
        out[13] = alias.endsWith("集团") ? legal.name().group() ? 1 : 0 : Float.NaN;
        out[14] = (float) substring(stem, legal.letters()) / Math.max(1, stem.length());
        out[15] = legal.letters().indexOf(alias.charAt(0));
        out[16] = atWords(alias, legal);
        out[17] = legal.core().contains(stem) ? 1 : 0;
    }

    private static int common(String left, String right) {
        return (int)
                Math.round(
                        Similarity.subsequence(left, right)
                                * Math.min(left.length(), right.length()));
    }

    private static float starts(String alias, String text) {
        return !text.isEmpty() && text.charAt(0) == alias.charAt(0) ? 1 : 0;
    }

    private static int prefix(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int substring(String left, String right) {
        int longest = 0;
        int[] row = new int[right.length() + 1];
        for (int at = 0; at < left.length(); at++) {
            for (int other = right.length(); other > 0; other--) {
                row[other] = left.charAt(at) == right.charAt(other - 1) ? row[other - 1] + 1 : 0;
                longest = Math.max(longest, row[other]);
            }
        }
        return longest;
    }

    private static float share(String alias, String name, Frequencies letters) {
        double all = 0;
        double found = 0;
        for (int at = 0; at < alias.length(); at++) {
            double weight = letters.weight(alias.charAt(at));
            all += weight;
            found += name.indexOf(alias.charAt(at)) >= 0 ? weight : 0;
        }
        return (float) (found / Math.max(1e-6, all));
    }

    /** The share of the alias that is met, in order, at beginnings of words. */
    private static float atWords(String alias, Legal legal) {
        int next = 0;
        int met = 0;
        for (int at = 0; at < legal.letters().length() && next < alias.length(); at++) {
            boolean follows =
                    met > 0 && at > 0 && legal.letters().charAt(at - 1) == alias.charAt(next - 1);
            if (legal.letters().charAt(at) == alias.charAt(next)
                    && (legal.firsts()[at] || follows)) {
                next++;
                met++;
            }
        }
        return (float) met / alias.length();
    }
}
