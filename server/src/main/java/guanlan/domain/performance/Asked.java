package guanlan.domain.performance;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param deals the object of the deals
 * @param by what the figures are told apart by; null: only as a whole
 * @param only what all records have in common
 * @param where more about the deals; then nothing is said of leads and costs
 */
public record Asked(
        ObjectName deals,
        Period period,
        @Nullable Dimension by,
        Map<Dimension, String> only,
        @Nullable String where) {
    private static final long MOST_DAYS = 5 * 366L;

    public Asked {
        only = Map.copyOf(only);
    }

    /** Days, both of them in it, in the calendar of the caller. */
    public record Period(LocalDate from, LocalDate to) {
        public Period {
            if (from.isAfter(to)) {
                throw new Problem(PerformanceProblem.PERIOD_BACKWARDS);
            }
            if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
                throw new Problem(PerformanceProblem.PERIOD_LONG);
            }
        }

        /** What of it lies in a month. */
        Period in(YearMonth month) {
            LocalDate first = month.atDay(1);
            LocalDate last = month.atEndOfMonth();
            return new Period(first.isBefore(from) ? from : first, last.isAfter(to) ? to : last);
        }
    }
}
