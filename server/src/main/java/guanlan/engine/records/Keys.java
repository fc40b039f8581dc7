package guanlan.engine.records;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the records that have some values, a whole batch at once. The values of each field
 * travel as one array, so that the statement stays the same and small however many there are: one
 * parameter for each costs more than the search itself.
 */
final class Keys {
    private Keys() {}

    /** Records whose field has one of the values. */
    static Condition among(FieldDefinition field, Collection<?> values) {
        Field<Object> column = Tables.column(field).coerce(Object.class);
        if (field.type().column().isArray()) {
            return column.in(
                    values.stream().map(value -> DSL.val(value, field.type().column())).toList());
        }
        return DSL.condition("{0} = any({1})", column, array(field, values));
    }

    /** Records whose fields have one of the combinations; none of them holds an empty value. */
    static Condition among(
            List<FieldDefinition> fields, Collection<List<@Nullable Object>> combinations) {
        List<Field<?>> columns = new ArrayList<>();
        fields.forEach(field -> columns.add(Tables.column(field)));
        if (columns.stream().anyMatch(column -> column.getDataType().isArray())) {
            // An array of arrays would lose the borders between them.
            var rows = combinations.stream().map(each -> DSL.row(each.toArray())).toList();
            return DSL.row(columns.toArray(Field<?>[]::new)).in(rows);
        }
        if (fields.size() == 1) {
            var values = combinations.stream().map(List::getFirst).toList();
            return among(fields.getFirst(), values);
        }
        List<Field<?>> arrays = new ArrayList<>();
        for (int at = 0; at < fields.size(); at++) {
            int place = at;
            arrays.add(
                    array(
                            fields.get(at),
                            combinations.stream().map(each -> each.get(place)).toList()));
        }
        return DSL.condition(
                "({0}) in (select * from unnest({1}))", DSL.list(columns), DSL.list(arrays));
    }

    private static Field<?> array(FieldDefinition field, Collection<?> values) {
        return array(field.type().column(), values);
    }

    private static <T> Field<?> array(DataType<T> type, Collection<?> values) {
        return DSL.val((Object) values.toArray(), type.getArrayDataType());
    }
}
