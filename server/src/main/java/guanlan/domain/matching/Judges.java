package guanlan.domain.matching;

import guanlan.core.matching.Judge;
import guanlan.core.matching.Leaning;
import guanlan.core.matching.Models;
import guanlan.core.matching.Preparation;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.live.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The judge of each object: the shipped model, what the company's decisions have taught, and how
 * common words and values are among its records. The words are counted in a sample, anew when the
 * table has grown or time has passed; what was taught is in force on every node at once.
 */
@Component
class Judges {
    /** Rung when a model was taught. */
    static final String TAUGHT = "matching.taught";

    private static final int SAMPLED = 50_000;
    private static final int SMALL = 5_000;
    private static final double GROWN = 1.3;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final MatchEntries entries;
    private final TaughtModels taught;
    private final InstantSource clock;
    private final Map<Table, Words> words = new ConcurrentHashMap<>();
    private final Map<Table, TaughtModels.Taught> models = new ConcurrentHashMap<>();

    Judges(MatchEntries entries, TaughtModels taught, InstantSource clock, Signals signals) {
        this.entries = entries;
        this.taught = taught;
        this.clock = clock;
        signals.listen(
                TAUGHT, tenant -> models.keySet().removeIf(table -> table.tenant().equals(tenant)));
    }

    private record Table(String tenant, ObjectName object) {}

    /** How common words are in a table, as it was at a moment. */
    private record Words(Preparation preparation, String signature, int records, Instant at) {}

    Judge of(Profile profile) {
        return new Judge(
                preparation(profile),
                Models.PAIRS,
                leaning(profile),
                profile.rules(),
                profile.limits());
    }

    /** As it would judge with another leaning. */
    Judge leaning(Profile profile, Leaning leaning) {
        return new Judge(
                preparation(profile), Models.PAIRS, leaning, profile.rules(), profile.limits());
    }

    /** The company's models are read again: the transaction that taught them has not rung yet. */
    void forget() {
        String tenant = Caller.current().tenant();
        models.keySet().removeIf(table -> table.tenant().equals(tenant));
    }

    private Leaning leaning(Profile profile) {
        TaughtModels.Taught known =
                models.computeIfAbsent(table(profile), _ -> taught.of(profile.object()));
        return known.leaning(profile);
    }

    private Preparation preparation(Profile profile) {
        Words known = words.get(table(profile));
        int records = entries.count(profile.object(), SMALL);
        if (known == null || isOld(known, profile, records)) {
            known = count(profile, records);
            words.put(table(profile), known);
        }
        return known.preparation();
    }

    private boolean isOld(Words known, Profile profile, int records) {
        boolean grown = records < SMALL && records > GROWN * known.records() + 1;
        boolean large = records == SMALL && known.records() < SMALL;
        return grown
                || large
                || !known.signature().equals(profile.signature())
                || known.at().plus(KEPT).isBefore(clock.instant());
    }

    private Words count(Profile profile, int records) {
        Preparation preparation = new Preparation(profile.fields());
        for (String[] cells : entries.sample(profile.object(), SAMPLED)) {
            if (cells.length == profile.traits().size()) {
                preparation.learn(cells);
            }
        }
        return new Words(preparation, profile.signature(), records, clock.instant());
    }

    private static Table table(Profile profile) {
        return new Table(Caller.current().tenant(), profile.object());
    }
}
