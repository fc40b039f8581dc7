package guanlan.core.criteria;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A run of calendar days around today: {@code signed_on in lastMonth()}. */
public sealed interface Period {

    /** The first and the last day, both inside. */
    record Days(LocalDate first, LocalDate last) {
        /** Whether a day lies inside. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** A whole calendar unit; weeks begin on Monday. */
    record Calendar(When when, Unit unit) implements Period {
        @Override
        public Days days(LocalDate today) {
            LocalDate first = unit.plus(unit.first(today), when.ordinal() - When.THIS.ordinal());
            return new Days(first, unit.plus(first, 1).minusDays(1));
        }

        @Override
        public String cel() {
            return when.name().toLowerCase(Locale.ROOT) + unit.title() + "()";
        }
    }

    /** The days up to today, today being the last of them. */
    record LastDays(int count) implements Period {
        @Override
        public Days days(LocalDate today) {
            return new Days(today.minusDays(count - 1L), today);
        }

        @Override
        public String cel() {
            return "lastDays(" + count + ")";
        }
    }

    /** The days from today, today being the first of them. */
    record NextDays(int count) implements Period {
        @Override
        public Days days(LocalDate today) {
            return new Days(today, today.plusDays(count - 1L));
        }

        @Override
        public String cel() {
            return "nextDays(" + count + ")";
        }
    }

    /** Its days, seen from a day. */
    Days days(LocalDate today);

    /** Its text in CEL. */
    String cel();

    /** The unit before, around or after today; in this order. */
    enum When {
        LAST,
        THIS,
        NEXT
    }

    /** Units of the calendar. */
    enum Unit {
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        private String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }

        private LocalDate first(LocalDate day) {
            return switch (this) {
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        private LocalDate plus(LocalDate day, int count) {
            return switch (this) {
                case WEEK -> day.plusWeeks(count);
                case MONTH -> day.plusMonths(count);
                case QUARTER -> day.plusMonths(3L * count);
                case YEAR -> day.plusYears(count);
            };
        }
    }
}
