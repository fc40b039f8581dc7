package guanlan.domain.allocation;

import guanlan.core.values.WorkingHours;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
            WorkingHours hours) {
        static final Profile USUAL =
                new Profile(false, null, null, Set.of(), Set.of(), Set.of(), WorkingHours.USUAL);

        Profile {
            regions = Set.copyOf(regions);
            industries = Set.copyOf(industries);
            languages = Set.copyOf(languages);
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
