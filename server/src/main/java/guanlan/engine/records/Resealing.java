package guanlan.engine.records;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.secrets.Vault;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts everything that a company keeps under seal under the newest key: columns of objects, removed
 * ones too, the change log, webhooks. It goes through whatever could hold a sealed text instead of
 * asking definitions, so that nothing is left behind under a key that somebody knows. People work
 * meanwhile; no value changes, so no version does.
 */
@Component
public class Resealing {
    private static final int AT_ONCE = 500;
    private static final String BEFORE_ALL = "(0,0)";

    /** Where a row lies; it is locked as long as we need it. */
    private static final Field<String> PLACE =
            DSL.field("cast(ctid as text)", SQLDataType.CLOB).as("place");

    private final Vault vault;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;

    public Resealing(
            Vault vault, Tenants tenants, DSLContext dsl, TransactionTemplate transactions) {
        this.vault = vault;
        this.tenants = tenants;
        this.dsl = dsl;
        this.transactions = transactions;
    }

    private record Column(String table, String name, boolean json) {
        DataType<?> type() {
            return json ? SQLDataType.JSONB : SQLDataType.CLOB;
        }

        Field<String> text() {
            return DSL.field("cast({0} as text)", SQLDataType.CLOB, DSL.field(DSL.name(name)));
        }

        Object value(String text) {
            return json ? JSONB.valueOf(text) : text;
        }
    }

    /** How many values of the caller's company were under an older key. */
    public long run() {
        String schema = tenants.schema(Caller.current().tenant());
        long resealed = 0;
        if (vault.oldMarks().isEmpty()) {
            return resealed;
        }
        for (Column column : columns(schema)) {
            resealed += run(schema, column);
        }
        return resealed;
    }

    private List<Column> columns(String schema) {
        Field<String> table = DSL.field(DSL.name("table_name"), String.class);
        Field<String> column = DSL.field(DSL.name("column_name"), String.class);
        Field<String> type = DSL.field(DSL.name("data_type"), String.class);
        return dsl.select(table, column, type)
                .from(DSL.table(DSL.name("information_schema", "columns")))
                .where(DSL.field(DSL.name("table_schema")).eq(schema))
                .and(type.in("text", "jsonb"))
                .and(DSL.field(DSL.name("is_generated")).eq("NEVER"))
                .orderBy(table, column)
                .fetch(
                        row ->
                                new Column(
                                        row.get(table),
                                        row.get(column),
                                        row.get(type).equals("jsonb")));
    }

    private long run(String schema, Column column) {
        long resealed = 0;
        String from = BEFORE_ALL;
        while (from != null) {
            String last = from;
            Step step =
                    Objects.requireNonNull(transactions.execute(_ -> step(schema, column, last)));
            resealed += step.changed();
            from = step.last();
        }
        return resealed;
    }

    private record Step(long changed, @Nullable String last) {}

    /** A row that was written anew lies further on, but no longer under an old key. */
    private Step step(String schema, Column column, String after) {
        Table<?> table = DSL.table(DSL.name(schema, column.table()));
        Result<Record2<String, String>> found =
                dsl.select(PLACE, column.text())
                        .from(table)
                        .where(old(column))
                        .and(DSL.condition("ctid > cast({0} as tid)", DSL.val(after)))
                        .orderBy(DSL.field("ctid"))
                        .limit(AT_ONCE)
                        .forUpdate()
                        .fetch();
        long changed = 0;
        for (var row : found) {
            String text = vault.resealed(row.value2());
            if (!text.equals(row.value2())) {
                changed +=
                        dsl.update(table)
                                .set(
                                        DSL.field(DSL.name(column.name())),
                                        DSL.val(column.value(text), column.type()))
                                .where(DSL.condition("ctid = cast({0} as tid)", row.value1()))
                                .execute();
            }
        }
        boolean more = found.size() == AT_ONCE;
        return new Step(changed, more ? found.getLast().value1() : null);
    }

    private Condition old(Column column) {
        return DSL.or(
                vault.oldMarks().stream()
                        .map(mark -> DSL.position(column.text(), DSL.val(mark)).gt(0))
                        .toList());
    }
}
