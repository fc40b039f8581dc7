package guanlan.engine.query;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Permit.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Questions of a module that no list and no figure answers, over the records that the caller may
 * see: his Permit is in the statement before the module's words are.
 */
@Component
public class Surveys {
    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final DSLContext dsl;

    Surveys(Schemas schemas, Reaches reaches, Conditions conditions, DSLContext dsl) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.dsl = dsl;
    }

    /** Whether the caller sees records of the object at all. */
    public boolean sees(ObjectName object) {
        return reaches.permit(schemas.require(object)).allows(Right.SEE);
    }

    /** Whether the caller reads the field of every record that he sees. */
    public boolean readsAlways(ObjectName object, String field) {
        return reaches.permit(schemas.require(object)).field(field).plain();
    }

    /** Whether the caller may ask for the field, or the one at the end of a path of references. */
    public boolean asks(ObjectName object, String path) {
        ObjectDefinition definition = schemas.require(object);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        return definition
                .field(name)
                .filter(field -> reaches.permit(definition).field(name).asked())
                .map(
                        field ->
                                dot < 0
                                        || field.target()
                                                .filter(this::sees)
                                                .filter(to -> asks(to, path.substring(dot + 1)))
                                                .isPresent())
                .orElse(false);
    }

    /**
     * Runs a statement.
     *
     * @param fields read of each record as figures, under their names, beside its {@code id}
     * @param statement in which {@code {0}} is the select of the records, {@code {1}} the company's
     *     schema, and what follows the values
     */
    public List<Map<String, @Nullable Object>> ask(
            ObjectName object,
            Filter filter,
            List<String> fields,
            String statement,
            List<?> values) {
        ObjectDefinition definition = schemas.require(object);
        Condition where = conditions.of(filter, definition, reaches.seeing(definition));
        Reach reach = reaches.of(definition);
        List<Field<?>> columns = new ArrayList<>(List.of(reach.id().as("id")));
        for (String field : fields) {
            columns.add(reach.place(field).ordered().as(field));
        }
        List<QueryPart> parts = new ArrayList<>();
        parts.add(DSL.select(columns).from(reach.tables()).where(where));
        parts.add(DSL.name(reaches.schema()));
        values.forEach(value -> parts.add(DSL.val(value)));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Record row : dsl.resultQuery(statement, parts.toArray(QueryPart[]::new)).fetch()) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            for (Field<?> column : row.fields()) {
                told.put(column.getName(), row.get(column));
            }
            rows.add(told);
        }
        return rows;
    }
}
