package guanlan.engine.records;

import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one object to be written together. Values may be given as people and programs give them;
 * the pipeline reads them. A {@link guanlan.engine.schema.Parsed.Value} was read already.
 *
 * @param atomic all rows or none; otherwise each row has its own outcome
 */
public record Batch(ObjectName object, Operation operation, Cause cause, boolean atomic) {

    /** What is to be done with the rows. */
    public sealed interface Operation {
        /** New records; a row may bring its own id. */
        record Create(List<Row> rows) implements Operation {}

        /**
         * New records, or existing ones when another record has the same value in the key field.
         */
        record Upsert(List<Row> rows, String key, OnMatch onMatch) implements Operation {}

        record Update(List<Change> changes) implements Operation {}

        /** Into the recycle bin. */
        record Delete(List<Target> targets) implements Operation {}

        /** Out of the recycle bin. */
        record Restore(List<Target> targets) implements Operation {}

        /**
         * What the engine itself puts right, such as references to a record that became another: in
         * the recycle bin too, and in fields that nobody fills in. The values are in the types' own
         * Java form, and were valid once; so nothing is asked of them but that they are unique.
         */
        record Correct(List<Change> changes) implements Operation {}
    }

    /** What becomes of a row whose record exists already. */
    public enum OnMatch {
        SKIP,
        /** Only what the record has nothing of. */
        FILL,
        UPDATE
    }

    /** New values for a record; with a version only if it still has that one. */
    public record Change(UUID id, @Nullable Long version, Row values) {}

    /** A record; with a version only if it still has that one. */
    public record Target(UUID id, @Nullable Long version) {
        public static List<Target> of(List<UUID> ids) {
            return ids.stream().map(id -> new Target(id, null)).toList();
        }
    }

    /** Names the object; the verbs that follow say what is to be done. */
    public record Of(ObjectName object) {
        public Batch create(List<Row> rows) {
            return batch(new Operation.Create(List.copyOf(rows)));
        }

        public Batch upsert(List<Row> rows, String key, OnMatch onMatch) {
            return batch(new Operation.Upsert(List.copyOf(rows), key, onMatch));
        }

        public Batch update(List<Change> changes) {
            return batch(new Operation.Update(List.copyOf(changes)));
        }

        public Batch delete(List<Target> targets) {
            return batch(new Operation.Delete(List.copyOf(targets)));
        }

        public Batch restore(List<Target> targets) {
            return batch(new Operation.Restore(List.copyOf(targets)));
        }

        public Batch correct(List<Change> changes) {
            return batch(new Operation.Correct(List.copyOf(changes)));
        }

        private Batch batch(Operation operation) {
            return new Batch(object, operation, Cause.of(Cause.Kind.SYSTEM), false);
        }
    }

    public static Of of(ObjectName object) {
        return new Of(object);
    }

    public Batch because(Cause why) {
        return new Batch(object, operation, why, atomic);
    }

    public Batch allOrNothing() {
        return new Batch(object, operation, cause, true);
    }
}
