package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.money.Currencies;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.util.Currency;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The currency that a company counts in. It is chosen before the first amount is compared by it.
 */
@Component
public class CompanyCurrency {
    static final ObjectName RATES = new ObjectName("exchange_rate");

    private static final Field<String> CURRENCY = field(name("currency"), String.class);

    private final DSLContext dsl;
    private final Tenants tenants;
    private final Schemas schemas;

    CompanyCurrency(DSLContext dsl, Tenants tenants, Schemas schemas) {
        this.dsl = dsl;
        this.tenants = tenants;
        this.schemas = schemas;
    }

    public Currency current() {
        return Currency.getInstance(dsl.select(CURRENCY).from(table()).fetchSingle(CURRENCY));
    }

    /** Refused as soon as there are rates, or amounts that were compared in the one before. */
    public void choose(String word) {
        Currency chosen =
                Currencies.called(word)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                RecordProblem.NO_CURRENCY, Map.of("value", word)));
        if (chosen.equals(current())) {
            return;
        }
        if (isInUse()) {
            throw new Problem(
                    RecordProblem.CURRENCY_IN_USE, Map.of("currency", current().getCurrencyCode()));
        }
        dsl.update(table()).set(CURRENCY, chosen.getCurrencyCode()).execute();
    }

    private boolean isInUse() {
        if (dsl.fetchExists(Tables.of(schema(), RATES))) {
            return true;
        }
        for (ObjectDefinition object : schemas.all()) {
            for (FieldDefinition field : object.fields().values()) {
                if (Pricing.concerns(field)
                        && dsl.fetchExists(
                                Tables.of(schema(), object.name()),
                                Tables.column(field).isNotNull())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Table<?> table() {
        return DSL.table(name(schema(), "base_currency"));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
