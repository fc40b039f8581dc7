package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.money.Currencies;
import guanlan.core.money.Money;
import guanlan.core.money.MoneyText;
import guanlan.core.money.Priced;
import guanlan.core.values.Amounts;
import guanlan.core.values.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Money in a currency of its own. Beside it stands what it was worth in the company's currency, by
 * the rate of its day: by that it is ordered, compared and summed. A rate that is given (an agreed
 * one) counts instead of the one of the day.
 */
record CurrencyType() implements FieldType {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final FieldType NUMBER = new NumberType("money", NumberType.Digits.class);
    private static final String BASE = "base";
    private static final Set<String> PARTS = Set.of("currency", "amount", "rate", "on", BASE);
    private static final BigDecimal LARGEST = new BigDecimal("1E15");
    private static final int RATE_DIGITS = 12;

    @Override
    public String key() {
        return "currency";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.JSONB.asConvertedDataType(
                Converter.ofNullable(
                        JSONB.class, Priced.class, CurrencyType::kept, CurrencyType::json));
    }

    private static Priced kept(JSONB json) {
        Map<?, ?> parts = JSON.readValue(json.data(), Map.class);
        return new Priced(
                currency(parts).orElse(null),
                Objects.requireNonNull(number(parts.get("amount"))),
                number(parts.get("rate")),
                day(parts.get("on")),
                number(parts.get(BASE)));
    }

    private static JSONB json(Priced value) {
        return JSONB.valueOf(JSON.writeValueAsString(parts(value)));
    }

    private static Map<String, Object> parts(Priced value) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        Currency currency = value.currency();
        parts.put("currency", currency == null ? null : currency.getCurrencyCode());
        parts.put("amount", value.amount());
        parts.put("rate", value.rate());
        parts.put("on", value.on() == null ? null : value.on().toString());
        parts.put(BASE, value.base());
        Map<String, Object> told = new LinkedHashMap<>();
        parts.forEach(
                (part, each) -> {
                    if (each != null) {
                        told.put(part, each);
                    }
                });
        return told;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        return switch (raw) {
            case Priced known -> new Parsed.Value(known);
            case Map<?, ?> parts -> parts(parts, field);
            default -> line(TextType.given(raw), field);
        };
    }

    private static Parsed line(String text, FieldDefinition field) {
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return MoneyText.read(text)
                .map(
                        written ->
                                sound(
                                        new Priced(
                                                written.currency().orElse(null),
                                                written.amount(),
                                                null,
                                                null,
                                                null),
                                        field,
                                        text))
                .orElseGet(() -> UnfitValue.refuse(field, text));
    }

    private static Parsed parts(Map<?, ?> parts, FieldDefinition field) {
        if (parts.values().stream().allMatch(Objects::isNull) || parts.get("amount") == null) {
            return parts.get("amount") == null && parts.get("rate") == null
                    ? Parsed.EMPTY
                    : UnfitValue.refuse(field, shown(parts));
        }
        BigDecimal amount = number(parts.get("amount"));
        BigDecimal rate = number(parts.get("rate"));
        LocalDate on = day(parts.get("on"));
        boolean fits =
                PARTS.containsAll(parts.keySet())
                        && amount != null
                        && currency(parts).isPresent() == (parts.get("currency") != null)
                        && (rate != null) == (parts.get("rate") != null)
                        && (rate == null || rate.signum() > 0 && rate.scale() <= RATE_DIGITS)
                        && (on != null) == (parts.get("on") != null);
        if (!fits || amount == null) {
            return UnfitValue.refuse(field, shown(parts));
        }
        BigDecimal base = number(parts.get(BASE));
        return sound(
                new Priced(currency(parts).orElse(null), amount, rate, on, base),
                field,
                shown(parts));
    }

    private static String shown(Map<?, ?> parts) {
        return parts.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Parsed sound(Priced value, FieldDefinition field, String given) {
        return value.amount().abs().compareTo(LARGEST) >= 0
                ? SchemaProblem.TOO_LARGE.refuse(field, Map.of("value", SchemaProblem.shown(given)))
                : new Parsed.Value(value);
    }

    private static Optional<Currency> currency(Map<?, ?> parts) {
        return Optional.ofNullable(parts.get("currency"))
                .flatMap(word -> Currencies.called(word.toString()));
    }

    private static @Nullable BigDecimal number(@Nullable Object given) {
        return given == null ? null : Amounts.read(TextType.given(given)).orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable Object given) {
        return given == null ? null : Days.readDate(TextType.given(given)).orElse(null);
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.DECIMAL;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return orderedInSql(column);
    }

    @Override
    public Object asked(Object value) {
        return ordered(value);
    }

    @Override
    public FieldType ordering() {
        return NUMBER;
    }

    @Override
    public Field<BigDecimal> orderedInSql(Field<?> column) {
        return DSL.field(
                "cast(({0} ->> {1}) as numeric)", SQLDataType.NUMERIC, column, DSL.inline(BASE));
    }

    @Override
    public Object ordered(Object value) {
        var priced = (Priced) value;
        return Objects.requireNonNullElse(priced.base(), priced.amount());
    }

    @Override
    public Object stored(Object value) {
        return parts((Priced) value);
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        var priced = (Priced) value;
        Currency currency = priced.currency();
        return currency == null
                ? priced.amount().toPlainString()
                : new Money(currency, priced.amount()).toString();
    }

    @Override
    public boolean settled() {
        return false;
    }
}
