package guanlan.core.criteria;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads constants. A decimal is read from the text again, because CEL's parser has rounded it to a
 * binary fraction: {@code 0.1} must be a tenth.
 */
final class Literals {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_TEXT = 24;
    private static final Pattern NUMBER =
            Pattern.compile("([0-9]*\\.?[0-9]+)([eE]([+-]?[0-9]{1,4})(?![0-9]))?");

    private final Reading reading;

    Literals(Reading reading) {
        this.reading = reading;
    }

    Optional<Operand> constant(CelExpr part) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> Optional.of(new Constant.YesNo(constant.booleanValue()));
            case INT64_VALUE -> Optional.of(new Constant.Whole(constant.int64Value()));
            case DOUBLE_VALUE -> decimal(part, constant.doubleValue());
            case STRING_VALUE -> text(part, constant.stringValue());
            case NULL_VALUE -> reading.refuse(part, CriteriaCode.NULL, Map.of("write", "empty(…)"));
            case UINT64_VALUE -> unsupported(part, constant.uint64Value() + "u");
            case BYTES_VALUE -> unsupported(part, "b\"…\"");
            case NOT_SET, DURATION_VALUE, TIMESTAMP_VALUE -> unsupported(part, "…");
        };
    }

    private Optional<Operand> decimal(CelExpr part, double rounded) {
        Matcher number = NUMBER.matcher(reading.source().from(part));
        if (number.lookingAt()) {
            BigDecimal value = new BigDecimal(number.group());
            if (value.precision() <= MAX_DIGITS
                    && value.precision() - value.scale() <= MAX_DIGITS
                    && value.scale() <= MAX_DIGITS) {
                return Optional.of(new Constant.Decimal(rounded < 0 ? value.negate() : value));
            }
        }
        String text = reading.source().from(part);
        Map<String, Object> params =
                Map.of("value", text.substring(0, Math.min(text.length(), MAX_TEXT)));
        return reading.refuse(part, CriteriaCode.NUMBER, params);
    }

    private Optional<Operand> text(CelExpr part, String text) {
        boolean storable =
                text.codePoints()
                        .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        return storable
                ? Optional.of(new Constant.Text(text))
                : reading.refuse(part, CriteriaCode.TEXT, Map.of());
    }

    private Optional<Operand> unsupported(CelExpr part, String found) {
        String write = found.endsWith("u") ? found.substring(0, found.length() - 1) : "\"…\"";
        Map<String, Object> params = Map.of("found", found, "write", write);
        return reading.refuse(part, CriteriaCode.UNSUPPORTED, params);
    }
}
