package guanlan.core.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** In Shanghai; 27 November 2026 is a Friday. */
    private static Instant at(String local) {
        return Instant.parse(local + "+08:00");
    }

    private static Instant after(String start, int minutes) {
        return WorkingHours.USUAL.after(at(start), Duration.ofMinutes(minutes), ZONE);
    }

    @Test
    void timeRunsWhilePeopleWork() {
        assertThat(after("2026-11-26T10:00:00", 30)).isEqualTo(at("2026-11-26T10:30:00"));
        assertThat(after("2026-11-26T17:30:00", 30)).isEqualTo(at("2026-11-26T18:00:00"));
    }

    @Test
    void nightsAndWeekendsDoNotCount() {
        assertThat(after("2026-11-26T17:50:00", 30)).isEqualTo(at("2026-11-27T09:20:00"));
        assertThat(after("2026-11-27T17:50:00", 30)).isEqualTo(at("2026-11-30T09:20:00"));
        assertThat(after("2026-11-28T12:00:00", 30)).isEqualTo(at("2026-11-30T09:30:00"));
        assertThat(after("2026-11-26T03:00:00", 600)).isEqualTo(at("2026-11-27T10:00:00"));
    }

    @Test
    void hoursMayGoOverNight() {
        var night =
                new WorkingHours(
                        Set.of(DayOfWeek.THURSDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.after(at("2026-11-27T02:00:00"), Duration.ofMinutes(60), ZONE))
                .isEqualTo(at("2026-11-27T03:00:00"));
        assertThat(night.after(at("2026-11-27T05:30:00"), Duration.ofMinutes(60), ZONE))
                .isEqualTo(at("2026-12-03T22:30:00"));
    }

    @Test
    void whatIsLeftOutIsAsUsual() {
        assertThat(WorkingHours.of(List.of(), null, " ")).isEqualTo(WorkingHours.USUAL);
        assertThat(WorkingHours.of(List.of("sat", "tue"), "08:30", "12:00"))
                .isEqualTo(
                        new WorkingHours(
                                Set.of(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY),
                                LocalTime.of(8, 30),
                                LocalTime.of(12, 0)));
    }

    @Test
    void somebodyWorks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingHours(Set.of(), WorkingHours.BEGIN, WorkingHours.END));
    }

    @Test
    void isWhatAClockCountsMinuteByMinute() {
        var chance = new SplittableRandom(20261123);
        for (int turn = 0; turn < 300; turn++) {
            WorkingHours hours = any(chance);
            Instant start =
                    at("2026-11-23T00:00:00").plus(chance.nextInt(20_000), ChronoUnit.MINUTES);
            int work = 1 + chance.nextInt(2_000);
            assertThat(hours.after(start, Duration.ofMinutes(work), ZONE))
                    .as("%s of %s from %s", work, hours, start)
                    .isEqualTo(naive(hours, start, work));
        }
    }

    private static WorkingHours any(SplittableRandom chance) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + chance.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (chance.nextBoolean()) {
                days.add(day);
            }
        }
        return new WorkingHours(days, minute(chance), minute(chance));
    }

    private static LocalTime minute(SplittableRandom chance) {
        return LocalTime.of(chance.nextInt(24), chance.nextInt(4) * 15);
    }

    private static Instant naive(WorkingHours hours, Instant start, int work) {
        Instant now = start;
        int left = work;
        while (left > 0) {
            if (hours.contain(now.atZone(ZONE))) {
                left--;
            }
            now = now.plus(1, ChronoUnit.MINUTES);
        }
        return now;
    }
}
