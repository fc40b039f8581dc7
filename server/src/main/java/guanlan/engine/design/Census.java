package guanlan.engine.design;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts what a change of definitions would touch. */
@Component
class Census {
    private static final Condition IN_USE =
            field(name(SystemField.DELETED_AT.field()), Instant.class).isNull();

    private final Tenants tenants;
    private final DSLContext dsl;

    Census(Tenants tenants, DSLContext dsl) {
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /** All records, those in the recycle bin too. */
    long rows(ObjectName object) {
        return dsl.fetchCount(dsl.selectOne().from(table(object)));
    }

    /** Whether there are more than that, without counting them all. */
    boolean hasMoreRowsThan(ObjectName object, int limit) {
        return dsl.fetchCount(dsl.selectOne().from(table(object)).limit(limit + 1)) > limit;
    }

    long values(ObjectName object, FieldDefinition of) {
        return of.hasColumn() ? count(object, Tables.column(of).isNotNull()) : 0;
    }

    long empties(ObjectName object, FieldDefinition of) {
        return count(object, IN_USE.and(Tables.column(of).isNull()));
    }

    long longer(ObjectName object, FieldDefinition of, int most) {
        var text = Tables.column(of).coerce(String.class);
        return count(object, IN_USE.and(DSL.charLength(text).gt(most)));
    }

    long countOf(ObjectName object, FieldDefinition of, Object value) {
        return count(object, IN_USE.and(Tables.column(of).coerce(Object.class).eq(value)));
    }

    List<Object> distinct(ObjectName object, FieldDefinition of, int limit) {
        List<Object> values = new ArrayList<>();
        Field<?> column = Tables.column(of);
        dsl.selectDistinct(column)
                .from(table(object))
                .where(column.isNotNull())
                .limit(limit)
                .forEach(row -> values.add(row.value1()));
        return values;
    }

    /** Sets of values that more than one record in use has. */
    long duplicates(ObjectName object, List<FieldDefinition> of) {
        List<Field<?>> columns = new ArrayList<>();
        of.forEach(each -> columns.add(Tables.column(each)));
        Condition filled = columns.stream().map(Field::isNotNull).reduce(IN_USE, Condition::and);
        return dsl.fetchCount(
                dsl.select(columns)
                        .from(table(object))
                        .where(filled)
                        .groupBy(columns)
                        .having(DSL.count().gt(1)));
    }

    private long count(ObjectName object, Condition which) {
        return dsl.fetchCount(dsl.selectOne().from(table(object)).where(which));
    }

    private Table<?> table(ObjectName object) {
        return Tables.of(tenants.schema(Caller.current().tenant()), object);
    }
}
