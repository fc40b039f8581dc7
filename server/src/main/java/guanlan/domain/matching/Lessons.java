package guanlan.domain.matching;

import guanlan.core.matching.Judge;
import guanlan.core.matching.Leaning;
import guanlan.core.values.Ids;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.live.Signals;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Teaches the judge of an object what people decided, after every tenth answer: from the shipped
 * judgement, on all answers, in a moment. The new one is in force on every node as soon as it is
 * kept, and what waits is judged anew.
 */
@Component
class Lessons implements JobHandler {
    private static final JobName LEARN = new JobName("matching.learn");
    private static final int EVERY = 10;
    private static final int MOST = 4_000;
    private static final int JUDGED_ANEW = 5_000;

    private final PairStore store;
    private final MatchProfiles profiles;
    private final Judges judges;
    private final TaughtModels models;
    private final Judging judging;
    private final Bell bell;
    private final TransactionTemplate transactions;

    Lessons(
            PairStore store,
            MatchProfiles profiles,
            Judges judges,
            TaughtModels models,
            Judging judging,
            Bell bell,
            TransactionTemplate transactions) {
        this.store = store;
        this.profiles = profiles;
        this.judges = judges;
        this.models = models;
        this.judging = judging;
        this.bell = bell;
        this.transactions = transactions;
    }

    /** What makes lessons begin and be heard of. */
    @Component
    record Bell(Jobs jobs, Ids ids, Signals signals, InstantSource clock) {
        void lesson(ObjectName object) {
            jobs.schedule(LEARN, new UUID(half(object), clock.millis()));
        }

        void taught() {
            signals.ring(Judges.TAUGHT, Caller.current().tenant());
        }
    }

    /** A job carries an id only: its first half is the object. */
    private static long half(ObjectName object) {
        return UUID.nameUUIDFromBytes(object.value().getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    /** In the open transaction: one more answer. */
    void answered(ObjectName object) {
        var counts = store.counts(object);
        long answers =
                counts.getOrDefault(Pair.State.SAME, 0L)
                        + counts.getOrDefault(Pair.State.DIFFERENT, 0L);
        if (answers % EVERY == 0) {
            bell.lesson(object);
        }
    }

    @Override
    public JobName name() {
        return LEARN;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () ->
                                profiles.all().stream()
                                        .filter(
                                                profile ->
                                                        half(profile.object())
                                                                == id.getMostSignificantBits())
                                        .forEach(
                                                profile ->
                                                        transactions.executeWithoutResult(
                                                                _ -> learn(profile))));
    }

    void learn(Profile profile) {
        Leaning shipped = Leaning.shipped(profile.weights());
        Judge judge = judges.leaning(profile, shipped);
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (PairStore.Answered answer : store.answers(profile.object(), MOST)) {
            boolean fits =
                    answer.one().length == profile.traits().size()
                            && answer.two().length == profile.traits().size();
            if (fits) {
                rows.add(judge.judge(judge.entry(answer.one()), judge.entry(answer.two())).row());
                labels.add(answer.same());
            }
        }
        byte[] said = new byte[labels.size()];
        for (int at = 0; at < said.length; at++) {
            said[at] = (byte) (labels.get(at) ? 1 : 0);
        }
        TaughtModels.Card before = models.of(profile.object()).card();
        models.keep(
                profile.object(),
                new TaughtModels.Card(
                        before == null ? 1 : before.version() + 1,
                        said.length,
                        bell.clock().instant(),
                        shipped.validated(rows, said),
                        shipped.judging(rows, said),
                        profile.signature(),
                        shipped.learn(rows, said).weights()));
        bell.taught();
        judges.forget();
        judgeAnew(profile);
    }

    /** What is open is worth what the new judge says; clear differences leave the queue. */
    private void judgeAnew(Profile profile) {
        List<Pair> open = store.list(profile.object(), Pair.State.OPEN, JUDGED_ANEW);
        Set<MatchEntries.Near> near = new LinkedHashSet<>();
        Set<UUID> records = new LinkedHashSet<>();
        for (Pair pair : open) {
            near.add(new MatchEntries.Near(pair.one(), pair.two()));
            records.add(pair.one());
        }
        if (open.size() < JUDGED_ANEW && !open.isEmpty()) {
            store.renew(profile.object(), records, judging.judged(profile, near));
        }
    }
}
