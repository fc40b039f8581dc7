package guanlan.core.matching;

import guanlan.core.text.Plain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as tables write them, for comparison only: a wrong reading costs a likeness, it never
 * changes data.
 */
final class Dates {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.年 ]?(\\d{1,2})[-/.月 ]?(\\d{1,2})日?(?:[t ].*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[-/. ]+([a-z]{3})[a-z]*[-/., ]+(\\d{2}|\\d{4})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([a-z]{3})[a-z]*[-/. ]+(\\d{1,2})[-/., ]+(\\d{2}|\\d{4})");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int CENTURY = 100;

    private Dates() {}

    static Optional<LocalDate> read(String text) {
        String plain = Plain.of(text);
        Matcher first = YEAR_FIRST.matcher(plain);
        if (first.matches()) {
            return day(number(first, 1), number(first, 2), number(first, 3));
        }
        Matcher last = YEAR_LAST.matcher(plain);
        if (last.matches()) {
            int month = number(last, 1);
            int day = number(last, 2);
            return month > 12 ? day(number(last, 3), day, month) : day(number(last, 3), month, day);
        }
        Matcher written = DAY_FIRST.matcher(plain);
        if (written.matches()) {
            return day(year(number(written, 3)), month(written.group(2)), number(written, 1));
        }
        Matcher american = MONTH_FIRST.matcher(plain);
        return american.matches()
                ? day(year(number(american, 3)), month(american.group(1)), number(american, 2))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int year(int written) {
        return written >= CENTURY ? written : written < 40 ? 2000 + written : 1900 + written;
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name);
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
