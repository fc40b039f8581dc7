package guanlan.core.criteria;

import guanlan.core.criteria.FieldKind.Plain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A value that stands in the text of a condition. */
public sealed interface Constant extends Operand {

    /** The Java value, as a field of that kind would hold it. */
    Object value();

    /** A text; never with a NUL or half a character, which no database would keep. */
    record Text(String value) implements Constant {
        @Override
        public FieldKind kind() {
            return Plain.TEXT;
        }
    }

    /** A whole number. */
    record Whole(Long value) implements Constant {
        @Override
        public FieldKind kind() {
            return Plain.WHOLE;
        }
    }

    /** A decimal number, exactly as written, without trailing zeros but with one decimal place. */
    record Decimal(BigDecimal value) implements Constant {
        public Decimal {
            BigDecimal plain = value.stripTrailingZeros();
            value = plain.scale() < 1 ? plain.setScale(1) : plain;
        }

        @Override
        public FieldKind kind() {
            return Plain.DECIMAL;
        }
    }

    /** Yes or no. */
    record YesNo(Boolean value) implements Constant {
        @Override
        public FieldKind kind() {
            return Plain.YESNO;
        }
    }

    /** {@code date("2026-01-31")}. */
    record Day(LocalDate value) implements Constant {
        @Override
        public FieldKind kind() {
            return Plain.DATE;
        }
    }

    /** {@code timestamp("2026-01-31T08:00:00Z")}, to the microsecond. */
    record Moment(Instant value) implements Constant {
        public Moment {
            value = value.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public FieldKind kind() {
            return Plain.DATETIME;
        }
    }

    /** The id of a record: a text that stands beside a reference. */
    record Id(UUID value, FieldKind.Reference kind) implements Constant {}

    /** The opposite number; only numbers have one. */
    default Operand negated() {
        return switch (this) {
            case Whole(var value) when value != Long.MIN_VALUE -> new Whole(-value);
            case Whole(var value) -> new Decimal(BigDecimal.valueOf(value).negate());
            case Decimal(var value) -> new Decimal(value.negate());
            case Text _, YesNo _, Day _, Moment _, Id _ ->
                    throw new IllegalArgumentException("not a number");
        };
    }
}
