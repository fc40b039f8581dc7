package guanlan.core.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Thursday, 21 May 2026. */
class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "lastWeek(),    2026-05-11, 2026-05-17",
        "thisWeek(),    2026-05-18, 2026-05-24",
        "nextWeek(),    2026-05-25, 2026-05-31",
        "lastMonth(),   2026-04-01, 2026-04-30",
        "thisMonth(),   2026-05-01, 2026-05-31",
        "nextMonth(),   2026-06-01, 2026-06-30",
        "lastQuarter(), 2026-01-01, 2026-03-31",
        "thisQuarter(), 2026-04-01, 2026-06-30",
        "nextQuarter(), 2026-07-01, 2026-09-30",
        "lastYear(),    2025-01-01, 2025-12-31",
        "thisYear(),    2026-01-01, 2026-12-31",
        "nextYear(),    2027-01-01, 2027-12-31",
        "lastDays(1),   2026-05-21, 2026-05-21",
        "lastDays(30),  2026-04-22, 2026-05-21",
        "nextDays(1),   2026-05-21, 2026-05-21",
        "nextDays(7),   2026-05-21, 2026-05-27"
    })
    void beginsAndEnds(String period, LocalDate first, LocalDate last) {
        String cel = "founded in " + period;
        assertThat(Accounts.holds(cel, "founded", first)).isTrue();
        assertThat(Accounts.holds(cel, "founded", last)).isTrue();
        assertThat(Accounts.holds(cel, "founded", first.minusDays(1))).isFalse();
        assertThat(Accounts.holds(cel, "founded", last.plusDays(1))).isFalse();
        assertThat(Accounts.holds("start(" + period + ") == founded", "founded", first)).isTrue();
        assertThat(Accounts.holds("end(" + period + ") == founded", "founded", last)).isTrue();
    }

    @Test
    void beginsAtMidnightOfTheAsker() {
        Instant midnight = Instant.parse("2026-04-30T16:00:00Z");
        assertThat(Accounts.holds("created_at in thisMonth()", "created_at", midnight)).isTrue();
        assertThat(
                        Accounts.holds(
                                "created_at in lastMonth()", "created_at", midnight.minusMillis(1)))
                .isTrue();
    }

    @Test
    void startsAtTheFirstMomentWhereMidnightIsSkipped() {
        EvaluationContext brazil =
                new EvaluationContext(
                        null,
                        Instant.parse("2018-11-04T12:00:00Z"),
                        java.time.ZoneId.of("America/Sao_Paulo"));
        assertThat(brazil.start(brazil.today())).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }
}
