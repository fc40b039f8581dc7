package guanlan.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.problems.Problem;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final LocalDate THURSDAY = LocalDate.parse("2026-03-05");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    @Test
    void aDailyLetterIsDueInTheMorningOfEachDay() {
        assertThat(Rhythm.DAILY.due(at(THURSDAY, "07:59:59"))).isEmpty();
        assertThat(Rhythm.DAILY.due(at(THURSDAY, "08:00:00"))).contains(THURSDAY);
        assertThat(Rhythm.DAILY.due(at(THURSDAY, "12:00:00"))).contains(THURSDAY);
        assertThat(Rhythm.DAILY.due(at(THURSDAY, "12:00:01"))).isEmpty();
    }

    @Test
    void aWeeklyLetterIsDueOnMonday() {
        assertThat(Rhythm.WEEKLY.due(at(MONDAY, "08:30:00"))).contains(MONDAY);
        assertThat(Rhythm.WEEKLY.due(at(MONDAY, "07:30:00"))).isEmpty();
        assertThat(Rhythm.WEEKLY.due(at(THURSDAY, "08:30:00"))).isEmpty();
    }

    @Test
    void neverIsNever() {
        assertThat(Rhythm.NEVER.due(at(MONDAY, "08:30:00"))).isEmpty();
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThat(Rhythm.of("weekly")).isEqualTo(Rhythm.WEEKLY);
        assertThatThrownBy(() -> Rhythm.of("hourly"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(NotificationProblem.RHYTHM_UNKNOWN));
        assertThatThrownBy(() -> Rhythm.of(null)).isInstanceOf(Problem.class);
    }

    private static ZonedDateTime at(LocalDate day, String time) {
        return ZonedDateTime.parse(day + "T" + time + "+08:00[Asia/Shanghai]");
    }
}
