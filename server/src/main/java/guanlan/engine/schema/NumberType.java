package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.values.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, exact: whole ones as {@code Long}, all others as {@code BigDecimal} of the field's
 * scale.
 */
record NumberType(String key, Class<? extends Options> options) implements FieldType {
    private static final BigDecimal LARGEST = new BigDecimal("1E15");

    /** How many digits behind the point. */
    record Digits(int scale) implements Options {
        private static final int USUAL = 2;

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Digits of(@Nullable Integer scale) {
            return new Digits(scale == null ? USUAL : scale);
        }
    }

    @Override
    public DataType<?> column() {
        return isWhole() ? SQLDataType.BIGINT : SQLDataType.NUMERIC;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Long && isWhole()) {
            return new Parsed.Value(raw);
        }
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        Optional<BigDecimal> number = Amounts.read(text);
        if (number.isEmpty()) {
            return SchemaProblem.NO_NUMBER.refuse(
                    field, Map.of("value", SchemaProblem.shown(text)));
        }
        return number.get().abs().compareTo(LARGEST) >= 0
                ? SchemaProblem.TOO_LARGE.refuse(field, Map.of("value", SchemaProblem.shown(text)))
                : scaled(number.get(), field, text);
    }

    private Parsed scaled(BigDecimal number, FieldDefinition field, String text) {
        if (!isWhole()) {
            return new Parsed.Value(number.setScale(field.scale(), RoundingMode.HALF_UP));
        }
        return number.stripTrailingZeros().scale() > 0
                ? SchemaProblem.NO_WHOLE_NUMBER.refuse(
                        field, Map.of("value", SchemaProblem.shown(text)))
                : new Parsed.Value(number.longValueExact());
    }

    private boolean isWhole() {
        return key.equals("whole");
    }
}
