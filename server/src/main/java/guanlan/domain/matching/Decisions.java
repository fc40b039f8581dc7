package guanlan.domain.matching;

import guanlan.core.matching.Kind;
import guanlan.domain.matching.Pair.State;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a decision leads to: it is kept with what it was made on, a new name goes into the
 * dictionary of aliases, and every tenth teaches the model.
 */
@Component
class Decisions {

    private final PairStore store;
    private final MatchEntries entries;
    private final MatchProfiles profiles;
    private final Records records;
    private final Lessons lessons;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Decisions(
            PairStore store,
            MatchEntries entries,
            MatchProfiles profiles,
            Records records,
            Lessons lessons,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.entries = entries;
        this.profiles = profiles;
        this.records = records;
        this.lessons = lessons;
        this.transactions = transactions;
        this.clock = clock;
    }

    void keep(Profile profile, Pair pair, State state, @Nullable String note) {
        transactions.executeWithoutResult(
                _ -> {
                    Map<UUID, String[]> cells = entries.cells(List.of(pair.one(), pair.two()));
                    String[] one = cells.get(pair.one());
                    String[] two = cells.get(pair.two());
                    var decided =
                            state == State.OPEN
                                    ? null
                                    : new Pair.Decided(
                                            clock.instant(), Caller.current().user(), note);
                    if (one == null || two == null || state == State.OPEN) {
                        store.decide(pair, state, decided, List.of());
                        return;
                    }
                    store.decide(
                            pair, state, decided, List.of(Cells.joined(one), Cells.joined(two)));
                    if (state == State.SAME) {
                        alias(profile, one, two);
                    }
                    if (state == State.SAME || state == State.DIFFERENT) {
                        lessons.answered(profile.object());
                    }
                });
    }

    /** Two names of one company: the shorter one means the longer one from now on. */
    private void alias(Profile profile, String[] one, String[] two) {
        for (int at = 0; at < profile.traits().size(); at++) {
            boolean names =
                    profile.traits().get(at).kind() == Kind.COMPANY
                            && !one[at].isBlank()
                            && !two[at].isBlank();
            if (names && !profiles.aliases().same(one[at], two[at])) {
                boolean first = one[at].length() <= two[at].length();
                learn(first ? one[at] : two[at], first ? two[at] : one[at]);
            }
        }
    }

    /** A name that the dictionary has already is left as people wrote it. */
    private void learn(String alias, String name) {
        var row = Row.of(Map.of("alias", alias, "name", name, "source", "decided"));
        Caller.system(Caller.current().tenant())
                .run(
                        () ->
                                records.write(
                                        Batch.of(MatchProfiles.ALIAS)
                                                .create(List.of(row))
                                                .because(Cause.of(Cause.Kind.SYSTEM))));
    }
}
