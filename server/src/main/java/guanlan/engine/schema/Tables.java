package guanlan.engine.schema;

import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Lays each object out as a real table with real columns in a company's schema. A plan is made by
 * comparing the definition with what is there, and only adds: nothing a company keeps is dropped
 * because a definition lost a line.
 */
@Component
public class Tables {
    private static final int LONGEST_NAME = 63;
    private static final Set<SystemField> ALWAYS =
            Set.of(
                    SystemField.ID,
                    SystemField.VERSION,
                    SystemField.CREATED_AT,
                    SystemField.UPDATED_AT);

    private final DSLContext dsl;

    public Tables(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** One statement that brings the database nearer to the definition. */
    public sealed interface Step {
        record CreateTable(ObjectName object) implements Step {}

        record AddColumn(ObjectName object, String field) implements Step {}

        record CreateIndex(ObjectName object, List<String> fields, boolean unique)
                implements Step {}
    }

    /** The table of an object in the schema of a company. */
    public static Table<?> of(String schema, ObjectName object) {
        return DSL.table(name(schema, object.value()));
    }

    /** The column of a field. */
    public static Field<?> column(FieldDefinition field) {
        return field(name(field.name()), field.type().column());
    }

    public List<Step> plan(String schema, ObjectDefinition definition) {
        Set<String> columns = columns(schema, definition.name());
        Set<String> indexes = indexes(schema, definition.name());
        List<Step> steps = new ArrayList<>();
        if (columns.isEmpty()) {
            steps.add(new Step.CreateTable(definition.name()));
        } else {
            definition.fields().values().stream()
                    .filter(FieldDefinition::hasColumn)
                    .map(FieldDefinition::name)
                    .filter(field -> !columns.contains(field))
                    .forEach(field -> steps.add(new Step.AddColumn(definition.name(), field)));
        }
        wanted(definition).stream()
                .filter(index -> !indexes.contains(indexName(index)))
                .forEach(steps::add);
        return steps;
    }

    public void run(String schema, ObjectDefinition definition, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.CreateTable _ -> create(schema, definition);
                case Step.AddColumn(var object, var field) ->
                        add(of(schema, object), definition.require(field));
                case Step.CreateIndex index -> index(schema, index);
            }
        }
    }

    private void create(String schema, ObjectDefinition definition) {
        List<Field<?>> columns = new ArrayList<>();
        definition.fields().values().stream()
                .filter(FieldDefinition::hasColumn)
                .forEach(field -> columns.add(field(name(field.name()), nullability(field))));
        dsl.createTable(of(schema, definition.name()))
                .columns(columns)
                .constraint(
                        constraint(name(definition.name() + "_pk"))
                                .primaryKey(name(SystemField.ID.field())))
                .execute();
    }

    private static DataType<?> nullability(FieldDefinition field) {
        boolean always = ALWAYS.stream().anyMatch(system -> system.field().equals(field.name()));
        return field.type().column().nullable(!always);
    }

    private void add(Table<?> table, FieldDefinition field) {
        dsl.alterTable(table).addColumn(column(field)).execute();
    }

    private void index(String schema, Step.CreateIndex index) {
        List<Field<?>> columns = new ArrayList<>();
        index.fields().forEach(field -> columns.add(field(name(field))));
        String name = indexName(index);
        var create =
                index.unique() ? dsl.createUniqueIndex(name(name)) : dsl.createIndex(name(name));
        create.on(of(schema, index.object()), columns.toArray(Field<?>[]::new))
                .where(field(name(SystemField.DELETED_AT.field())).isNull())
                .execute();
    }

    private static List<Step.CreateIndex> wanted(ObjectDefinition definition) {
        List<Step.CreateIndex> wanted = new ArrayList<>();
        definition
                .unique()
                .forEach(set -> wanted.add(new Step.CreateIndex(definition.name(), set, true)));
        definition.fields().values().stream()
                .filter(FieldDefinition::indexed)
                .map(field -> List.of(field.name(), SystemField.ID.field()))
                .forEach(
                        fields ->
                                wanted.add(new Step.CreateIndex(definition.name(), fields, false)));
        return wanted;
    }

    /**
     * Named after object and fields; a name too long for the database keeps its head and ends in a
     * hash.
     */
    public static String indexName(Step.CreateIndex index) {
        String full =
                index.object()
                        + "_"
                        + String.join("_", index.fields())
                        + (index.unique() ? "_unique" : "_index");
        return full.length() <= LONGEST_NAME
                ? full
                : full.substring(0, LONGEST_NAME - 9) + "_" + Integer.toHexString(full.hashCode());
    }

    private Set<String> columns(String schema, ObjectName object) {
        return new HashSet<>(
                dsl.select(field(name("column_name"), String.class))
                        .from(DSL.table(name("information_schema", "columns")))
                        .where(field(name("table_schema")).eq(schema))
                        .and(field(name("table_name")).eq(object.value()))
                        .fetchInto(String.class));
    }

    private Set<String> indexes(String schema, ObjectName object) {
        return new HashSet<>(
                dsl.select(field(name("indexname"), String.class))
                        .from(DSL.table(name("pg_catalog", "pg_indexes")))
                        .where(field(name("schemaname")).eq(schema))
                        .and(field(name("tablename")).eq(object.value()))
                        .fetchInto(String.class));
    }
}
