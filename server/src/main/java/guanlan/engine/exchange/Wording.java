package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a module understands of files beyond single fields: columns that are no fields of the
 * object, and cells that mean more than their field takes.
 */
public interface Wording {
    ObjectName object();

    /** As things stand when a file is read, for its reader alone. */
    Sense sense();

    /** One reading. Rows are understood on a thread that has no caller. */
    interface Sense {
        /** Further columns, each named by a path below a field of the object. */
        List<FieldDefinition> columns();

        /** Turns what a row says into values of its object. */
        void understand(Told row);
    }

    /** What a row says, by field or path. */
    interface Told {
        /** The value that was read, or taken from what fills every row; null: it says nothing. */
        @Nullable Object value(String path);

        /** The name by which it calls another record. */
        Optional<String> name(String field);

        /** A value of the field's type, in place of whatever was said. */
        void put(String field, Object value);

        /** As if nothing had been said. */
        void drop(String path);

        void refuse(Finding finding);
    }
}
