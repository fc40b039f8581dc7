package guanlan.platform.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a value is told: {@code 3*4} keeps three characters at the beginning and four at the
 * end, {@code 1*@} keeps one and what follows from the {@code @} on.
 *
 * @param end -1: from the {@code @} on
 */
public record Mask(int beginning, int end) {
    /** Nothing is told but that there is something. */
    public static final Mask STARS = new Mask(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,2})\\*([0-9]{1,2}|@)");
    private static final String HIDDEN = "****";
    private static final int FEWEST = 3;

    public static Optional<Mask> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int end = written.group(2).equals("@") ? -1 : Integer.parseInt(written.group(2));
        return Optional.of(new Mask(Integer.parseInt(written.group(1)), end));
    }

    public String text() {
        return beginning + "*" + (end < 0 ? "@" : String.valueOf(end));
    }

    /**
     * Always the same number of stars, so that the length is no hint; a value of which less than
     * three characters would be hidden is hidden whole.
     */
    public String of(String value) {
        int length = value.codePointCount(0, value.length());
        int at = value.indexOf('@');
        int tail = end >= 0 ? end : at < 0 ? 0 : value.codePointCount(at, value.length());
        if (beginning + tail + FEWEST > length) {
            return HIDDEN;
        }
        return value.substring(0, value.offsetByCodePoints(0, beginning))
                + HIDDEN
                + value.substring(value.offsetByCodePoints(0, length - tail));
    }
}
