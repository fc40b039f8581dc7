package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns of an object's table, and the tables its references lead to. */
final class CriteriaNames implements SqlNames {
    private static final int DEEPEST = 5;

    private final ObjectDefinition object;
    private final String table;
    private final FieldColumns columns;
    private final AtomicInteger targets;
    private final int depth;

    /** Whose Permits count; none: everything may be read. */
    private final @Nullable Function<ObjectDefinition, Permit> eyes;

    /** For a statement that has the object's table under that name, with all rights. */
    CriteriaNames(ObjectDefinition object, String table, FieldColumns columns) {
        this(object, table, columns, new AtomicInteger(), 0, null);
    }

    /** The same statement, as far as these Permits go. */
    CriteriaNames seenBy(Function<ObjectDefinition, Permit> permits) {
        return new CriteriaNames(object, table, columns, targets, depth, permits);
    }

    /** The same place in the same statement, with all rights. */
    CriteriaNames blind() {
        return eyes == null
                ? this
                : new CriteriaNames(object, table, columns, targets, depth, null);
    }

    private CriteriaNames(
            ObjectDefinition object,
            String table,
            FieldColumns columns,
            AtomicInteger targets,
            int depth,
            @Nullable Function<ObjectDefinition, Permit> eyes) {
        this.object = object;
        this.table = table;
        this.columns = columns;
        this.targets = targets;
        this.depth = depth;
        this.eyes = eyes;
    }

    @Override
    public Field<?> column(String name) {
        FieldDefinition field = object.worded(name).orElseThrow();
        Field<?> column =
                eyes == null
                        ? columns.of(this, field)
                        : columns.read(blind(), field, eyes.apply(object).field(field.name()));
        return field.type().askedInSql(column);
    }

    @Override
    public Target through(String reference) {
        ObjectDefinition to =
                object.worded(reference)
                        .flatMap(FieldDefinition::target)
                        .map(columns::definition)
                        .orElse(object);
        CriteriaNames there = beside(to, depth, eyes);
        Condition within =
                eyes == null
                        ? DSL.noCondition()
                        : columns.within(eyes.apply(to).extent(Right.SEE), there);
        return new Target(there.aliased(), there.id(), there, within);
    }

    /** The records of another object, under a name that nothing else in the statement has. */
    private CriteriaNames beside(
            ObjectDefinition other,
            int deep,
            @Nullable Function<ObjectDefinition, Permit> beheldBy) {
        String alias = "criteria_" + targets.incrementAndGet();
        return new CriteriaNames(other, alias, columns, targets, deep, beheldBy);
    }

    /** The records of another object, with all rights. */
    CriteriaNames besideAll(ObjectName other) {
        return beside(columns.definition(other), depth, null);
    }

    /** For what a computed field reads of the records that refer to this one. */
    CriteriaNames referring(ObjectDefinition other) {
        return beside(other, depth + 1, null);
    }

    /** For what a computed field reads of its own record. */
    CriteriaNames computing() {
        return new CriteriaNames(object, table, columns, targets, depth + 1, null);
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
