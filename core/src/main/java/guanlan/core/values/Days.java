package guanlan.core.values;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and moments as people write them: {@code 2024-03-05}, {@code 2024年3月5日}, {@code 2024/3/5
 * 14:30}, {@code 20240305}, {@code 3/25/2024}. Day and month that could be swapped are refused
 * rather than guessed.
 */
public final class Days {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern MOMENT =
            Pattern.compile("(\\S+?)[T ]\\s*(\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)");
    private static final int LONGEST = 40;

    private Days() {}

    /** The day meant, whatever time of day stands behind it. */
    public static Optional<LocalDate> readDate(String text) {
        String bare = normal(text);
        Matcher moment = MOMENT.matcher(bare);
        return day(moment.matches() ? moment.group(1) : bare);
    }

    /**
     * The moment meant; without an offset it is read in the given zone, without a time of day it is
     * that day's start.
     */
    public static Optional<Instant> readInstant(String text, ZoneId zone) {
        String bare = normal(text);
        try {
            return Optional.of(OffsetDateTime.parse(bare).toInstant());
        } catch (DateTimeException withoutOffset) {
            return local(bare).map(time -> time.atZone(zone).toInstant());
        }
    }

    private static Optional<LocalDateTime> local(String bare) {
        Matcher moment = MOMENT.matcher(bare);
        if (!moment.matches()) {
            return day(bare).map(LocalDate::atStartOfDay);
        }
        return day(moment.group(1)).flatMap(date -> time(moment.group(2)).map(date::atTime));
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return date(first.group(1), first.group(2), first.group(3));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return date(compact.group(1), compact.group(2), compact.group(3));
        }
        Matcher last = YEAR_LAST.matcher(text);
        return last.matches() ? swapped(last) : Optional.empty();
    }

    private static Optional<LocalDate> swapped(Matcher last) {
        int one = Integer.parseInt(last.group(1));
        int two = Integer.parseInt(last.group(2));
        if (one <= 12 && two <= 12 && one != two) {
            return Optional.empty();
        }
        return one > 12
                ? date(last.group(3), last.group(2), last.group(1))
                : date(last.group(3), last.group(1), last.group(2));
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static String normal(String text) {
        return text.length() > LONGEST
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
