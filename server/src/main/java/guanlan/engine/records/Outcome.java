package guanlan.engine.records;

import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What became of one row of a batch. */
public sealed interface Outcome {
    record Created(UUID id) implements Outcome {}

    record Updated(UUID id, long version) implements Outcome {}

    /** The record already was as the row wants it. */
    record Unchanged(UUID id) implements Outcome {}

    /** The record exists, and the batch was told to leave such rows alone. */
    record Skipped(UUID id) implements Outcome {}

    record Deleted(UUID id) implements Outcome {}

    record Restored(UUID id) implements Outcome {}

    record Rejected(List<Finding> findings) implements Outcome {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /** Its word in the API. */
    default String key() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
