package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The columns of an object's table, and the tables its references lead to. */
final class CriteriaNames implements SqlNames {
    private final ObjectDefinition object;
    private final String table;
    private final String schema;
    private final Schemas schemas;
    private final AtomicInteger targets;

    /** For a statement on the object's table under its own name. */
    CriteriaNames(ObjectDefinition object, String schema, Schemas schemas) {
        this(object, Tables.table(object.name()), schema, schemas, new AtomicInteger());
    }

    private CriteriaNames(
            ObjectDefinition object,
            String table,
            String schema,
            Schemas schemas,
            AtomicInteger targets) {
        this.object = object;
        this.table = table;
        this.schema = schema;
        this.schemas = schemas;
        this.targets = targets;
    }

    @Override
    public Field<?> column(String name) {
        FieldDefinition field = object.worded(name).orElseThrow();
        return DSL.field(DSL.name(table, field.column()), field.type().column());
    }

    @Override
    public Target through(String reference) {
        ObjectDefinition to =
                object.worded(reference)
                        .flatMap(FieldDefinition::target)
                        .map(schemas::require)
                        .orElse(object);
        String alias = "criteria_" + targets.incrementAndGet();
        return new Target(
                Tables.of(schema, to.name()).as(alias),
                DSL.field(DSL.name(alias, SystemField.ID.field()), UUID.class),
                new CriteriaNames(to, alias, schema, schemas, targets));
    }
}
