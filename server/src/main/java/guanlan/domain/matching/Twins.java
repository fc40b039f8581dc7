package guanlan.domain.matching;

import guanlan.core.matching.Blocking;
import guanlan.core.matching.Entry;
import guanlan.core.matching.Judge;
import guanlan.core.matching.Judge.Decision;
import guanlan.core.matching.Reason;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The check at the door: which records are what somebody is about to write. Compared is only what
 * the caller may read, and told are only records that he may see; so nobody finds out by guessing.
 */
@Component
public class Twins {
    private static final int TOLD = 5;

    private final MatchProfiles profiles;
    private final MatchEntries entries;
    private final Judges judges;
    private final PairStore pairs;
    private final Permits permits;
    private final Queries queries;
    private final Schemas schemas;

    Twins(
            MatchProfiles profiles,
            MatchEntries entries,
            Judges judges,
            PairStore pairs,
            Permits permits,
            Queries queries,
            Schemas schemas) {
        this.profiles = profiles;
        this.entries = entries;
        this.judges = judges;
        this.pairs = pairs;
        this.permits = permits;
        this.queries = queries;
        this.schemas = schemas;
    }

    /**
     * A record that may be the same.
     *
     * @param rule which decided, by its name; empty: the model did
     * @param row the record as the caller sees it
     */
    public record Twin(
            Row row, double probability, Decision decision, String rule, List<Reason> reasons) {}

    /**
     * What was found.
     *
     * @param hidden how many the caller may not see; 0 unless the company tells
     */
    public record Answer(List<Twin> twins, int hidden) {}

    private record Judged(UUID record, Judge.Judgement judgement) {}

    /**
     * The likeliest records first.
     *
     * @param values by field, as a form or program gives them
     * @param except the record that has these values; null: a new one
     */
    public Answer of(
            ObjectName object,
            Map<String, ? extends @Nullable Object> values,
            @Nullable UUID except) {
        Profile profile = profiles.require(object);
        Permit permit = permits.of(Caller.current(), object.value());
        if (!permit.allows(Right.SEE) && !permit.allows(Right.CREATE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.value()));
        }
        List<Integer> veiled = veiled(profile, permit);
        Caller caller = Caller.current();
        ObjectDefinition definition = schemas.require(object);
        String[] asked =
                Cells.without(
                        Cells.given(
                                values,
                                profile,
                                definition,
                                new Reading(caller.locale(), caller.zone())),
                        veiled);
        List<Judged> found = judged(profile, asked, veiled, except);
        return told(profile, permit, found);
    }

    private List<Judged> judged(
            Profile profile, String[] asked, List<Integer> veiled, @Nullable UUID except) {
        long[] keys =
                MatchIndex.keys(
                        asked,
                        profile,
                        new Blocking(profile.object().value(), profile.fields()),
                        profiles.aliases());
        if (keys.length == 0) {
            return List.of();
        }
        Judge judge = judges.of(profile);
        Entry left = entry(judge, profile, asked);
        Set<UUID> denied = except == null ? Set.of() : pairs.different(except);
        List<Judged> judged = new ArrayList<>();
        for (MatchEntries.Known known : entries.near(keys, except)) {
            if (known.cells().length == asked.length && !denied.contains(known.record())) {
                String[] cells = Cells.without(known.cells(), veiled);
                var judgement = judge.judge(left, entry(judge, profile, cells));
                if (judgement.decision() != Decision.DIFFERENT) {
                    judged.add(new Judged(known.record(), judgement));
                }
            }
        }
        judged.sort(
                Comparator.comparing(
                        (Judged each) -> each.judgement().probability(),
                        Comparator.reverseOrder()));
        return judged;
    }

    private Entry entry(Judge judge, Profile profile, String[] cells) {
        return judge.entry(Cells.meant(cells, profile, profiles.aliases()));
    }

    private Answer told(Profile profile, Permit permit, List<Judged> found) {
        Map<UUID, Row> seen = new HashMap<>();
        if (permit.allows(Right.SEE) && !found.isEmpty()) {
            queries.find(profile.object(), found.stream().map(Judged::record).toList())
                    .forEach(row -> seen.put(row.id(), row));
        }
        List<Twin> twins = new ArrayList<>();
        int hidden = 0;
        for (Judged each : found) {
            Row row = seen.get(each.record());
            if (row == null) {
                hidden++;
            } else if (!row.isDeleted() && twins.size() < TOLD) {
                twins.add(twin(profile, row, each.judgement()));
            }
        }
        return new Answer(twins, profile.tellsHidden() ? hidden : 0);
    }

    static Twin twin(Profile profile, Row row, Judge.Judgement judgement) {
        return new Twin(
                row,
                judgement.probability(),
                judgement.decision(),
                judgement.rule().map(profile::name).orElse(""),
                judgement.reasons());
    }

    /** The places of the fields that the caller may not read of every record. */
    static List<Integer> veiled(Profile profile, Permit permit) {
        return IntStream.range(0, profile.traits().size())
                .filter(at -> !permit.field(profile.traits().get(at).field()).plain())
                .boxed()
                .toList();
    }
}
