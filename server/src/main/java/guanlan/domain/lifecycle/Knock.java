package guanlan.domain.lifecycle;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the rules asked of accounts of which nothing was written: time passed, or something about
 * them became known. What comes of it is decided in the write pipeline, where the records are
 * locked; whoever knocks twice changes nothing.
 */
@Component
class Knock {
    private static final ScopedValue<Boolean> CURRENT = ScopedValue.newInstance();

    /** Something that differs from what is there; it is never written. */
    private static final String DIFFERS = "?";

    private final Records records;

    Knock(Records records) {
        this.records = records;
    }

    static boolean isHeard() {
        return CURRENT.isBound();
    }

    Written on(Collection<UUID> accounts) {
        var row = Row.of(Map.of(Standing.REASON, DIFFERS));
        List<Batch.Change> changes =
                accounts.stream().map(id -> new Batch.Change(id, null, row)).toList();
        var batch = Batch.of(Standing.ACCOUNT).update(changes).because(Cause.of(Cause.Kind.RULE));
        return ScopedValue.where(CURRENT, true).call(() -> records.write(batch));
    }
}
