package guanlan.engine.schema;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values that every type of field must take, and some that it must refuse. A type without samples
 * fails its contract.
 */
public final class FieldSamples {
    private static final Map<String, Object> CHOICES =
            Map.of(
                    "choices",
                    List.of(
                            choice("a", "甲", "First"),
                            choice("b", "乙,丙", "Second"),
                            choice("c", "丁", "Third")));
    private static final String OTHER = "0199a1b2-0000-7000-8000-000000000002";
    private static final String ID = "0199a1b2-0000-7000-8000-000000000001";

    /**
     * What one type is tried with.
     *
     * @param options as a definition writes them
     * @param good as people and programs give them
     * @param bad as they must be refused
     */
    public record Samples(Map<String, ?> options, List<Object> good, List<Object> bad) {}

    private static final Map<String, Samples> ALL =
            Map.ofEntries(
                    entry("id", of(Map.of(), good(ID), "nobody")),
                    entry(
                            "text",
                            of(
                                    Map.of("max_length", 9),
                                    good("华远", "a\tb\\", "{\"x\"}"),
                                    "0123456789")),
                    entry("long_text", of(Map.of("max_length", 9), good("一\n二"), "0123456789")),
                    entry("whole", of(Map.of(), good(7, "1,200", "1.2万", "-3"), "1.5", "many")),
                    entry("decimal", of(Map.of("scale", 3), good(1.5, "1.2345", "-0.1"), "many")),
                    entry("money", of(Map.of(), good("￥1.2亿", 12, "(300)"), "much")),
                    entry("percent", of(Map.of(), good("12.5%", 3), "half")),
                    entry("yesno", of(Map.of(), good(true, "否", "yes"), "perhaps")),
                    entry("date", of(Map.of(), good("2024年3月5日", "20240229"), "2024-02-30")),
                    entry(
                            "datetime",
                            of(
                                    Map.of(),
                                    good("2024-03-05 14:30", "2024-03-05T06:30:01.000002Z"),
                                    "noon")),
                    entry("select", of(CHOICES, good("a", "甲", "third", "乙,丙"), "d")),
                    entry(
                            "multi_select",
                            of(
                                    CHOICES,
                                    good("丁、甲", List.of("c", "First"), "乙,丙", "a;a"),
                                    "甲,戊",
                                    List.of("d"))),
                    entry(
                            "tags",
                            of(
                                    Map.of(),
                                    good("#重点，Partner、partner", List.of("a b", "\"{c}\\")),
                                    "x".repeat(41),
                                    many("t", 51))),
                    entry(
                            "rating",
                            of(
                                    Map.of("most", 6),
                                    good(6, "★★★☆☆☆", "4星", "2/6"),
                                    0,
                                    7,
                                    "4.5",
                                    "3/5")),
                    entry(
                            "duration",
                            of(
                                    Map.of(),
                                    good("2小时30分", "1.5h", "PT26H", "半小时", "1:30", "-3d 4h", "0分"),
                                    "90",
                                    "30分2小时",
                                    "200000天",
                                    "PT9999999999999999999H")),
                    entry("mail", of(Map.of(), good("Li.Lei@Example.com"), "nobody")),
                    entry("phone", of(Map.of(), good("138 0013 8000", "021-12345678转8"), "12")),
                    entry(
                            "url",
                            of(Map.of(), good("www.example.com/a?b=c"), "javascript:alert(1)")),
                    entry("uscc", of(Map.of(), good("91110000802100433b"), "91110000802100433C")),
                    entry(
                            "references",
                            of(
                                    Map.of("to", "account"),
                                    good(List.of(ID, Map.of("id", OTHER)), ID + "、" + OTHER),
                                    "nobody",
                                    ids(1_001))),
                    entry(
                            "reference",
                            of(Map.of("to", "account"), good(ID, Map.of("id", ID)), "nobody")),
                    entry(
                            "address",
                            of(
                                    Map.of(),
                                    good(
                                            "上海市浦东新区世纪大道100号2楼",
                                            "中国广东省深圳市南山区粤海街道科技园",
                                            "1 Main Street, Springfield",
                                            Map.of(
                                                    "province",
                                                    "浙江省",
                                                    "city",
                                                    "杭州市",
                                                    "district",
                                                    "西湖区",
                                                    "street",
                                                    "文三路",
                                                    "detail",
                                                    "90号")),
                                    Map.of("town", "杭州"),
                                    "长".repeat(501))),
                    entry(
                            "place",
                            of(
                                    Map.of(),
                                    good(
                                            "31.2304,121.4737",
                                            "121.4737，31.2304",
                                            "33.86S 151.2E",
                                            Map.of("lat", 0, "lon", -180)),
                                    "91,181",
                                    "Shanghai",
                                    Map.of("lat", 1))),
                    entry(
                            "auto_number",
                            of(Map.of("pattern", "KH-{yyyy}-{0000}"), good("KH-2026-0001"))),
                    entry(
                            "formula",
                            of(
                                    Map.of("cel", "1.0 / 3.0", "returns", "money", "scale", 3),
                                    good("1.23"),
                                    "many")),
                    entry(
                            "rollup",
                            of(Map.of("from", "contact", "measure", "count"), good(3), "many")),
                    entry(
                            "secret",
                            of(
                                    Map.of("max_length", 19),
                                    good("6222 0212 3456 7890", "short", "密码"),
                                    "••••7890",
                                    "01234567890123456789")),
                    entry(
                            "file",
                            of(
                                    Map.of("most", 2, "kinds", List.of("pdf", "text")),
                                    good(
                                            ID,
                                            List.of(ID, Map.of("id", OTHER)),
                                            Map.of(
                                                    "id",
                                                    ID,
                                                    "name",
                                                    "合同.pdf",
                                                    "size",
                                                    12,
                                                    "type",
                                                    "application/pdf",
                                                    "checksum",
                                                    "ab"),
                                            ID + ", " + OTHER),
                                    "合同.pdf",
                                    List.of(ID, OTHER, "0199a1b2-0000-7000-8000-000000000003"),
                                    Map.of("name", "合同.pdf"))),
                    entry(
                            "image",
                            of(
                                    Map.of("most", 1),
                                    good(
                                            Map.of(
                                                    "id",
                                                    ID,
                                                    "name",
                                                    "a.png",
                                                    "size",
                                                    12,
                                                    "type",
                                                    "image/png",
                                                    "width",
                                                    4,
                                                    "height",
                                                    3)),
                                    List.of(ID, OTHER),
                                    "a.png")),
                    entry(
                            "currency",
                            of(
                                    Map.of(),
                                    good(
                                            "USD 1,200.50",
                                            "￥1.2万",
                                            "1200.5 欧元",
                                            "(300) HKD",
                                            12,
                                            Map.of("currency", "jpy", "amount", "1234.5")),
                                    "much",
                                    "USD 3 EUR",
                                    "5%",
                                    Map.of("currency", "XYZ", "amount", 1),
                                    Map.of("amount", 1, "rate", -1),
                                    Map.of("amount", 1, "colour", "red"),
                                    "1E16 USD")),
                    entry(
                            "rich_text",
                            of(
                                    Map.of("max_length", 20),
                                    good("一\n二", "<b>x</b> & y"),
                                    "012345678901234567890",
                                    Map.of("type", "table"))),
                    entry(
                            "record",
                            of(
                                    Map.of(),
                                    good("account/" + ID, Map.of("object", "account", "id", ID)),
                                    "nobody",
                                    "account/nobody",
                                    "No/" + ID)),
                    entry("user", of(Map.of(), good(ID, Map.of("id", ID)), "nobody")),
                    entry("department", of(Map.of(), good(ID), "nobody")));

    private FieldSamples() {}

    /** The samples of a type; none where nobody wrote any. */
    public static @Nullable Samples find(FieldType type) {
        return ALL.get(type.key());
    }

    public static Samples of(FieldType type) {
        return Objects.requireNonNull(find(type), () -> "no samples of " + type.key());
    }

    /** A field of the type, called after it. */
    public static FieldDefinition field(FieldType type) {
        Options options = Options.of(type, of(type).options());
        return new FieldDefinition(
                "f_" + type.key(),
                type.with(options),
                new Label("字段", "Field"),
                null,
                false,
                type.derived(),
                false,
                false,
                false,
                options,
                false,
                OnDelete.KEEP,
                false);
    }

    /** A value in its Java form. */
    public static Object value(FieldType type, Object given) {
        FieldDefinition field = field(type);
        return switch (field.type().read(given, field, Reading.NEUTRAL)) {
            case Parsed.Value(var value) -> value;
            case Parsed.Empty _ -> throw new AssertionError(type.key() + " lost " + given);
            case Parsed.Refused(var finding) ->
                    throw new AssertionError(type.key() + " refused " + given + ": " + finding);
        };
    }

    private static Samples of(Map<String, ?> options, List<Object> good, Object... bad) {
        return new Samples(options, good, Arrays.asList(bad));
    }

    private static List<Object> good(Object... given) {
        return Arrays.asList(given);
    }

    private static Map<String, Object> choice(String value, String zh, String en) {
        return Map.of("value", value, "label", Map.of("zh", zh, "en", en));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(at -> new UUID(7, at).toString()).toList();
    }

    private static List<String> many(String stem, int count) {
        return IntStream.range(0, count).mapToObj(at -> stem + at).toList();
    }
}
