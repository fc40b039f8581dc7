package guanlan.engine.changes;

import guanlan.engine.records.Silence;
import guanlan.platform.access.Caller;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One step of a reader, for the caller's company: effect and position in one transaction. */
@Component
class Steps {
    private final Changes changes;
    private final Positions positions;
    private final DeadLetters letters;
    private final ReaderMetrics metrics;
    private final Silence silence;
    private final TransactionTemplate transactions;

    Steps(
            Changes changes,
            Positions positions,
            DeadLetters letters,
            ReaderMetrics metrics,
            Silence silence,
            TransactionTemplate transactions) {
        this.changes = changes;
        this.positions = positions;
        this.letters = letters;
        this.metrics = metrics;
        this.silence = silence;
        this.transactions = transactions;
    }

    void begin(ChangeReader reader) {
        if (positions.find(reader.key()).isEmpty()) {
            positions.begin(reader.key(), reader.fromNow() ? changes.end() : Position.START);
        }
    }

    /**
     * What came of a step.
     *
     * @param changes how many were read; none also when another node reads
     * @param nothing whether there was nothing to read, nor will be before somebody writes
     */
    record Step(int changes, boolean nothing) {}

    /** Reads some changes and moves the position with their effect. */
    Step step(ChangeReader reader, int limit) {
        Positions.News news = positions.news(reader.key());
        if (news != Positions.News.SETTLED) {
            return new Step(0, news == Positions.News.NOTHING);
        }
        List<Change> read = transacted(reader, limit, some -> reader.read(some));
        metrics.read(reader, Caller.current().tenant(), read);
        return new Step(read.size(), false);
    }

    /** Goes past the next change and keeps it for the administrator. */
    int bury(ChangeReader reader, Throwable failure, int attempts) {
        String text = Failures.text(failure);
        return transacted(
                        reader,
                        1,
                        some -> letters.add(reader.key(), some.getFirst(), text, attempts))
                .size();
    }

    void failed(ChangeReader reader, Throwable failure) {
        positions.failed(reader.key(), Failures.text(failure));
    }

    private interface Effect {
        void on(List<Change> changes);
    }

    private List<Change> transacted(ChangeReader reader, int limit, Effect effect) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            if (!reader.writes()) {
                                silence.keep();
                            }
                            List<Change> some =
                                    positions
                                            .lease(reader.key())
                                            .map(position -> changes.after(position, limit))
                                            .orElse(List.of());
                            if (!some.isEmpty()) {
                                effect.on(some);
                                positions.move(reader.key(), some.getLast().position());
                            }
                            return some;
                        }));
    }
}
