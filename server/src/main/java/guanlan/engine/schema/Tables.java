package guanlan.engine.schema;

import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String OWN = "x_";
    private static final String ITEMS = "_items";
    private static final String WORTH = "_worth";
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
        record CreateTable(ObjectDefinition object) implements Step {}

        record AddColumn(ObjectName object, FieldDefinition field) implements Step {}

        /** A column without values gets another type. */
        record RemakeColumn(ObjectName object, FieldDefinition field) implements Step {}

        record CreateIndex(ObjectName object, String name, List<String> columns, boolean unique)
                implements Step {
            /** Whether it is on the items of a list, which answers what a list holds. */
            public boolean ofItems() {
                return name.endsWith(ITEMS);
            }

            /** What is indexed, in its order: columns, or the worth of an amount. */
            public List<Field<?>> parts() {
                List<Field<?>> parts = new ArrayList<>();
                columns.forEach(column -> parts.add(field(DSL.name(column))));
                if (name.endsWith(WORTH)) {
                    parts.set(0, DSL.field("({0})", new CurrencyType().orderedInSql(parts.get(0))));
                }
                return parts;
            }
        }

        record DropIndex(String name) implements Step {}

        /** The values of a field are gone for good. */
        record DropColumn(ObjectName object, String column) implements Step {}

        record DropTable(ObjectName object) implements Step {}
    }

    /** The table of an object in the schema of a company. */
    public static Table<?> of(String schema, ObjectName object) {
        return DSL.table(name(schema, table(object)));
    }

    /** A company's own objects keep clear of the fixed tables and of later standard ones. */
    public static String table(ObjectName object) {
        return Standard.has(object.value()) ? object.value() : ownName(object.value());
    }

    /** The column of a field. */
    public static Field<?> column(FieldDefinition field) {
        return field(name(field.column()), field.type().column());
    }

    public static String ownName(String name) {
        return shortened(OWN + name);
    }

    /** A name too long for the database keeps its head and ends in a hash. */
    private static String shortened(String full) {
        return full.length() <= LONGEST_NAME
                ? full
                : full.substring(0, LONGEST_NAME - 9) + "_" + Integer.toHexString(full.hashCode());
    }

    public List<Step> plan(String schema, ObjectDefinition definition) {
        Set<String> columns = columns(schema, definition.name());
        Set<String> indexes = indexes(schema, definition.name());
        List<Step> steps = new ArrayList<>();
        if (columns.isEmpty()) {
            steps.add(new Step.CreateTable(definition));
        } else {
            definition.fields().values().stream()
                    .filter(FieldDefinition::hasColumn)
                    .filter(field -> !columns.contains(field.column()))
                    .forEach(field -> steps.add(new Step.AddColumn(definition.name(), field)));
        }
        wanted(definition).stream()
                .filter(index -> !indexes.contains(index.name()))
                .forEach(steps::add);
        superseded(definition)
                .filter(indexes::contains)
                .map(Step.DropIndex::new)
                .forEach(steps::add);
        return steps;
    }

    /** Plain indexes that earlier versions made where now another answers. */
    private static Stream<String> superseded(ObjectDefinition definition) {
        Set<String> wanted =
                wanted(definition).stream().map(Step.CreateIndex::name).collect(Collectors.toSet());
        return definition.fields().values().stream()
                .filter(FieldDefinition::hasColumn)
                .filter(field -> !field.isReference())
                .map(
                        field ->
                                index(
                                                definition,
                                                List.of(field.name(), SystemField.ID.field()),
                                                false)
                                        .name())
                .filter(name -> !wanted.contains(name));
    }

    public void run(String schema, List<Step> steps) {
        steps.forEach(step -> run(schema, step));
    }

    private void run(String schema, Step step) {
        switch (step) {
            case Step.CreateTable(var object) -> create(schema, object);
            case Step.AddColumn(var object, var field) -> add(of(schema, object), field);
            case Step.RemakeColumn(var object, var field) -> {
                drop(of(schema, object), field.column());
                add(of(schema, object), field);
            }
            case Step.CreateIndex index -> index(schema, index);
            // jOOQ's own statement forgets the schema.
            case Step.DropIndex(var index) ->
                    dsl.query("drop index if exists {0}", name(schema, index)).execute();
            case Step.DropColumn(var object, var column) -> drop(of(schema, object), column);
            case Step.DropTable(var object) -> {
                dsl.dropTableIfExists(of(schema, object)).execute();
                dsl.deleteFrom(DSL.table(name(schema, "search_entry")))
                        .where(field(name("object")).eq(object.value()))
                        .execute();
            }
        }
    }

    private void create(String schema, ObjectDefinition definition) {
        List<Field<?>> columns = new ArrayList<>();
        definition.fields().values().stream()
                .filter(FieldDefinition::hasColumn)
                .forEach(field -> columns.add(field(name(field.column()), nullability(field))));
        dsl.createTable(of(schema, definition.name()))
                .columns(columns)
                .constraint(
                        constraint(name(shortened(table(definition.name()) + "_pk")))
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

    private void drop(Table<?> table, String column) {
        dsl.alterTable(table).dropColumnIfExists(name(column)).execute();
    }

    private void index(String schema, Step.CreateIndex index) {
        List<Field<?>> columns = index.parts();
        if (index.ofItems()) {
            dsl.query(
                            "create index {0} on {1} using gin ({2}) where {3} is null",
                            name(index.name()),
                            of(schema, index.object()),
                            DSL.list(columns),
                            name(SystemField.DELETED_AT.field()))
                    .execute();
            return;
        }
        var create =
                index.unique()
                        ? dsl.createUniqueIndex(name(index.name()))
                        : dsl.createIndex(name(index.name()));
        create.on(of(schema, index.object()), columns.toArray(Field<?>[]::new))
                .where(field(name(SystemField.DELETED_AT.field())).isNull())
                .execute();
    }

    /** The indexes that a definition asks for. */
    public static List<Step.CreateIndex> wanted(ObjectDefinition definition) {
        List<Step.CreateIndex> wanted = new ArrayList<>();
        definition.unique().forEach(set -> wanted.add(index(definition, set, true)));
        definition.fields().values().stream()
                .filter(FieldDefinition::indexed)
                .filter(FieldDefinition::hasColumn)
                .forEach(field -> wanted.add(index(definition, field)));
        return wanted;
    }

    private static Step.CreateIndex index(ObjectDefinition definition, FieldDefinition field) {
        FieldType type = field.type();
        if (type.ordering() != type) {
            return new Step.CreateIndex(
                    definition.name(),
                    ending(definition, field, WORTH),
                    List.of(field.column(), SystemField.ID.field()),
                    false);
        }
        return type.column().isArray()
                ? new Step.CreateIndex(
                        definition.name(),
                        ending(definition, field, ITEMS),
                        List.of(field.column()),
                        false)
                : index(definition, List.of(field.name(), SystemField.ID.field()), false);
    }

    private static String ending(
            ObjectDefinition definition, FieldDefinition field, String ending) {
        String stem = table(definition.name()) + "_" + field.column();
        String name =
                stem.length() + ending.length() <= LONGEST_NAME
                        ? stem
                        : shortened(stem).substring(0, LONGEST_NAME - 18)
                                + Integer.toHexString(stem.hashCode());
        return name + ending;
    }

    private static Step.CreateIndex index(
            ObjectDefinition definition, List<String> fields, boolean unique) {
        List<String> columns =
                fields.stream().map(field -> definition.require(field).column()).toList();
        String full =
                table(definition.name())
                        + "_"
                        + String.join("_", columns)
                        + (unique ? "_unique" : "_index");
        return new Step.CreateIndex(definition.name(), shortened(full), columns, unique);
    }

    /** The columns that are there; none: there is no table. */
    public Set<String> columns(String schema, ObjectName object) {
        return new HashSet<>(
                dsl.select(field(name("column_name"), String.class))
                        .from(DSL.table(name("information_schema", "columns")))
                        .where(field(name("table_schema")).eq(schema))
                        .and(field(name("table_name")).eq(table(object)))
                        .fetchInto(String.class));
    }

    public Set<String> indexes(String schema, ObjectName object) {
        return new HashSet<>(
                dsl.select(field(name("indexname"), String.class))
                        .from(DSL.table(name("pg_catalog", "pg_indexes")))
                        .where(field(name("schemaname")).eq(schema))
                        .and(field(name("tablename")).eq(table(object)))
                        .fetchInto(String.class));
    }
}
