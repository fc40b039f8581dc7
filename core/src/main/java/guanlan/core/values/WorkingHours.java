package guanlan.core.values;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works: on which days, from and until when. Hours that end before they begin, or
 * when they begin, are over on the next day.
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public static final Set<DayOfWeek> WEEK =
            Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);
    public static final LocalTime BEGIN = LocalTime.of(9, 0);
    public static final LocalTime END = LocalTime.of(18, 0);
    public static final WorkingHours USUAL = new WorkingHours(WEEK, BEGIN, END);

    public WorkingHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("who works on no day has no hours");
        }
        days = Set.copyOf(days);
    }

    /**
     * As they are kept: days by the first three letters, times as a clock shows them. What is left
     * out is as usual.
     */
    public static WorkingHours of(
            Collection<String> days, @Nullable String from, @Nullable String to) {
        Set<DayOfWeek> known =
                Stream.of(DayOfWeek.values())
                        .filter(day -> days.contains(word(day)))
                        .collect(Collectors.toSet());
        return new WorkingHours(known.isEmpty() ? WEEK : known, time(from, BEGIN), time(to, END));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static LocalTime time(@Nullable String written, LocalTime usual) {
        return written == null || written.isBlank() ? usual : LocalTime.parse(written.strip());
    }

    public boolean contain(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(at.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        boolean evening = !time.isBefore(from) && days.contains(at.getDayOfWeek());
        return evening || time.isBefore(to) && days.contains(at.minusDays(1).getDayOfWeek());
    }

    /** When so much working time has gone by since a moment. */
    public Instant after(Instant start, Duration work, ZoneId zone) {
        Duration left = work;
        Instant gone = start;
        LocalDate day = LocalDate.ofInstant(start, zone).minusDays(1);
        while (true) {
            if (days.contains(day.getDayOfWeek())) {
                Instant begins = later(day.atTime(from).atZone(zone).toInstant(), gone);
                Instant ends = end(day).atTime(to).atZone(zone).toInstant();
                Duration shift = Duration.between(begins, ends);
                if (shift.compareTo(left) >= 0) {
                    return begins.plus(left);
                }
                if (shift.isPositive()) {
                    left = left.minus(shift);
                    gone = ends;
                }
            }
            day = day.plusDays(1);
        }
    }

    private LocalDate end(LocalDate day) {
        return from.isBefore(to) ? day : day.plusDays(1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
