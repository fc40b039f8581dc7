package guanlan.core.values;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chinese address in its levels, each empty where it is not known. A line is taken apart by the
 * words its levels end in; what no level claims stays the detail, so that nothing is lost. A
 * municipality is its own city.
 */
public record PostalAddress(
        String province, String city, String district, String street, String detail) {
    private static final Pattern PROVINCE =
            Pattern.compile(
                    "[\\p{IsHan}]{2,3}省|[\\p{IsHan}]{2,6}自治区|(?:香港|澳门)特别行政区"
                            + "|(?:北京|上海|天津|重庆)市?");
    private static final Pattern CITY =
            Pattern.compile("[\\p{IsHan}&&[^市区县旗]]{1,10}?(?:自治州|地区|盟|市)");
    private static final Pattern DISTRICT =
            Pattern.compile("[\\p{IsHan}&&[^区县市旗]]{1,10}?(?:自治县|自治旗|新区|区|县|市|旗)");
    private static final Pattern STREET =
            Pattern.compile("[\\p{IsHan}]{1,12}?(?:街道|大道|大街|镇|乡|路|街|巷|弄|道)");

    public PostalAddress {
        province = normal(province);
        city = normal(city);
        district = normal(district);
        street = normal(street);
        detail = normal(detail);
    }

    /** Takes a line apart. */
    public static PostalAddress read(String line) {
        var rest = new Rest(normal(line).replaceFirst("^中国", ""));
        String province = rest.take(PROVINCE);
        boolean municipality = province.matches("(北京|上海|天津|重庆)市?");
        if (municipality) {
            province = province.endsWith("市") ? province : province + "市";
            rest.skip(province);
        }
        String city = municipality ? province : rest.take(CITY);
        String district = rest.take(DISTRICT);
        return new PostalAddress(province, city, district, rest.take(STREET), rest.text);
    }

    /** All levels in one line; a municipality stands there once. */
    public String line() {
        var line = new StringBuilder();
        String last = "";
        for (String level : List.of(province, city, district, street, detail)) {
            if (level.isEmpty() || level.equals(last)) {
                continue;
            }
            boolean words =
                    !last.isEmpty()
                            && last.charAt(last.length() - 1) < 0x2e80
                            && level.charAt(0) < 0x2e80;
            line.append(words ? ", " : "").append(level);
            last = level;
        }
        return line.toString();
    }

    public boolean isEmpty() {
        return line().isEmpty();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ").strip();
    }

    /** What of the line no level has claimed yet. */
    private static final class Rest {
        private String text;

        Rest(String text) {
            this.text = text;
        }

        String take(Pattern level) {
            Matcher found = level.matcher(text);
            if (!found.lookingAt()) {
                return "";
            }
            skip(found.group());
            return found.group();
        }

        void skip(String level) {
            if (text.startsWith(level)) {
                text = text.substring(level.length()).strip();
            }
        }
    }
}
