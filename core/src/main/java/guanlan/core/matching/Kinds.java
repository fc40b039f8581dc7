package guanlan.core.matching;

import guanlan.core.text.CompanyNames;
import guanlan.core.text.Domains;
import guanlan.core.text.Plain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Guesses what the columns of any table hold, from their headers and up to a thousand values. */
public final class Kinds {
    private static final int SAMPLE = 1000;
    private static final Pattern ROW_ID =
            Pattern.compile(
                    "(?i)^(_?id|rec_?id|record_?id|unique_?id|row(_?id)?|index|entity[ _]?id|uuid|guid|cluster|group|label|gold|编号|序号)$");
    private static final Pattern PHONE = header("phone|tel|fax|mobile|cell|电话|手机|传真");
    private static final Pattern MAIL = header("mail|邮箱");
    private static final Pattern URL = header("url|web|site$|domain|网址|网站|官网");
    private static final Pattern DATE = header("date|dob|birth|日期|生日|released|成立");
    private static final Pattern CODE =
            header("code|_id$|ssn|soc_sec|isbn|sku|model|zip|post|uscc|number|代码|型号|税号|邮编|信用");
    private static final Pattern COMPANY =
            header("company|account|organi[sz]ation|firm|employer|vendor|客户|公司|企业|单位|供应商");
    private static final Pattern PERSON =
            header(
                    "first_?name|last_?name|given|surname|family|fname|lname|contact|director|person|full_?name|姓名|联系人|姓$");
    private static final Pattern ADDRESS = header("addr|street|地址|住址");
    private static final Pattern MAIL_SHAPE = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern PHONE_SHAPE = Pattern.compile("[+(]?\\d[\\d ()/.+-]{6,18}\\d");
    private static final double MOST = 0.8;

    private Kinds() {}

    private static Pattern header(String words) {
        return Pattern.compile("(?i)" + words);
    }

    /** The fields of a table; a column of row numbers and one without values are none. */
    public static List<Column> fields(List<String> headers, List<String[]> rows) {
        List<Column> fields = new ArrayList<>();
        for (int column = 0; column < headers.size(); column++) {
            List<String> values = sample(rows, column);
            if (!values.isEmpty() && !isRowId(headers.get(column), values)) {
                fields.add(
                        new Column(
                                column,
                                new Field(
                                        headers.get(column), guess(headers.get(column), values))));
            }
        }
        return fields;
    }

    /** A field and where it stands in a row. */
    public record Column(int at, Field field) {}

    private static List<String> sample(List<String[]> rows, int column) {
        List<String> values = new ArrayList<>();
        int step = Math.max(1, rows.size() / SAMPLE);
        for (int at = 0; at < rows.size(); at += step) {
            String[] row = rows.get(at);
            if (column < row.length && !row[column].isBlank()) {
                values.add(row[column].strip());
            }
        }
        return values;
    }

    private static boolean isRowId(String header, List<String> values) {
        boolean counts = values.size() > 20 && new HashSet<>(values).size() == values.size();
        return ROW_ID.matcher(header.strip()).matches() || counts && ascends(values);
    }

    private static boolean ascends(List<String> values) {
        double last = Double.NEGATIVE_INFINITY;
        for (String value : values) {
            double now = Forms.value(value);
            if (!(now > last) || now != Math.rint(now)) {
                return false;
            }
            last = now;
        }
        return true;
    }

    static Kind guess(String header, List<String> values) {
        double length = values.stream().mapToInt(String::length).average().orElse(0);
        if (MAIL.matcher(header).find()
                || most(values, value -> MAIL_SHAPE.matcher(value).matches())) {
            return Kind.MAIL;
        }
        if (most(
                        values,
                        value ->
                                !value.contains(" ")
                                        && !value.contains("@")
                                        && Domains.of(value).isPresent())
                || URL.matcher(header).find()
                        && most(values, value -> Domains.of(value).isPresent())) {
            return Kind.URL;
        }
        boolean numeric = most(values, value -> !Double.isNaN(Forms.value(value)));
        if (PHONE.matcher(header).find()
                || !numeric
                        && most(
                                values,
                                value ->
                                        PHONE_SHAPE.matcher(value).matches()
                                                && Dates.read(value).isEmpty())) {
            return Kind.PHONE;
        }
        if ((DATE.matcher(header).find() || !numeric)
                && most(values, value -> Dates.read(value).isPresent())) {
            return Kind.DATE;
        }
        if (numeric) {
            return CODE.matcher(header).find() ? Kind.CODE : Kind.NUMBER;
        }
        return text(header, values, length);
    }

    private static Kind text(String header, List<String> values, double length) {
        if (length > 100) {
            return Kind.PROSE;
        }
        if (ADDRESS.matcher(header).find()) {
            return Kind.ADDRESS;
        }
        if (COMPANY.matcher(header).find()
                || share(values, value -> !CompanyNames.read(value).form().isEmpty()) > 0.3) {
            return Kind.COMPANY;
        }
        if (PERSON.matcher(header).find() && length < 40) {
            return Kind.PERSON;
        }
        if (CODE.matcher(header).find()
                && length < 30
                && share(values, value -> value.chars().anyMatch(Character::isDigit)) > 0.5) {
            return Kind.CODE;
        }
        return isCategory(values) ? Kind.CATEGORY : Kind.TEXT;
    }

    private static boolean isCategory(List<String> values) {
        Set<String> distinct = new HashSet<>();
        values.forEach(value -> distinct.add(Plain.of(value)));
        return values.size() >= 100 && distinct.size() <= Math.max(12, values.size() / 50);
    }

    private static boolean most(List<String> values, Predicate<String> test) {
        return share(values, test) >= MOST;
    }

    private static double share(List<String> values, Predicate<String> test) {
        return (double) values.stream().filter(test).count() / values.size();
    }
}
