package guanlan.engine.query;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Choice;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.FieldKind.Reference;
import guanlan.core.criteria.FieldKind.TextList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The same world in tables. */
record CriteriaTables(DSLContext dsl) {

    void store(CriteriaWorld world) {
        for (String object : CriteriaWorld.OBJECTS.keySet()) {
            Table<?> table = DSL.table(DSL.name(object));
            List<Field<?>> columns = new ArrayList<>();
            CriteriaWorld.fields(object)
                    .forEach((name, kind) -> columns.add(DSL.field(DSL.name(name), type(kind))));
            dsl.createTable(table).columns(columns).execute();
            for (CriteriaWorld.Row row : world.rows(object)) {
                List<@Nullable Object> values = new ArrayList<>();
                columns.forEach(column -> values.add(stored(row.values().get(column.getName()))));
                dsl.insertInto(table).columns(columns).values(values).execute();
            }
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof List<?> list ? list.toArray(String[]::new) : value;
    }

    Set<UUID> find(Checked checked, EvaluationContext context) {
        return new TreeSet<>(
                dsl.select(DSL.field(DSL.name("account", "id"), UUID.class))
                        .from(DSL.table(DSL.name("account")))
                        .where(SqlCriteria.condition(checked, names(), context))
                        .fetch(record -> record.value1()));
    }

    String sql(Checked checked, EvaluationContext context) {
        return dsl.renderInlined(SqlCriteria.condition(checked, names(), context));
    }

    static SqlNames names() {
        return new Names("account", "account", new AtomicInteger());
    }

    private record Names(String object, String alias, AtomicInteger targets) implements SqlNames {
        @Override
        public Field<?> column(String field) {
            return DSL.field(DSL.name(alias, field), type(CriteriaWorld.kind(object, field)));
        }

        @Override
        public Target through(String reference) {
            String to = CriteriaWorld.target(object, reference);
            String fresh = to + targets.incrementAndGet();
            return new Target(
                    DSL.table(DSL.name(to)).as(fresh),
                    DSL.field(DSL.name(fresh, "id"), UUID.class),
                    new Names(to, fresh, targets));
        }
    }

    private static DataType<?> type(FieldKind kind) {
        return switch (kind) {
            case Plain.TEXT -> SQLDataType.CLOB;
            case Choice _, FieldKind.Sealed _ -> SQLDataType.CLOB;
            case Plain.WHOLE -> SQLDataType.BIGINT;
            case Plain.DECIMAL -> SQLDataType.NUMERIC;
            case Plain.YESNO -> SQLDataType.BOOLEAN;
            case Plain.DATE -> SQLDataType.LOCALDATE;
            case Plain.DATETIME -> SQLDataType.INSTANT;
            case Reference _ -> SQLDataType.UUID;
            case TextList _ -> SQLDataType.CLOB.array();
        };
    }
}
