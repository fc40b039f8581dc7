package guanlan.core.criteria;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions of the language. {@code f(x, y)} may also be written {@code x.f(y)}. */
enum Builtin {
    EMPTY("empty", "empty(x)"),
    CONTAINS("contains", "contains(x, \"…\")"),
    STARTS_WITH("startsWith", "startsWith(x, \"…\")"),
    ENDS_WITH("endsWith", "endsWith(x, \"…\")"),
    SIMILAR("similar", "similar(x, \"…\")"),
    ME("me", "me()"),
    NOW("now", "now()"),
    TODAY("today", "today()"),
    DATE("date", "date(\"2026-01-31\")"),
    TIMESTAMP("timestamp", "timestamp(\"2026-01-31T08:00:00Z\")"),
    DAYS_SINCE("daysSince", "daysSince(x)"),
    DAYS_UNTIL("daysUntil", "daysUntil(x)"),
    DAYS_AGO("daysAgo", "daysAgo(30)"),
    DAYS_AHEAD("daysAhead", "daysAhead(30)"),
    ADD_DAYS("addDays", "addDays(x, 30)"),
    ADD_MONTHS("addMonths", "addMonths(x, 3)"),
    START("start", "start(thisMonth())"),
    END("end", "end(thisMonth())"),
    YEAR_OF("yearOf", "yearOf(x)"),
    MONTH_OF("monthOf", "monthOf(x)"),
    DAY_OF("dayOf", "dayOf(x)"),
    WEEKDAY_OF("weekdayOf", "weekdayOf(x)"),
    SIZE("size", "size(x)"),
    LAST_DAYS("lastDays", "x in lastDays(30)"),
    NEXT_DAYS("nextDays", "x in nextDays(30)"),
    LAST_WEEK("lastWeek", "x in lastWeek()"),
    THIS_WEEK("thisWeek", "x in thisWeek()"),
    NEXT_WEEK("nextWeek", "x in nextWeek()"),
    LAST_MONTH("lastMonth", "x in lastMonth()"),
    THIS_MONTH("thisMonth", "x in thisMonth()"),
    NEXT_MONTH("nextMonth", "x in nextMonth()"),
    LAST_QUARTER("lastQuarter", "x in lastQuarter()"),
    THIS_QUARTER("thisQuarter", "x in thisQuarter()"),
    NEXT_QUARTER("nextQuarter", "x in nextQuarter()"),
    LAST_YEAR("lastYear", "x in lastYear()"),
    THIS_YEAR("thisYear", "x in thisYear()"),
    NEXT_YEAR("nextYear", "x in nextYear()");

    private static final Map<String, Builtin> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(f -> f.cel, f -> f));

    private static final Set<Builtin> CONDITIONS = EnumSet.range(EMPTY, SIMILAR);
    private static final Set<Builtin> PERIODS = EnumSet.range(LAST_DAYS, NEXT_YEAR);

    private final String cel;
    private final String example;

    Builtin(String cel, String example) {
        this.cel = cel;
        this.example = example;
    }

    static Optional<Builtin> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    String cel() {
        return cel;
    }

    String example() {
        return example;
    }

    int arguments() {
        return switch (this) {
            case ME, NOW, TODAY -> 0;
            case LAST_WEEK, THIS_WEEK, NEXT_WEEK, LAST_MONTH, THIS_MONTH, NEXT_MONTH -> 0;
            case LAST_QUARTER, THIS_QUARTER, NEXT_QUARTER, LAST_YEAR, THIS_YEAR, NEXT_YEAR -> 0;
            case EMPTY, DATE, TIMESTAMP, DAYS_SINCE, DAYS_UNTIL, DAYS_AGO, DAYS_AHEAD -> 1;
            case START, END, YEAR_OF, MONTH_OF, DAY_OF, WEEKDAY_OF, SIZE -> 1;
            case LAST_DAYS, NEXT_DAYS -> 1;
            case CONTAINS, STARTS_WITH, ENDS_WITH, SIMILAR, ADD_DAYS, ADD_MONTHS -> 2;
        };
    }

    boolean isCondition() {
        return CONDITIONS.contains(this);
    }

    boolean isPeriod() {
        return PERIODS.contains(this);
    }
}
