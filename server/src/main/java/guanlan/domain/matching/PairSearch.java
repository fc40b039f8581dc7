package guanlan.domain.matching;

import guanlan.core.matching.Entry;
import guanlan.core.matching.Judge;
import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for the twins of the records that wait, some hundreds at a time: after changes, and of a
 * whole table when somebody asks for it. What is found replaces what was open about them.
 */
@Component
class PairSearch implements JobHandler {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Work work;
    private final MatchProfiles profiles;
    private final MatchEntries entries;
    private final Judges judges;
    private final PairStore pairs;
    private final TransactionTemplate transactions;
    private final Again again;

    PairSearch(
            Work work,
            MatchProfiles profiles,
            MatchEntries entries,
            Judges judges,
            PairStore pairs,
            TransactionTemplate transactions,
            Again again) {
        this.work = work;
        this.profiles = profiles;
        this.entries = entries;
        this.judges = judges;
        this.pairs = pairs;
        this.transactions = transactions;
        this.again = again;
    }

    /** Another look, when somebody else looks now. */
    @Component
    record Again(Jobs jobs, Ids ids, InstantSource clock) {
        void soon() {
            jobs.schedule(Work.LOOK, ids.next(), clock.instant().plus(SOON));
        }
    }

    @Override
    public JobName name() {
        return Work.LOOK;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        while (Caller.system(tenant).call(this::step)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Some records; tells whether others may wait. */
    private boolean step() {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            List<Work.Todo> some = work.take();
                            if (some == null) {
                                again.soon();
                                return false;
                            }
                            some.stream()
                                    .collect(Collectors.groupingBy(Work.Todo::object))
                                    .forEach(
                                            (object, todo) ->
                                                    look(
                                                            object,
                                                            todo.stream()
                                                                    .map(Work.Todo::record)
                                                                    .toList()));
                            return !some.isEmpty();
                        }));
    }

    private void look(ObjectName object, List<UUID> records) {
        profiles.find(object)
                .ifPresent(
                        profile -> {
                            Set<MatchEntries.Near> near =
                                    new LinkedHashSet<>(entries.near(records));
                            near.addAll(pairs.open(records));
                            pairs.renew(object, records, judged(profile, near));
                        });
    }

    List<PairStore.Found> judged(Profile profile, Collection<MatchEntries.Near> near) {
        Set<UUID> ids = new TreeSet<>();
        near.forEach(
                each -> {
                    ids.add(each.one());
                    ids.add(each.two());
                });
        Judge judge = judges.of(profile);
        Map<UUID, Entry> ready = new HashMap<>();
        entries.cells(ids)
                .forEach(
                        (id, cells) -> {
                            if (cells.length == profile.traits().size()) {
                                ready.put(
                                        id,
                                        judge.entry(
                                                Cells.meant(cells, profile, profiles.aliases())));
                            }
                        });
        return near.stream()
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
