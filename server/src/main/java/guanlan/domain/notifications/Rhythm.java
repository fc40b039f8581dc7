package guanlan.domain.notifications;

import guanlan.platform.problems.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often somebody wants a letter of what he was told. */
public enum Rhythm {
    NEVER,
    /** Every morning. */
    DAILY,
    /** On Monday morning. */
    WEEKLY;

    /** In everybody's own time zone. */
    static final LocalTime HOUR = LocalTime.of(8, 0);

    /** A letter that nobody could send by then is not sent any more. */
    private static final int LATEST_HOURS = 4;

    /** The day whose letter is due at a moment, if one is. */
    Optional<LocalDate> due(ZonedDateTime now) {
        return switch (this) {
            case NEVER -> Optional.empty();
            case DAILY -> due(now, now.toLocalDate());
            case WEEKLY ->
                    due(
                            now,
                            now.toLocalDate()
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        };
    }

    public static Rhythm of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        NotificationProblem.RHYTHM_UNKNOWN,
                                        Map.of("given", Objects.toString(key, ""))));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<LocalDate> due(ZonedDateTime now, LocalDate day) {
        ZonedDateTime hour = day.atTime(HOUR).atZone(now.getZone());
        return hour.isAfter(now) || hour.plusHours(LATEST_HOURS).isBefore(now)
                ? Optional.empty()
                : Optional.of(day);
    }
}
