package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The columns of an object's table, and the tables its references lead to. */
final class CriteriaNames implements SqlNames {
    private static final int DEEPEST = 5;

    private final ObjectDefinition object;
    private final String table;
    private final FieldColumns columns;
    private final AtomicInteger targets;
    private final int depth;

    /** For a statement on the object's table under its own name. */
    CriteriaNames(ObjectDefinition object, FieldColumns columns) {
        this(object, Tables.table(object.name()), columns, new AtomicInteger(), 0);
    }

    /** For a statement that has the object's table under another name. */
    CriteriaNames(ObjectDefinition object, String table, FieldColumns columns) {
        this(object, table, columns, new AtomicInteger(), 0);
    }

    private CriteriaNames(
            ObjectDefinition object,
            String table,
            FieldColumns columns,
            AtomicInteger targets,
            int depth) {
        this.object = object;
        this.table = table;
        this.columns = columns;
        this.targets = targets;
        this.depth = depth;
    }

    @Override
    public Field<?> column(String name) {
        FieldDefinition field = object.worded(name).orElseThrow();
        return field.type().askedInSql(columns.of(this, field));
    }

    @Override
    public Target through(String reference) {
        ObjectDefinition to =
                object.worded(reference)
                        .flatMap(FieldDefinition::target)
                        .map(columns::definition)
                        .orElse(object);
        CriteriaNames there = beside(to, depth);
        return new Target(there.aliased(), there.id(), there);
    }

    /** The records of another object, under a name that nothing else in the statement has. */
    private CriteriaNames beside(ObjectDefinition other, int deep) {
        String alias = "criteria_" + targets.incrementAndGet();
        return new CriteriaNames(other, alias, columns, targets, deep);
    }

    /** For what a computed field reads of the records that refer to this one. */
    CriteriaNames referring(ObjectDefinition other) {
        return beside(other, depth + 1);
    }

    /** For what a computed field reads of its own record. */
    CriteriaNames computing() {
        return new CriteriaNames(object, table, columns, targets, depth + 1);
    }

    /** Computed from computed from computed: somewhere it goes round. */
    boolean isTooDeep() {
        return depth >= DEEPEST;
    }

    ObjectDefinition object() {
        return object;
    }

    String table() {
        return table;
    }

    Field<UUID> id() {
        return DSL.field(DSL.name(table, SystemField.ID.field()), UUID.class);
    }

    Table<?> aliased() {
        return columns.table(object).as(table);
    }
}
