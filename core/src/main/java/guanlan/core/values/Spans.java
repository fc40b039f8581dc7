package guanlan.core.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 2小时30分}, {@code 1.5h}, {@code 半小时}, {@code 1 day 4
 * hours}, {@code 1:30} (hours and minutes), {@code PT2H30M}. A day has 24 hours, a week seven days.
 * A bare number is refused: nobody knows of what.
 */
public final class Spans {
    /** The longest that is read, either way: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private static final int LONGEST_TEXT = 60;
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern ISO = Pattern.compile("p[0-9dthms.-]+");
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(半|\\d+(?:\\.\\d+)?)\\s*个?\\s*(?:"
                            + "(?<week>周|星期|weeks?|w)"
                            + "|(?<day>天|日|days?|d)"
                            + "|(?<hour>小时|时|钟头|hours?|hrs?|h)"
                            + "|(?<minute>分钟|分|minutes?|mins?|m)"
                            + "|(?<second>秒钟|秒|seconds?|secs?|s))");

    /** A unit with its name in the pattern, its seconds, and its word in both languages. */
    private record Unit(String group, long seconds, String zh, String en) {}

    private static final List<Unit> UNITS =
            List.of(
                    new Unit("week", 604_800, "周", "w"),
                    new Unit("day", 86_400, "天", "d"),
                    new Unit("hour", 3_600, "小时", "h"),
                    new Unit("minute", 60, "分", "m"),
                    new Unit("second", 1, "秒", "s"));

    private Spans() {}

    /** The span meant, to the second. */
    public static Optional<Duration> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        boolean negative = bare.startsWith("-");
        String span = (negative ? bare.substring(1) : bare).toLowerCase(Locale.ROOT).strip();
        return clock(span)
                .or(() -> iso(span))
                .or(() -> parts(span))
                .map(found -> negative ? found.negated() : found)
                .filter(found -> found.abs().compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        long seconds = clock.group(3) == null ? 0 : Long.parseLong(clock.group(3));
        return Optional.of(
                Duration.ofHours(Long.parseLong(clock.group(1)))
                        .plusMinutes(Long.parseLong(clock.group(2)))
                        .plusSeconds(seconds));
    }

    private static Optional<Duration> iso(String text) {
        if (!ISO.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Duration.parse(text).toSeconds()));
        } catch (DateTimeException | ArithmeticException impossible) {
            return Optional.empty();
        }
    }

    /** Each unit once, the larger before the smaller. */
    private static Optional<Duration> parts(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        int unit = -1;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at || unitOf(part) <= unit) {
                return Optional.empty();
            }
            unit = unitOf(part);
            String number = part.group(1);
            seconds =
                    seconds.add(
                            (number.equals("半") ? new BigDecimal("0.5") : new BigDecimal(number))
                                    .multiply(BigDecimal.valueOf(UNITS.get(unit).seconds())));
            at = part.end();
        }
        return at == 0 || seconds.precision() - seconds.scale() > 15
                ? Optional.empty()
                : Optional.of(
                        Duration.ofSeconds(
                                seconds.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    private static int unitOf(Matcher part) {
        for (int unit = 0; unit < UNITS.size(); unit++) {
            if (part.group(UNITS.get(unit).group()) != null) {
                return unit;
            }
        }
        throw new IllegalStateException("no unit in " + part.group());
    }

    /** {@code 1天2小时30分} or {@code 1d 2h 30m}; reading it gives the same span. */
    public static String write(Duration span, boolean chinese) {
        var text = new StringBuilder(span.isNegative() ? "-" : "");
        long rest = Math.abs(span.getSeconds());
        for (Unit unit : UNITS.subList(1, UNITS.size())) {
            if (rest >= unit.seconds()) {
                text.append(text.isEmpty() || chinese || text.toString().equals("-") ? "" : " ")
                        .append(rest / unit.seconds())
                        .append(chinese ? unit.zh() : unit.en());
                rest %= unit.seconds();
            }
        }
        return span.isZero() ? chinese ? "0分" : "0m" : text.toString();
    }
}
