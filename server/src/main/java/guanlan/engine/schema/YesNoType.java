package guanlan.engine.schema;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** Yes or no, in the words of both languages. */
record YesNoType() implements FieldType {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "有", "对", "√", "✓");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "无", "不", "×", "✗");

    @Override
    public String key() {
        return "yesno";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.BOOLEAN;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = TextType.given(raw).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        if (YES.contains(text) || NO.contains(text)) {
            return new Parsed.Value(YES.contains(text));
        }
        return SchemaProblem.NO_YES_NO.refuse(field, Map.of("value", SchemaProblem.shown(text)));
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        boolean yes = (Boolean) value;
        return habits.isChinese() ? yes ? "是" : "否" : yes ? "yes" : "no";
    }
}
