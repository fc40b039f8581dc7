package guanlan.domain.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
    @ParameterizedTest
    @CsvSource({
        "daily,    2026-01-07, 2026-01-07, 2026-01-08",
        "daily,    2026-01-01, 2026-01-07, 2026-01-07",
        "workdays, 2026-01-09, 2026-01-09, 2026-01-12",
        "weekly,   2026-01-05, 2026-01-20, 2026-01-26",
        "monthly,  2026-01-31, 2026-02-01, 2026-02-28",
        "monthly,  2026-01-31, 2026-03-05, 2026-03-31",
        "yearly,   2024-02-29, 2024-03-01, 2025-02-28",
    })
    void comesAgainOnTheNextDayThatLiesAhead(
            String repeats, LocalDate due, LocalDate today, LocalDate next) {
        assertThat(Repeats.of(repeats).orElseThrow().next(due, today)).isEqualTo(next);
    }
}
