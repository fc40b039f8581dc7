package guanlan.core.values;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The unified social credit code of a Chinese organisation (统一社会信用代码): 18 characters, the last one
 * a check digit, weights 3^i mod 31 over an alphabet without I, O, S, V, Z. Source: GB 32100-2015.
 */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private CreditCode() {}

    /**
     * The code in upper case, or nothing when it is too short, has a foreign character or a wrong
     * check digit.
     */
    public static Optional<String> read(String text) {
        String code =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s-]", "")
                        .toUpperCase(Locale.ROOT);
        if (code.length() != LENGTH
                || code.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
            return Optional.empty();
        }
        return check(code) == code.charAt(LENGTH - 1) ? Optional.of(code) : Optional.empty();
    }

    /** The check digit that belongs behind the first 17 characters. */
    public static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < LENGTH - 1; at++) {
            sum += ALPHABET.indexOf(code.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
