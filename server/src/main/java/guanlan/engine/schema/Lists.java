package guanlan.engine.schema;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** Several texts in one field: as a list in JSON and Java, as an array in the database. */
final class Lists {
    private static final Pattern BETWEEN = Pattern.compile("[,，、;；|\\n\\t]+");

    /** Made once: an array type is dear to make, and every statement asks for it. */
    private static final DataType<List<String>> COLUMN = made();

    private Lists() {}

    static DataType<List<String>> column() {
        return COLUMN;
    }

    private static DataType<List<String>> made() {
        @SuppressWarnings("unchecked") // a list of texts is a list
        Class<List<String>> list = (Class<List<String>>) (Class<?>) List.class;
        return SQLDataType.CLOB
                .array()
                .asConvertedDataType(
                        Converter.ofNullable(
                                String[].class,
                                list,
                                texts -> List.of(texts),
                                texts -> texts.toArray(String[]::new)));
    }

    /** The items of a list of JSON, or of a text with commas (of either width) between them. */
    static List<String> items(Object raw) {
        Stream<?> parts =
                raw instanceof Collection<?> list
                        ? list.stream()
                        : BETWEEN.splitAsStream(TextType.given(raw));
        return parts.map(TextType::given).filter(item -> !item.isEmpty()).toList();
    }
}
