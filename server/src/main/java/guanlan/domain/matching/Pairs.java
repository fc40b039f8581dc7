package guanlan.domain.matching;

import guanlan.core.matching.Clusters;
import guanlan.core.matching.Judge;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.Reason;
import guanlan.core.matching.Teaching;
import guanlan.domain.matching.Pair.State;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The queue of possible duplicates, as the caller sees it: only pairs of records that he may see
 * both, with reasons only of fields that he may read. Whoever may merge may decide.
 */
@Component
public class Pairs {
    private static final int LOOKED_AT = 600;
    private static final int TEACHING = 300;

    private final PairStore store;
    private final MatchProfiles profiles;
    private final MatchEntries entries;
    private final Judges judges;
    private final Permits permits;
    private final Queries queries;
    private final Decisions decisions;

    Pairs(
            PairStore store,
            MatchProfiles profiles,
            MatchEntries entries,
            Judges judges,
            Permits permits,
            Queries queries,
            Decisions decisions) {
        this.store = store;
        this.profiles = profiles;
        this.entries = entries;
        this.judges = judges;
        this.permits = permits;
        this.queries = queries;
        this.decisions = decisions;
    }

    /** In which order the queue is worked through. */
    public enum Order {
        /** The surest first. */
        SURE,
        /** First those whose answers teach most. */
        TEACH
    }

    /**
     * A pair as it is shown.
     *
     * @param cluster the number of the group that it belongs to, in the order of the list
     */
    public record Shown(Pair pair, Row one, Row two, List<Reason> reasons, int cluster) {}

    /**
     * How many there are in each state, for whoever sees every record with all that is compared;
     * for others only those that they are shown, up to some hundreds.
     */
    public Map<State, Long> counts(ObjectName object) {
        Profile profile = profiles.require(object);
        seeing(object);
        Permit permit = permits.of(Caller.current(), object.value());
        if (permit.extent(Right.SEE).equals(Extent.ALL)
                && Twins.veiled(profile, permit).isEmpty()) {
            return store.counts(object);
        }
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            List<Pair> some = store.list(object, state, LOOKED_AT);
            counts.put(state, (long) shown(profile, some, LOOKED_AT).size());
        }
        return counts;
    }

    public List<Shown> list(ObjectName object, State state, Order order, int limit) {
        Profile profile = profiles.require(object);
        seeing(object);
        List<Pair> some =
                order == Order.TEACH && state == State.OPEN
                        ? teaching(profile)
                        : store.list(object, state, LOOKED_AT);
        return shown(profile, some, limit);
    }

    /** The open pairs of a record, which its page marks. */
    public List<Shown> of(ObjectName object, UUID record) {
        Profile profile = profiles.require(object);
        seeing(object);
        return shown(profile, store.of(record, State.OPEN), LOOKED_AT);
    }

    /** How many open pairs each of some records is in; those that are in none are left out. */
    public Map<UUID, Integer> marks(ObjectName object, Collection<UUID> records) {
        Profile profile = profiles.require(object);
        seeing(object);
        Map<UUID, Integer> marks = new HashMap<>();
        for (Shown each : shown(profile, store.open(object, records, LOOKED_AT), LOOKED_AT)) {
            marks.merge(each.pair().one(), 1, Integer::sum);
            marks.merge(each.pair().two(), 1, Integer::sum);
        }
        marks.keySet().retainAll(Set.copyOf(records));
        return marks;
    }

    /** The records of the open pairs that the queue shows the caller. */
    List<UUID> inQueue(ObjectName object) {
        Profile profile = profiles.require(object);
        List<Pair> some = store.list(object, State.OPEN, LOOKED_AT);
        return List.copyOf(ids(shown(profile, some, LOOKED_AT).stream().map(Shown::pair).toList()));
    }

    public Shown require(ObjectName object, UUID id) {
        Profile profile = profiles.require(object);
        seeing(object);
        return store.find(id).filter(pair -> pair.object().equals(object)).stream()
                .flatMap(pair -> shown(profile, List.of(pair), 1).stream())
                .findFirst()
                .orElseThrow(() -> new Problem(MatchingProblem.PAIR_ABSENT));
    }

    /** What a person says of a pair; {@code OPEN} takes it back. */
    public void decide(ObjectName object, UUID id, State state, @Nullable String note) {
        if (!permits.of(Caller.current(), object.value()).allows(Right.MERGE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.value()));
        }
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        decisions.keep(profiles.require(object), require(object, id).pair(), state, note);
    }

    private void seeing(ObjectName object) {
        if (!permits.of(Caller.current(), object.value()).allows(Right.SEE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.value()));
        }
    }

    private List<Pair> teaching(Profile profile) {
        List<Pair> doubtful = store.doubtful(profile.object(), TEACHING);
        Map<UUID, String[]> cells = cells(doubtful);
        Judge judge = judges.of(profile);
        List<Pair> known = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (Pair pair : doubtful) {
            judgement(profile, judge, pair, cells, List.of())
                    .ifPresent(
                            judgement -> {
                                known.add(pair);
                                rows.add(judgement.row());
                            });
        }
        double[] probabilities = known.stream().mapToDouble(Pair::probability).toArray();
        return Arrays.stream(Teaching.order(rows, probabilities, TEACHING))
                .mapToObj(known::get)
                .toList();
    }

    private List<Shown> shown(Profile profile, List<Pair> pairs, int limit) {
        Map<UUID, Row> rows = new HashMap<>();
        queries.find(profile.object(), ids(pairs)).forEach(row -> rows.put(row.id(), row));
        List<Pair> visible =
                pairs.stream()
                        .filter(
                                pair ->
                                        rows.containsKey(pair.one())
                                                && rows.containsKey(pair.two()))
                        .limit(limit)
                        .toList();
        Permit permit = permits.of(Caller.current(), profile.object().value());
        List<Integer> veiled = Twins.veiled(profile, permit);
        Map<UUID, String[]> cells = cells(visible);
        Judge judge = judges.of(profile);
        int[] clusters = clusters(visible);
        List<Shown> shown = new ArrayList<>();
        for (int at = 0; at < visible.size(); at++) {
            Pair pair = visible.get(at);
            Optional<Judge.Judgement> judged = judgement(profile, judge, pair, cells, veiled);
            boolean whole = veiled.isEmpty() || pair.decided() != null;
            if (whole || judged.filter(Pairs::isOne).isPresent()) {
                shown.add(
                        new Shown(
                                whole ? pair : told(profile, pair, judged.orElseThrow()),
                                Objects.requireNonNull(rows.get(pair.one())),
                                Objects.requireNonNull(rows.get(pair.two())),
                                judged.map(Judge.Judgement::reasons).orElse(List.of()),
                                clusters[at]));
            }
        }
        return shown;
    }

    private static Pair told(Profile profile, Pair pair, Judge.Judgement judged) {
        return pair.as(
                judged.probability(),
                judged.decision(),
                judged.rule().map(profile::name).orElse(null));
    }

    /** By what the caller may read: that two share what is hidden from him is hidden as well. */
    private static boolean isOne(Judge.Judgement judgement) {
        return judgement.decision() != Judge.Decision.DIFFERENT;
    }

    private Optional<Judge.Judgement> judgement(
            Profile profile,
            Judge judge,
            Pair pair,
            Map<UUID, String[]> cells,
            List<Integer> veiled) {
        String[] one = cells.get(pair.one());
        String[] two = cells.get(pair.two());
        int size = profile.traits().size();
        if (one == null || two == null || one.length != size || two.length != size) {
            return Optional.empty();
        }
        return Optional.of(
                judge.judge(
                        judge.entry(meant(profile, Cells.without(one, veiled))),
                        judge.entry(meant(profile, Cells.without(two, veiled)))));
    }

    private String[] meant(Profile profile, String[] cells) {
        return Cells.meant(cells, profile, profiles.aliases());
    }

    private Map<UUID, String[]> cells(List<Pair> pairs) {
        return entries.cells(ids(pairs));
    }

    private static Set<UUID> ids(Collection<Pair> pairs) {
        Set<UUID> ids = new LinkedHashSet<>();
        pairs.forEach(
                pair -> {
                    ids.add(pair.one());
                    ids.add(pair.two());
                });
        return ids;
    }

    /** Groups of records that are one together, in the order in which they are met. */
    private static int[] clusters(List<Pair> pairs) {
        List<UUID> ids = List.copyOf(ids(pairs));
        Map<UUID, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        long[] keys = new long[pairs.size()];
        for (int at = 0; at < keys.length; at++) {
            keys[at] =
                    Matcher.pair(
                            place(places, pairs.get(at).one()), place(places, pairs.get(at).two()));
        }
        float[] odds = new float[keys.length];
        for (int at = 0; at < odds.length; at++) {
            double p = Math.clamp(pairs.get(at).probability(), 1e-4, 1 - 1e-4);
            odds[at] = pairs.get(at).state() == State.DIFFERENT ? Clusters.VETO : odds(p);
        }
        int[] group = Clusters.of(ids.size(), keys, odds);
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(keys)
                .mapToInt(
                        key ->
                                numbers.computeIfAbsent(
                                        group[Matcher.left(key)], _ -> numbers.size()))
                .toArray();
    }

    private static float odds(double p) {
        return (float) Math.log(p / (1 - p));
    }

    private static int place(Map<UUID, Integer> places, UUID id) {
        return Objects.requireNonNull(places.get(id));
    }
}
