package guanlan.domain.matching;

import guanlan.engine.changes.Readers;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration LATER = Duration.ofSeconds(5);

    /** So far behind, the index is being filled: then a crowd comes, and is looked at as one. */
    private static final int FAR_BEHIND = 4 * Crowds.LEAST;

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

    /** Another look, when somebody else looks now or much comes. */
    @Component
    record Again(Jobs jobs, Readers readers, InstantSource clock) {
        /**
         * The moments of further looks are as far apart as the pause and have a job each, so that
         * many who ask for one get the same; none of those runs already.
         */
        void after(Duration pause) {
            String tenant = Caller.current().tenant();
            long apart = pause.toSeconds();
            long second = (clock.instant().getEpochSecond() / apart + 2) * apart;
            UUID look = UUID.nameUUIDFromBytes((tenant + second).getBytes(StandardCharsets.UTF_8));
            jobs.schedule(Work.LOOK, look, Instant.ofEpochSecond(second));
        }

        /** Whether very many changes are still to come into the index. */
        boolean muchComes() {
            Readers.State index = readers.require(MatchIndex.READER);
            return index.failure() == null && index.lag().rows() >= FAR_BEHIND;
        }
    }

    @Override
    public JobName name() {
        return Work.LOOK;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        Caller system = Caller.system(tenant);
        boolean more = true;
        while (more) {
            if (system.call(again::muchComes)) {
                system.run(() -> again.after(LATER));
                return;
            }
            if (!passed(system)) {
                system.run(() -> again.after(SOON));
                return;
            }
            more = some(system);
        }
    }

    /** Passes over the tables of which very many wait; false when another is on one of them. */
    private boolean passed(Caller system) throws InterruptedException {
        for (ObjectName object : system.call(crowds::waiting)) {
            Optional<Crowds.Pass> pass = system.call(() -> crowds.pass(object));
            if (pass.isEmpty()) {
                return false;
            }
            follow(system, pass.get());
        }
        return true;
    }

    /**
     * Single looks, as many as a pass is worth: while a file is read, a crowd may have come.
     *
     * @return whether others may wait
     */
    private boolean some(Caller system) throws InterruptedException {
        boolean more = true;
        for (int done = 0; more && done < Crowds.LEAST; done += Work.CHUNK) {
            more = system.call(this::step);
            stopIfAsked();
        }
        return more;
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
                                again.after(SOON);
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
