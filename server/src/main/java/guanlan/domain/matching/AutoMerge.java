package guanlan.domain.matching;

import guanlan.core.matching.Judge;
import guanlan.engine.merging.MergeRuns;
import guanlan.engine.merging.Run;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges by itself, once a night, what is surer than a company has set; without such a limit it
 * does nothing. Each night's merges are one run, which tells what was merged and what was not, and
 * is taken back as one.
 */
@Component
class AutoMerge implements JobHandler {
    private static final JobName NIGHT = new JobName("matching.merge");
    private static final LocalTime HOUR = LocalTime.of(3, 0);
    private static final int PAIRS = 20_000;
    private static final int LARGEST = 20;

    private final MatchProfiles profiles;
    private final PairStore pairs;
    private final MergeRuns runs;
    private final TransactionTemplate transactions;
    private final Nights nights;

    AutoMerge(
            MatchProfiles profiles,
            PairStore pairs,
            MergeRuns runs,
            TransactionTemplate transactions,
            Nights nights) {
        this.profiles = profiles;
        this.pairs = pairs;
        this.runs = runs;
        this.transactions = transactions;
        this.nights = nights;
    }

    /** When the next is due: one for each company and night, however often it is asked for. */
    @Component
    record Nights(Jobs jobs, InstantSource clock) {
        void next() {
            ZoneId zone = Caller.current().zone();
            LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
            String night = Caller.current().tenant() + " " + tomorrow;
            jobs.schedule(
                    NIGHT,
                    UUID.nameUUIDFromBytes(night.getBytes(StandardCharsets.UTF_8)),
                    tomorrow.atTime(HOUR).atZone(zone).toInstant());
        }
    }

    @Override
    public JobName name() {
        return NIGHT;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () -> {
                            List<Profile> willing =
                                    profiles.all().stream()
                                            .filter(profile -> profile.mergesFrom() != null)
                                            .toList();
                            willing.forEach(this::merge);
                            if (!willing.isEmpty()) {
                                transactions.executeWithoutResult(_ -> nights.next());
                            }
                        });
    }

    @Override
    public void gaveUp(UUID id, String tenant, Throwable cause) {
        Caller.system(tenant).run(() -> transactions.executeWithoutResult(_ -> nights.next()));
    }

    private void merge(Profile profile) {
        Double from = profile.mergesFrom();
        List<Pair> sure =
                pairs.list(profile.object(), Pair.State.OPEN, PAIRS).stream()
                        .filter(pair -> pair.decision() == Judge.Decision.SAME)
                        .filter(pair -> from != null && pair.probability() >= from)
                        .toList();
        List<Run.Group> groups = groups(profile.object(), sure);
        if (!groups.isEmpty()) {
            runs.start(profile.object(), groups);
        }
    }

    /**
     * Records that are one together. A group of which people said that two are not is left to them,
     * and so is one that is too large to be true.
     */
    private List<Run.Group> groups(ObjectName object, List<Pair> sure) {
        Map<UUID, Set<UUID>> members = new LinkedHashMap<>();
        for (Pair pair : sure) {
            Set<UUID> all = new LinkedHashSet<>();
            all.addAll(members.getOrDefault(pair.one(), Set.of(pair.one())));
            all.addAll(members.getOrDefault(pair.two(), Set.of(pair.two())));
            all.forEach(each -> members.put(each, all));
        }
        List<Pair> denied = pairs.list(object, Pair.State.DIFFERENT, PAIRS);
        List<Run.Group> groups = new ArrayList<>();
        for (Set<UUID> group : new LinkedHashSet<>(members.values())) {
            boolean disputed =
                    denied.stream()
                            .anyMatch(
                                    pair ->
                                            group.contains(pair.one())
                                                    && group.contains(pair.two()));
            if (!disputed && group.size() <= LARGEST) {
                groups.add(new Run.Group(List.copyOf(group), null));
            }
        }
        return groups;
    }
}
