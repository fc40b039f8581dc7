package guanlan.engine.query;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.util.Map;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/** Begins statements on an object, as far as the caller's Permit reaches. */
@Component
class Reaches {
    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final FieldColumns columns;

    Reaches(Schemas schemas, Permits permits, Tenants tenants, FieldColumns columns) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.columns = columns;
    }

    Reach of(ObjectDefinition object) {
        return of(object, Tables.of(schema(), object.name()));
    }

    /** From rows that stand for those of the object's table, under its name. */
    Reach of(ObjectDefinition object, Table<?> rows) {
        return new Reach(object, this, rows);
    }

    String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    FieldColumns columns() {
        return columns;
    }

    /** An object whose table has that name in the statement. */
    CriteriaNames names(ObjectDefinition object, String table) {
        return columns.names(object, table);
    }

    ObjectDefinition definition(ObjectName object) {
        return schemas.require(object);
    }

    Permit permit(ObjectDefinition object) {
        return permits.of(Caller.current(), object.name().value());
    }

    /** The Permit to read; refused without the right to see. */
    Permit seeing(ObjectDefinition object) {
        Permit permit = permit(object);
        if (!permit.allows(Right.SEE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.name()));
        }
        return permit;
    }
}
