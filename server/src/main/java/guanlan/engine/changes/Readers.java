package guanlan.engine.changes;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The readers of the caller's company, for its administrators: how they are, and once more. */
@Component
public class Readers {
    private static final int MOST_AT_ONCE = 1000;

    private final List<ChangeReader> readers;
    private final Changes changes;
    private final Positions positions;
    private final DeadLetters letters;
    private final TransactionTemplate transactions;
    private final Signals signals;

    public Readers(
            List<ChangeReader> readers,
            Changes changes,
            Positions positions,
            DeadLetters letters,
            TransactionTemplate transactions,
            Signals signals) {
        this.readers = List.copyOf(readers);
        this.changes = changes;
        this.positions = positions;
        this.letters = letters;
        this.transactions = transactions;
        this.signals = signals;
    }

    /**
     * How a reader is.
     *
     * @param failure what stops it now; null: nothing
     */
    public record State(
            String name,
            boolean strict,
            Position position,
            @Nullable Instant movedAt,
            Changes.Lag lag,
            int deadLetters,
            @Nullable String failure,
            int failures,
            @Nullable Instant failingSince) {}

    /** How many letters were read this time, and how many could not be. */
    public record Replayed(int done, int failed) {}

    public List<State> all() {
        administrator();
        return readers.stream().map(this::state).toList();
    }

    public State require(String name) {
        administrator();
        return state(reader(name));
    }

    /** Sends the reader back (or on) to a place in the log; it goes on from there. */
    public State replay(String name, Position from) {
        administrator();
        ChangeReader reader = reader(name);
        transactions.executeWithoutResult(
                _ -> {
                    positions.move(reader.key(), from);
                    signals.ring(Changes.TOPIC, Caller.current().tenant());
                });
        return state(reader);
    }

    /** The first place of the log at or after a moment. */
    public Position since(Instant moment) {
        return changes.since(moment);
    }

    public List<DeadLetter> letters(String name, Position after, int limit) {
        administrator();
        return letters.after(reader(name).key(), after, Math.clamp(limit, 1, MOST_AT_ONCE));
    }

    /** Gives the reader one change again that it could not take. */
    public void replayLetter(String name, Position position) {
        administrator();
        ChangeReader reader = reader(name);
        DeadLetter letter =
                letters.find(reader.key(), position).orElseThrow(() -> absent(position));
        @Nullable Throwable failed = again(reader, letter);
        if (failed != null) {
            throw new Problem(ChangeProblem.LETTER_FAILED, Map.of("reason", Failures.text(failed)));
        }
    }

    /** Gives it all of them again, oldest first; those that fail again stay. */
    public Replayed replayLetters(String name) {
        administrator();
        ChangeReader reader = reader(name);
        int done = 0;
        int failed = 0;
        Position from = Position.START;
        List<DeadLetter> some = letters.after(reader.key(), from, MOST_AT_ONCE);
        while (!some.isEmpty()) {
            for (DeadLetter letter : some) {
                if (again(reader, letter) == null) {
                    done++;
                } else {
                    failed++;
                }
            }
            from = some.getLast().change().position();
            some = letters.after(reader.key(), from, MOST_AT_ONCE);
        }
        return new Replayed(done, failed);
    }

    public void discardLetter(String name, Position position) {
        administrator();
        if (!letters.remove(reader(name).key(), position)) {
            throw absent(position);
        }
    }

    public int discardLetters(String name) {
        administrator();
        return letters.removeAll(reader(name).key());
    }

    /** What it failed with, noted; null: it is done. */
    private @Nullable Throwable again(ChangeReader reader, DeadLetter letter) {
        Position position = letter.change().position();
        try {
            transactions.executeWithoutResult(
                    _ -> {
                        if (letters.remove(reader.key(), position)) {
                            Caller.system(Caller.current().tenant())
                                    .run(() -> reader.read(List.of(letter.change())));
                        }
                    });
            return null;
        } catch (RuntimeException failed) {
            letters.failedAgain(reader.key(), position, Failures.text(failed));
            return failed;
        }
    }

    private State state(ChangeReader reader) {
        var place =
                positions
                        .find(reader.key())
                        .orElse(new Positions.Place(Position.START, null, null, 0, null));
        return new State(
                reader.key(),
                reader.strict(),
                place.position(),
                place.movedAt(),
                changes.lag(place.position()),
                letters.count(reader.key()),
                place.failure(),
                place.failures(),
                place.failingSince());
    }

    private ChangeReader reader(String name) {
        return readers.stream()
                .filter(reader -> reader.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(ChangeProblem.READER_ABSENT, Map.of("name", name)));
    }

    private static Problem absent(Position position) {
        return new Problem(ChangeProblem.LETTER_ABSENT, Map.of("position", position.text()));
    }

    private static void administrator() {
        if (!Caller.current().is(Role.ADMINISTRATOR)) {
            throw new Problem(AccessProblem.REFUSED);
        }
    }
}
