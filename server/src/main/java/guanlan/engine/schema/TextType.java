package guanlan.engine.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Words: trimmed, and without the one character that no database stores. */
record TextType(String key, Class<? extends Options> options) implements FieldType {

    /** A line or two. */
    record Line(int maxLength) implements Options {
        private static final int USUAL = 500;

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Line of(@Nullable Integer maxLength) {
            return new Line(maxLength == null ? USUAL : maxLength);
        }
    }

    /** Pages. */
    record Pages(int maxLength) implements Options {
        private static final int USUAL = 100_000;

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Pages of(@Nullable Integer maxLength) {
            return new Pages(maxLength == null ? USUAL : maxLength);
        }
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        if (text.length() > field.maxLength()) {
            return SchemaProblem.TOO_LONG.refuse(
                    field, Map.of("max", field.maxLength(), "length", text.length()));
        }
        return new Parsed.Value(text);
    }

    /**
     * What was given, as trimmed text that can be stored: a lone half of a surrogate pair becomes a
     * question mark.
     */
    static String given(Object raw) {
        String text = String.valueOf(raw).strip();
        if (text.indexOf('\0') >= 0) {
            text = text.replace("\0", "").strip();
        }
        return isWhole(text) ? text : new String(text.getBytes(UTF_8), UTF_8);
    }

    private static boolean isWhole(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isSurrogatePair(
                        text.charAt(at), at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
