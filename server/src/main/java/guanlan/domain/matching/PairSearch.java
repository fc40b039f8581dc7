package guanlan.domain.matching;

import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for the twins of the records that wait: of very many in passes over the table ({@link
 * Crowds}), of others some hundreds at a time. What is found replaces what was open about them.
 */
@Component
class PairSearch implements JobHandler {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Work work;
    private final MatchProfiles profiles;
    private final MatchEntries entries;
    private final Judging judging;
    private final PairStore pairs;
    private final Crowds crowds;
    private final TransactionTemplate transactions;
    private final Again again;

    PairSearch(
            Work work,
            MatchProfiles profiles,
            MatchEntries entries,
            Judging judging,
            PairStore pairs,
            Crowds crowds,
            TransactionTemplate transactions,
            Again again) {
        this.work = work;
        this.profiles = profiles;
        this.entries = entries;
        this.judging = judging;
        this.pairs = pairs;
        this.crowds = crowds;
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
        Caller system = Caller.system(tenant);
        for (ObjectName object : system.call(crowds::waiting)) {
            Optional<Crowds.Pass> pass = system.call(() -> crowds.pass(object));
            if (pass.isEmpty()) {
                system.run(again::soon);
                return;
            }
            follow(system, pass.get());
        }
        while (system.call(this::step)) {
            stopIfAsked();
        }
    }

    private static void follow(Caller system, Crowds.Pass pass) throws InterruptedException {
        try (pass) {
            while (system.call(pass::step)) {
                stopIfAsked();
            }
        }
    }

    private static void stopIfAsked() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
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
                            pairs.renew(object, records, judging.judged(profile, near));
                        });
    }
}
