package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.values.PostalAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/**
 * An address in its levels, given as an object or as one line. Criteria and cells see the line,
 * which is kept beside the levels.
 */
record AddressType() implements FieldType {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINE = "line";
    private static final String CODE = "code";
    private static final Set<String> LEVELS =
            Set.of("province", "city", "district", "street", "detail");
    private static final int LONGEST = 500;

    @Override
    public String key() {
        return "address";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.JSONB.asConvertedDataType(
                Converter.ofNullable(
                        JSONB.class,
                        PostalAddress.class,
                        json -> levels(JSON.readValue(json.data(), Map.class)),
                        address -> JSONB.valueOf(JSON.writeValueAsString(parts(address)))));
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Map<?, ?> given && !LEVELS.containsAll(named(given))) {
            return UnfitValue.refuse(field, given.keySet().toString());
        }
        PostalAddress address =
                switch (raw) {
                    case PostalAddress known -> known;
                    case Map<?, ?> given -> levels(given).inferred();
                    default -> PostalAddress.read(TextType.given(raw));
                };
        int length = address.line().length();
        if (length > LONGEST) {
            return SchemaProblem.TOO_LONG.refuse(field, Map.of("max", LONGEST, "length", length));
        }
        return address.isEmpty() ? Parsed.EMPTY : new Parsed.Value(address);
    }

    /** Line and code are ours to write; given again, they say nothing. */
    private static Set<?> named(Map<?, ?> given) {
        var names = new LinkedHashMap<Object, Object>(given);
        names.remove(LINE);
        names.remove(CODE);
        return names.keySet();
    }

    private static PostalAddress levels(Map<?, ?> given) {
        return new PostalAddress(
                level(given, "province"),
                level(given, "city"),
                level(given, "district"),
                level(given, "street"),
                level(given, "detail"));
    }

    private static String level(Map<?, ?> given, String level) {
        Object text = given.get(level);
        return text == null ? "" : TextType.given(text);
    }

    private static Map<String, Object> parts(PostalAddress address) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("province", address.province());
        parts.put("city", address.city());
        parts.put("district", address.district());
        parts.put("street", address.street());
        parts.put("detail", address.detail());
        parts.values().removeIf(""::equals);
        if (address.code() > 0) {
            parts.put(CODE, address.code());
        }
        parts.put(LINE, address.line());
        return parts;
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return DSL.field("{0} ->> {1}", SQLDataType.CLOB, column, DSL.inline(LINE));
    }

    @Override
    public Object asked(Object value) {
        return ((PostalAddress) value).line();
    }

    @Override
    public Object stored(Object value) {
        return parts((PostalAddress) value);
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((PostalAddress) value).line();
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
