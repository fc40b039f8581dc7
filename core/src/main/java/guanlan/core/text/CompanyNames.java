package guanlan.core.text;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads company names, Chinese by {@link ChineseCompanyNames} and others by {@link
 * LatinCompanyNames}.
 */
public final class CompanyNames {
    private static final Pattern FORMER =
            Pattern.compile("[(\\[]\\s*(原|曾用名|formerly|fka|f/k/a)[^)\\]]*[)\\]]");
    private static final Set<String> EMPTY = Set.of("-", "--", "无", "n/a", "none", "null");

    private CompanyNames() {}

    public static CompanyName read(String name) {
        String plain =
                Plain.of(name)
                        .replace('【', '(')
                        .replace('】', ')')
                        .replace('〔', '(')
                        .replace('〕', ')');
        if (EMPTY.contains(plain)) {
            plain = "";
        }
        boolean brackets = plain.indexOf('(') >= 0 || plain.indexOf('[') >= 0;
        String present = brackets ? FORMER.matcher(plain).replaceAll("") : plain;
        return Plain.hasHan(present)
                ? ChineseCompanyNames.read(present)
                : LatinCompanyNames.read(present);
    }
}
