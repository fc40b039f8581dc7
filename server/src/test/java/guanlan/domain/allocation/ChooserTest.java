package guanlan.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.values.WorkingHours;
import guanlan.domain.allocation.AllocationRule.Party;
import guanlan.domain.allocation.AllocationRule.Strategy;
import guanlan.domain.allocation.AllocationRule.Terms;
import guanlan.domain.allocation.AllocationRule.Trait;
import guanlan.domain.allocation.Candidate.Out;
import guanlan.domain.allocation.Receiver.Absence;
import guanlan.domain.allocation.Receiver.Profile;
import guanlan.engine.schema.RecordName;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChooserTest {
    /** A Thursday, four in the afternoon where the people are. */
    private static final Instant THURSDAY = Instant.parse("2026-03-05T08:00:00Z");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final UUID LIN = new UUID(1, 1);
    private static final UUID WANG = new UUID(1, 2);
    private static final UUID ZHAO = new UUID(1, 3);
    private static final Subject ANYTHING = subject(Set.of(), null, null);

    private final Map<UUID, Integer> loads = new HashMap<>();

    private static AllocationRule rule(
            Strategy strategy, @Nullable Integer capacity, Trait... considers) {
        return new AllocationRule(
                new UUID(9, 9),
                AllocationRule.LEAD,
                "规则",
                true,
                null,
                null,
                new Party(Set.of(LIN), Set.of(), Set.of()),
                new Terms(strategy, Set.of(considers), capacity, null),
                null);
    }

    private static Receiver person(UUID id) {
        return person(id, Profile.USUAL);
    }

    private static Receiver person(UUID id, Profile profile, Absence... absences) {
        return new Receiver(
                id,
                "某人" + id.getLeastSignificantBits(),
                null,
                SHANGHAI,
                List.of(absences),
                profile);
    }

    private static Profile takes(
            Set<String> regions, Set<String> industries, Set<String> languages) {
        return new Profile(false, null, null, regions, industries, languages, WorkingHours.USUAL);
    }

    private static Subject subject(
            Set<String> places, @Nullable String industry, @Nullable String language) {
        var name = new RecordName(AllocationRule.LEAD, new UUID(5, 5));
        return new Subject(name, places, industry, language, null);
    }

    private Chooser chooser(AllocationRule rule, Receiver... people) {
        return new Chooser(rule, List.of(people), new Standings(Map.of(), loads), WinRates.NONE);
    }

    private @Nullable UUID next(Chooser chooser, Subject subject) {
        UUID person = chooser.choose(subject, THURSDAY, Set.of()).person();
        if (person != null) {
            chooser.standings().takes(person);
            loads.merge(person, 1, Integer::sum);
        }
        return person;
    }

    @Test
    void takesTurnsInAnOrderThatStays() {
        Chooser chooser =
                chooser(rule(Strategy.ROUND_ROBIN, null), person(LIN), person(WANG), person(ZHAO));
        List<UUID> given = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            given.add(next(chooser, ANYTHING));
        }
        assertThat(given).containsExactly(LIN, WANG, ZHAO, LIN, WANG, ZHAO);
    }

    @Test
    void turnsDifferByAtMostOneWhoeverCannotTakeSome() {
        var odd = new Random(7);
        Chooser chooser =
                chooser(rule(Strategy.ROUND_ROBIN, null), person(LIN), person(WANG), person(ZHAO));
        Map<UUID, Integer> got = new HashMap<>(Map.of(LIN, 0, WANG, 0, ZHAO, 0));
        for (int turn = 0; turn < 500; turn++) {
            Choice choice = chooser.choose(ANYTHING, THURSDAY, Set.of());
            if (odd.nextInt(5) > 0 && choice.person() != null) {
                chooser.standings().takes(choice.person());
                got.merge(choice.person(), 1, Integer::sum);
            }
            assertThat(spread(got)).isLessThanOrEqualTo(1);
        }
    }

    private static int spread(Map<UUID, Integer> got) {
        var all = got.values().stream().mapToInt(Integer::intValue).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    @Test
    void whoComesBackIsNextButNotForAllThatHeMissed() {
        var away = new Absence(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5));
        Chooser before =
                chooser(
                        rule(Strategy.ROUND_ROBIN, null),
                        person(LIN),
                        person(WANG, Profile.USUAL, away));
        for (int turn = 0; turn < 4; turn++) {
            assertThat(next(before, ANYTHING)).isEqualTo(LIN);
        }
        Instant later = THURSDAY.plusSeconds(86_400);
        Choice choice = before.choose(ANYTHING, later, Set.of());
        assertThat(choice.person()).isEqualTo(WANG);
        before.standings().takes(WANG);
        assertThat(before.choose(ANYTHING, later, Set.of()).person()).isEqualTo(LIN);
    }

    @Test
    void absenceIsCountedWhereThePersonIs() {
        var friday = new Absence(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 6));
        Chooser chooser =
                chooser(rule(Strategy.ROUND_ROBIN, null), person(LIN, Profile.USUAL, friday));
        assertThat(
                        chooser.choose(ANYTHING, Instant.parse("2026-03-05T15:59:00Z"), Set.of())
                                .person())
                .isEqualTo(LIN);
        Choice there = chooser.choose(ANYTHING, Instant.parse("2026-03-05T16:00:00Z"), Set.of());
        assertThat(there.person()).isNull();
        assertThat(there.candidates().getFirst().out()).isEqualTo(Out.ABSENT);
    }

    @Test
    void theLeastLoadedGetsIt() {
        loads.putAll(Map.of(LIN, 4, WANG, 1, ZHAO, 2));
        Chooser chooser =
                chooser(rule(Strategy.LEAST_LOADED, null), person(LIN), person(WANG), person(ZHAO));
        assertThat(next(chooser, ANYTHING)).isEqualTo(WANG);
        // Now both have two, and Zhao has had no turn yet.
        assertThat(next(chooser, ANYTHING)).isEqualTo(ZHAO);
        assertThat(next(chooser, ANYTHING)).isEqualTo(WANG);
    }

    @Test
    void theMostRoomIsAPersonsOwnLimitLessHisHands() {
        loads.putAll(Map.of(LIN, 1, WANG, 5));
        var much = new Profile(false, 20, null, Set.of(), Set.of(), Set.of(), WorkingHours.USUAL);
        Chooser chooser = chooser(rule(Strategy.MOST_ROOM, 10), person(LIN), person(WANG, much));
        assertThat(next(chooser, ANYTHING)).isEqualTo(WANG);
    }

    @Test
    void nobodyGetsMoreThanHeTakes() {
        Chooser chooser = chooser(rule(Strategy.ROUND_ROBIN, 2), person(LIN), person(WANG));
        for (int turn = 0; turn < 4; turn++) {
            assertThat(next(chooser, ANYTHING)).isNotNull();
        }
        Choice full = chooser.choose(ANYTHING, THURSDAY, Set.of());
        assertThat(full.person()).isNull();
        assertThat(full.candidates()).extracting(Candidate::out).containsOnly(Out.FULL);
    }

    @Test
    void territoryIndustryAndLanguageKeepPeopleOut() {
        AllocationRule rule =
                rule(Strategy.ROUND_ROBIN, null, Trait.TERRITORY, Trait.INDUSTRY, Trait.LANGUAGE);
        Receiver east = person(LIN, takes(Set.of("浙江省"), Set.of(), Set.of()));
        Receiver doctor = person(WANG, takes(Set.of(), Set.of("medical"), Set.of()));
        Receiver english = person(ZHAO, takes(Set.of(), Set.of(), Set.of("EN")));
        Choice choice =
                chooser(rule, east, doctor, english)
                        .choose(subject(Set.of("浙江", "宁波"), "software", "ja"), THURSDAY, Set.of());
        assertThat(choice.person()).isEqualTo(LIN);
        assertThat(choice.candidates())
                .extracting(Candidate::out)
                .containsExactly(null, Out.OTHER_INDUSTRY, Out.OTHER_LANGUAGE);
        Choice elsewhere =
                chooser(rule, east).choose(subject(Set.of("北京"), null, null), THURSDAY, Set.of());
        assertThat(elsewhere.candidates().getFirst().out()).isEqualTo(Out.OTHER_TERRITORY);
    }

    @Test
    void aTraitThatTheRuleDoesNotAskForKeepsNobodyOut() {
        Receiver east = person(LIN, takes(Set.of("浙江"), Set.of("medical"), Set.of("ja")));
        assertThat(
                        chooser(rule(Strategy.ROUND_ROBIN, null), east)
                                .choose(subject(Set.of("北京"), "software", "en"), THURSDAY, Set.of())
                                .person())
                .isEqualTo(LIN);
    }

    @Test
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegan() {
        var night =
                new WorkingHours(
                        Set.of(DayOfWeek.THURSDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.contain(Instant.parse("2026-03-05T14:30:00Z").atZone(SHANGHAI))).isTrue();
        assertThat(night.contain(Instant.parse("2026-03-05T21:59:00Z").atZone(SHANGHAI))).isTrue();
        assertThat(night.contain(Instant.parse("2026-03-05T22:00:00Z").atZone(SHANGHAI))).isFalse();
        assertThat(night.contain(Instant.parse("2026-03-04T21:00:00Z").atZone(SHANGHAI))).isFalse();
    }

    @Test
    void outsideWorkingHoursNobodyIsGivenAnything() {
        AllocationRule rule = rule(Strategy.ROUND_ROBIN, null, Trait.WORKING_HOURS);
        Chooser chooser = chooser(rule, person(LIN));
        assertThat(chooser.choose(ANYTHING, THURSDAY, Set.of()).person()).isEqualTo(LIN);
        Choice saturday = chooser.choose(ANYTHING, THURSDAY.plusSeconds(2 * 86_400), Set.of());
        assertThat(saturday.candidates().getFirst().out()).isEqualTo(Out.OUT_OF_HOURS);
    }

    @Test
    void whoHadItDoesNotGetItAgain() {
        Chooser chooser = chooser(rule(Strategy.ROUND_ROBIN, null), person(LIN), person(WANG));
        assertThat(chooser.choose(ANYTHING, THURSDAY, Set.of(LIN)).person()).isEqualTo(WANG);
        var former = new Subject(ANYTHING.record(), Set.of(), null, null, LIN);
        assertThat(chooser.choose(former, THURSDAY, Set.of()).person()).isEqualTo(WANG);
    }

    @Test
    void oneLuckyWinIsNoTalent() {
        var rates =
                new WinRates(
                        Map.of(
                                new WinRates.Field(LIN, "medical"), new WinRates.Ended(1, 0),
                                new WinRates.Field(WANG, "medical"), new WinRates.Ended(40, 20),
                                new WinRates.Field(ZHAO, "retail"), new WinRates.Ended(10, 60)));
        assertThat(rates.of(WANG, "medical")).isGreaterThan(rates.of(LIN, "medical"));
        assertThat(rates.of(LIN, "medical")).isGreaterThan(rates.of(ZHAO, "medical"));
        assertThat(rates.of(ZHAO, "retail")).isLessThan(0.3);
    }
}
