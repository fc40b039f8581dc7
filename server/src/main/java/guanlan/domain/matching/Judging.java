package guanlan.domain.matching;

import guanlan.core.matching.Entry;
import guanlan.core.matching.Judge;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges pairs of records by their entries in the index, on all processors. */
@Component
class Judging {
    private final MatchEntries entries;
    private final MatchProfiles profiles;
    private final Judges judges;

    Judging(MatchEntries entries, MatchProfiles profiles, Judges judges) {
        this.entries = entries;
        this.profiles = profiles;
        this.judges = judges;
    }

    /** Those that are or may be one. */
    List<PairStore.Found> judged(Profile profile, Collection<MatchEntries.Near> near) {
        Set<UUID> ids = new TreeSet<>();
        near.forEach(
                each -> {
                    ids.add(each.one());
                    ids.add(each.two());
                });
        Judge judge = judges.of(profile);
        var aliases = profiles.aliases();
        Map<UUID, Entry> ready =
                entries.cells(ids).entrySet().parallelStream()
                        .filter(each -> each.getValue().length == profile.traits().size())
                        .collect(
                                Collectors.toConcurrentMap(
                                        Map.Entry::getKey,
                                        each ->
                                                judge.entry(
                                                        Cells.meant(
                                                                each.getValue(),
                                                                profile,
                                                                aliases))));
        return near.parallelStream()
                .map(each -> found(profile, judge, each, ready))
                .filter(Objects::nonNull)
                .toList();
    }

    private static PairStore.@Nullable Found found(
            Profile profile, Judge judge, MatchEntries.Near near, Map<UUID, Entry> ready) {
        Entry one = ready.get(near.one());
        Entry two = ready.get(near.two());
        if (one == null || two == null) {
            return null;
        }
        Judge.Judgement judgement = judge.judge(one, two);
        return judgement.decision() == Judge.Decision.DIFFERENT
                ? null
                : new PairStore.Found(
                        near.one(),
                        near.two(),
                        judgement.probability(),
                        judgement.decision(),
                        judgement.rule().map(profile::name).orElse(""));
    }
}
