package guanlan.core.values;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers. A Chinese mobile or an international number becomes E.164 ({@code
 * +8613800138000}); a Chinese land line keeps its area code ({@code +862112345678}); a local number
 * stays as its digits, since its area is not known. An extension follows after {@code ;ext=}, as in
 * RFC 3966.
 */
public final class Phones {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "([+]?[0-9()\\-./ ]{3,40}?)\\s*(?:(?:转|分机|ext\\.?|x|#|;ext=)\\s*(\\d{1,6}))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MOBILE = Pattern.compile("(?:0086|86)?(1[3-9]\\d{9})");
    private static final Pattern LAND_LINE = Pattern.compile("0(10|2\\d|[3-9]\\d{2})(\\d{7,8})");

    private Phones() {}

    public static Optional<String> read(String text) {
        Matcher shape = SHAPE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        String written = shape.group(1);
        String extension = shape.group(2) == null ? "" : ";ext=" + shape.group(2);
        return number(written.startsWith("+"), written.replaceAll("\\D", ""))
                .map(number -> number + extension);
    }

    private static Optional<String> number(boolean international, String digits) {
        if (digits.length() < 5 || digits.length() > 15) {
            return Optional.empty();
        }
        if (international) {
            return Optional.of("+" + digits);
        }
        Matcher mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return Optional.of("+86" + mobile.group(1));
        }
        Matcher landLine = LAND_LINE.matcher(digits);
        if (landLine.matches()) {
            return Optional.of("+86" + landLine.group(1) + landLine.group(2));
        }
        return Optional.of(digits.startsWith("00") ? "+" + digits.substring(2) : digits);
    }
}
