package guanlan.core.values;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 1,234.50}, {@code ￥1.2万}, {@code (300)}, {@code 12%}, {@code
 * 3.5k}. Exact, never floating.
 */
public final class Amounts {
    private static final Pattern PLAIN =
            Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern CURRENCY =
            Pattern.compile(
                    "^(RMB|CNY|USD|EUR|HKD|US\\$|HK\\$|[¥$€£])|(RMB|CNY|USD|EUR|HKD|元|圆|美元|人民币)$");
    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "千", new BigDecimal("1E3"),
                    "万", new BigDecimal("1E4"),
                    "百万", new BigDecimal("1E6"),
                    "千万", new BigDecimal("1E7"),
                    "亿", new BigDecimal("1E8"),
                    "K", new BigDecimal("1E3"),
                    "M", new BigDecimal("1E6"),
                    "B", new BigDecimal("1E9"));
    private static final int LONGEST = 60;

    private Amounts() {}

    /**
     * The number meant by a text; a percent sign is only dropped, since a percentage is kept as the
     * figure before it.
     */
    public static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replace(" ", "")
                        .toUpperCase(Locale.ROOT);
        boolean negative = bare.startsWith("(") && bare.endsWith(")");
        bare = negative ? bare.substring(1, bare.length() - 1) : bare;
        boolean minus = bare.startsWith("-");
        bare = withoutCurrency(minus ? bare.substring(1) : bare);
        if (bare.endsWith("%")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return scaled(minus ? "-" + bare : bare).map(number -> negative ? number.negate() : number);
    }

    private static String withoutCurrency(String text) {
        return CURRENCY.matcher(text).replaceAll("");
    }

    private static Optional<BigDecimal> scaled(String text) {
        for (int unit = Math.min(2, text.length()); unit > 0; unit--) {
            var factor = UNITS.get(text.substring(text.length() - unit));
            if (factor != null) {
                return number(text.substring(0, text.length() - unit))
                        .map(factor::multiply)
                        .map(Amounts::plain);
            }
        }
        return number(text).map(Amounts::plain);
    }

    private static Optional<BigDecimal> number(String text) {
        if (PLAIN.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return GROUPED.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", "")))
                : Optional.empty();
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
