package guanlan.engine.records;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import java.time.Instant;
import java.util.List;
import org.jooq.Table;

/** All that is fixed while one batch is written. Its moment is one for every row. */
record Writing(
        ObjectDefinition definition,
        String schema,
        Caller caller,
        Cause cause,
        Instant at,
        List<Draft> drafts) {

    Writing round(List<Draft> some) {
        return new Writing(definition, schema, caller, cause, at, some);
    }

    Table<?> table() {
        return Tables.of(schema, definition.name());
    }

    Table<?> table(ObjectName object) {
        return Tables.of(schema, object);
    }

    List<Draft> doing(Draft.Act act) {
        return drafts.stream().filter(draft -> draft.does(act)).toList();
    }

    /** Rows that will stand in the table with new values. */
    List<Draft> writing() {
        return drafts.stream()
                .filter(draft -> draft.does(Draft.Act.INSERT) || draft.does(Draft.Act.UPDATE))
                .toList();
    }
}
