package guanlan.engine.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The text of a workbook's cell: days as {@code 2024-03-05}, numbers in full and without the noise
 * of binary fractions, percentages with their sign.
 */
final class CellText {
    /** Built-in formats that are days or times (ECMA-376, 18.8.30; 27–36 and 50–58 are Chinese). */
    private static final String BUILT_IN = "14-22 27-36 45-47 50-58";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[ymdhs年月日]");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final MathContext SHOWN = new MathContext(15);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CellText() {}

    static String of(Cell cell) {
        String raw = cell.getRawValue();
        Object value = cell.getValue();
        if (cell.getType() == CellType.EMPTY || raw == null && value == null) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "true" : "false";
        }
        boolean number = value instanceof BigDecimal;
        if (!number) {
            return text(value == null ? raw : value.toString());
        }
        return number(cell, (BigDecimal) value);
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(
                                hit ->
                                        java.util.regex.Matcher.quoteReplacement(
                                                String.valueOf(
                                                        (char) Integer.parseInt(hit.group(1), 16))))
                : text;
    }

    private static String number(Cell cell, BigDecimal value) {
        String format = cell.getDataFormatString();
        if (isDate(cell.getDataFormatId(), format)) {
            return date(cell, value);
        }
        if (format != null && QUOTED.matcher(format).replaceAll("").contains("%")) {
            return plain(value.multiply(HUNDRED)) + "%";
        }
        return plain(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && builtIn(id)) {
            return true;
        }
        return format != null
                && !format.equalsIgnoreCase("general")
                && DATE_LETTERS
                        .matcher(QUOTED.matcher(format.split(";", 2)[0]).replaceAll(""))
                        .find();
    }

    private static boolean builtIn(int id) {
        for (String range : BUILT_IN.split(" ")) {
            String[] ends = range.split("-");
            if (id >= Integer.parseInt(ends[0]) && id <= Integer.parseInt(ends[1])) {
                return true;
            }
        }
        return false;
    }

    private static String date(Cell cell, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return plain(value);
        }
        LocalDateTime moment = cell.asDate().plusNanos(500_000).withNano(0);
        if (value.compareTo(BigDecimal.ONE) < 0) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(moment.toLocalTime());
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DateTimeFormatter.ISO_LOCAL_DATE.format(moment)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }
}
