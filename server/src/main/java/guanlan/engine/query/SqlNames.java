package guanlan.engine.query;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Where the fields of a condition live. Columns are qualified by their table, because a condition
 * on a field behind a reference puts the table it leads to beside it.
 */
public interface SqlNames {

    /** The column of a field of the records being asked about. */
    Field<?> column(String field);

    /** The records a reference leads to, under a name that nothing else in the statement has. */
    Target through(String reference);

    /**
     * A table with its id column and the names of its fields.
     *
     * @param within the records there that may be looked at
     */
    record Target(Table<?> table, Field<UUID> id, SqlNames names, Condition within) {
        public Target(Table<?> table, Field<UUID> id, SqlNames names) {
            this(table, id, names, DSL.noCondition());
        }
    }
}
