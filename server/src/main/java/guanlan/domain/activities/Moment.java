package guanlan.domain.activities;

import guanlan.engine.changes.History;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What stands in a timeline. */
public sealed interface Moment {
    Instant at();

    /**
     * Something that somebody did.
     *
     * @param fields of the row
     * @param held what the caller may do with it
     */
    record Activity(
            ObjectDefinition object,
            Row row,
            Instant at,
            Map<String, FieldDefinition> fields,
            Held held)
            implements Moment {}

    /** Something that changed in the record itself. */
    record Changed(History.Entry entry, Kind kind) implements Moment {
        @Override
        public Instant at() {
            return entry.at();
        }
    }

    /** What a change means to a reader. */
    enum Kind {
        CHANGE,
        STAGE,
        FILE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
