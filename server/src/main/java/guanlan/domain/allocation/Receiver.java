package guanlan.domain.allocation;

import guanlan.engine.schema.ObjectName;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be given records.
 *
 * @param zone in which his days begin and his hours count
 */
record Receiver(
        UUID id,
        String name,
        @Nullable UUID manager,
        ZoneId zone,
        List<Absence> absences,
        Profile profile) {
    Receiver {
        absences = List.copyOf(absences);
    }

    /** Days on which he is away; without a last one until further notice. */
    record Absence(LocalDate first, @Nullable LocalDate last) {
        boolean covers(LocalDate day) {
            return !day.isBefore(first) && (last == null || !day.isAfter(last));
        }
    }

    /**
     * What he takes; an empty set is everything.
     *
     * @param leads that he has in hand at most; null: as the rule says
     */
    record Profile(
            boolean paused,
            @Nullable Integer leads,
            @Nullable Integer accounts,
            Set<String> regions,
            Set<String> industries,
            Set<String> languages,
            Hours hours) {
        static final Profile USUAL =
                new Profile(false, null, null, Set.of(), Set.of(), Set.of(), Hours.USUAL);

        Profile {
            regions = Set.copyOf(regions);
            industries = Set.copyOf(industries);
            languages = Set.copyOf(languages);
        }
    }

    /**
     * When he works: on which days, from and until when. One that ends before it begins is over
     * night.
     */
    record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        static final Set<DayOfWeek> WEEK =
                Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY);
        static final LocalTime BEGIN = LocalTime.of(9, 0);
        static final LocalTime END = LocalTime.of(18, 0);
        static final Hours USUAL = new Hours(WEEK, BEGIN, END);

        Hours {
            days = Set.copyOf(days);
        }

        boolean contain(ZonedDateTime at) {
            LocalTime time = at.toLocalTime();
            if (from.isBefore(to)) {
                return days.contains(at.getDayOfWeek())
                        && !time.isBefore(from)
                        && time.isBefore(to);
            }
            boolean evening = !time.isBefore(from) && days.contains(at.getDayOfWeek());
            return evening || time.isBefore(to) && days.contains(at.minusDays(1).getDayOfWeek());
        }
    }

    boolean isAway(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return absences.stream().anyMatch(absence -> absence.covers(day));
    }

    boolean works(Instant at) {
        return profile.hours().contain(at.atZone(zone));
    }

    /** What he has in hand at most by a rule; null: any number. */
    @Nullable Integer capacity(AllocationRule rule) {
        Integer own = ofHisOwn(rule.object());
        return own == null ? rule.terms().capacity() : own;
    }

    private @Nullable Integer ofHisOwn(ObjectName object) {
        return object.equals(AllocationRule.LEAD) ? profile.leads() : profile.accounts();
    }
}
