package guanlan.engine.merging;

import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows from a merge, written whatever the person may: corrections, the bin and back. */
@Component
class Writes {
    private final Records records;

    Writes(Records records) {
        this.records = records;
    }

    /** As the caller himself, with his rights. */
    List<Finding> asCaller(Batch batch, Cause cause) {
        return records.write(batch.because(cause)).findings();
    }

    List<Finding> correct(ObjectName object, List<Batch.Change> changes, Cause cause) {
        return changes.isEmpty() ? List.of() : elevated(Batch.of(object).correct(changes), cause);
    }

    List<Finding> bin(ObjectName object, List<UUID> ids, Cause cause) {
        return ids.isEmpty()
                ? List.of()
                : elevated(Batch.of(object).delete(Batch.Target.of(ids)), cause);
    }

    List<Finding> restore(ObjectName object, List<UUID> ids, Cause cause) {
        return ids.isEmpty()
                ? List.of()
                : elevated(Batch.of(object).restore(Batch.Target.of(ids)), cause);
    }

    private List<Finding> elevated(Batch batch, Cause cause) {
        Written written =
                Caller.current().elevated().call(() -> records.write(batch.because(cause)));
        return written.outcomes().stream().anyMatch(Outcome.Rejected.class::isInstance)
                ? written.findings()
                : List.of();
    }
}
