package guanlan.domain.activities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often a task comes again. */
enum Repeats {
    DAILY {
        @Override
        LocalDate step(LocalDate first, int times) {
            return first.plusDays(times);
        }
    },
    WORKDAYS {
        @Override
        LocalDate step(LocalDate first, int times) {
            LocalDate day = first;
            for (int left = times; left > 0; ) {
                day = day.plusDays(1);
                if (day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
                    left--;
                }
            }
            return day;
        }
    },
    WEEKLY {
        @Override
        LocalDate step(LocalDate first, int times) {
            return first.plusWeeks(times);
        }
    },
    MONTHLY {
        @Override
        LocalDate step(LocalDate first, int times) {
            return first.plusMonths(times);
        }
    },
    YEARLY {
        @Override
        LocalDate step(LocalDate first, int times) {
            return first.plusYears(times);
        }
    };

    private static final int MOST = 1000;

    abstract LocalDate step(LocalDate first, int times);

    static Optional<Repeats> of(@Nullable Object value) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst();
    }

    /**
     * The first day after one that was due that still lies ahead: what was missed is not made up.
     */
    LocalDate next(LocalDate due, LocalDate today) {
        int times = 1;
        while (step(due, times).isBefore(today) && times < MOST) {
            times++;
        }
        return step(due, times);
    }
}
