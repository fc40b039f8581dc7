package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.money.Money;
import guanlan.core.money.Priced;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills in what amounts are worth in the company's currency, by the last rate up to their day, a
 * whole batch with one statement. An amount that stays the same keeps the rate it had.
 */
@Component
class Pricing {
    private static final Field<String> CURRENCY =
            field(name("exchange_rate", "currency"), String.class);
    private static final Field<LocalDate> DAY =
            field(name("exchange_rate", "day"), SQLDataType.LOCALDATE);
    private static final Field<BigDecimal> RATE = field(name("rate"), BigDecimal.class);

    private final DSLContext dsl;
    private final CompanyCurrency bases;

    Pricing(DSLContext dsl, CompanyCurrency bases) {
        this.dsl = dsl;
        this.bases = bases;
    }

    /** A rate that is looked for. */
    private record Wanted(Currency currency, LocalDate day) {}

    static boolean concerns(FieldDefinition field) {
        return field.hasColumn()
                && !field.type().settled()
                && field.type().column().getType() == Priced.class;
    }

    void settle(Writing writing) {
        List<FieldDefinition> fields =
                writing.definition().fields().values().stream().filter(Pricing::concerns).toList();
        if (fields.isEmpty()
                || writing.writing().stream()
                        .noneMatch(draft -> fields.stream().anyMatch(each -> given(draft, each)))) {
            return;
        }
        Currency base = bases.current();
        LocalDate today = writing.at().atZone(writing.caller().zone()).toLocalDate();
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (FieldDefinition field : fields) {
            for (Draft draft : writing.writing()) {
                prepare(draft, field, base, today).ifPresent(wanted::add);
            }
        }
        Map<Wanted, BigDecimal> rates = wanted.isEmpty() ? Map.of() : rates(writing, wanted);
        for (FieldDefinition field : fields) {
            for (Draft draft : writing.writing()) {
                price(draft, field, rates, base);
            }
        }
    }

    private static boolean given(Draft draft, FieldDefinition field) {
        return draft.values.get(field.name()) instanceof Priced;
    }

    /** Settles what needs no rate of a day; else tells which one is needed. */
    private static Optional<Wanted> prepare(
            Draft draft, FieldDefinition field, Currency base, LocalDate today) {
        if (!(draft.values.get(field.name()) instanceof Priced given)) {
            return Optional.empty();
        }
        Currency currency = given.currency() == null ? base : given.currency();
        var money = new Money(currency, given.amount());
        BigDecimal rate = given.rate();
        LocalDate on = given.on();
        if (currency.equals(base)) {
            draft.values.put(field.name(), Priced.own(base, money.amount()));
        } else if (rate != null) {
            LocalDate day = on == null ? today : on;
            draft.values.put(field.name(), Priced.at(money, rate, day, base));
        } else if (on == null && stays(draft, field, money) instanceof Priced before) {
            draft.values.put(field.name(), before);
        } else {
            LocalDate day = on == null ? today : on;
            draft.values.put(field.name(), new Priced(currency, money.amount(), null, day, null));
            return Optional.of(new Wanted(currency, day));
        }
        return Optional.empty();
    }

    private static @Nullable Object stays(Draft draft, FieldDefinition field, Money money) {
        var before = draft.beforeOrNull();
        return before != null
                        && before.value(field.name()) instanceof Priced old
                        && money.currency().equals(old.currency())
                        && money.amount().equals(old.amount())
                ? old
                : null;
    }

    private static void price(
            Draft draft, FieldDefinition field, Map<Wanted, BigDecimal> rates, Currency base) {
        if (!(draft.values.get(field.name()) instanceof Priced waiting) || waiting.rate() != null) {
            return;
        }
        Currency currency = waiting.currency();
        LocalDate day = waiting.on();
        if (currency == null || day == null) {
            return;
        }
        BigDecimal rate = rates.get(new Wanted(currency, day));
        if (rate == null) {
            draft.refuse(
                    Finding.of(
                            field.name(),
                            RecordProblem.NO_RATE,
                            Map.of(
                                    "field", field.name(),
                                    "currency", currency.getCurrencyCode(),
                                    "base", base.getCurrencyCode(),
                                    "day", day)));
            return;
        }
        draft.values.put(
                field.name(), Priced.at(new Money(currency, waiting.amount()), rate, day, base));
    }

    private Map<Wanted, BigDecimal> rates(Writing writing, Set<Wanted> wanted) {
        String[] currencies =
                wanted.stream()
                        .map(each -> each.currency().getCurrencyCode())
                        .toArray(String[]::new);
        LocalDate[] days = wanted.stream().map(Wanted::day).toArray(LocalDate[]::new);
        Field<String> asked = field(name("asked", "currency"), String.class);
        Field<LocalDate> askedDay = field(name("asked", "day"), SQLDataType.LOCALDATE);
        Field<BigDecimal> rate =
                DSL.field(
                        DSL.select(RATE)
                                .from(writing.table(CompanyCurrency.RATES))
                                .where(DSL.upper(CURRENCY).eq(asked))
                                .and(DAY.le(askedDay))
                                .and(
                                        field(name(SystemField.DELETED_AT.field()), Instant.class)
                                                .isNull())
                                .orderBy(DAY.desc())
                                .limit(DSL.inline(1)));
        Map<Wanted, BigDecimal> found = new HashMap<>();
        dsl.select(asked, askedDay, rate.as("found"))
                .from(
                        DSL.table(
                                "unnest({0}, {1}) as asked (currency, day)",
                                DSL.val(currencies), DSL.val(days)))
                .forEach(
                        row -> {
                            if (row.value3() != null) {
                                found.put(
                                        new Wanted(
                                                Currency.getInstance(row.value1()), row.value2()),
                                        row.value3());
                            }
                        });
        return found;
    }
}
